"""Cut a message into the windows in which a danger is looked for."""

from index.text.sentences import sentence_spans

# In characters; the encoder reads about 1,500 of a text.
_LONGEST_WHOLE = 600
_LONGEST_SENTENCE = 300
# Beside the whole message, so that one of many sentences costs a bounded time.
MOST_WINDOWS = 8
# Fewer words alone say nothing that the whole message does not.
_FEWEST_WORDS = 3


def danger_windows(message: str) -> list[str]:
    """Return `message`, then its sentences, each text once; at most `MOST_WINDOWS` + 1.

    Of a message that is too long both ends stand for the whole: a cry is first or last in it.
    Sentences of a message that has more of them are joined with their neighbours.
    """
    sentences = [part for part in _sentences(message) if len(part.split()) >= _FEWEST_WORDS]
    per_window = -(-len(sentences) // MOST_WINDOWS) or 1
    starts = range(0, len(sentences), per_window)
    windows = (" ".join(sentences[start : start + per_window]) for start in starts)
    whole = message.strip()
    if len(whole) > _LONGEST_WHOLE:
        half = _LONGEST_WHOLE // 2
        whole = f"{whole[:half].rstrip()} {whole[-half:].lstrip()}"
    return list(dict.fromkeys((whole, *windows))) if whole else []


def _sentences(message: str) -> list[str]:
    """Return the sentences of `message`, those that are too long in several parts."""
    parts: list[str] = []
    for start, end in sentence_spans(message):
        while end - start > _LONGEST_SENTENCE:
            cut = message.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
            cut = cut if cut > start else start + _LONGEST_SENTENCE
            parts.append(message[start:cut].strip())
            start = cut
        parts.append(message[start:end].strip())
    return parts
