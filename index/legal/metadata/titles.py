"""The title (trích yếu) of a document, from capitals to a sentence."""

import re
from itertools import islice
from pathlib import Path

from index.legal.metadata.legal_text import is_capitals
from index.lexicon.document_numbers import known_part
from index.lexicon.types import TYPE_PATTERN
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_LEADS: list[str] = sorted(_WORDS["leads"], key=len, reverse=True)
_ENACTING: tuple[str, ...] = tuple(_WORDS["enacting"])
_NAMES: dict[str, str] = {name.lower(): name for name in _WORDS["names"]}
_ACRONYMS: frozenset[str] = frozenset(_WORDS["acronyms"])
_PLACE = re.compile(rf"(?i)\b(?:{'|'.join(_WORDS['places'])})\s+(?=[^\W\d_])")
_LAST_RUN = 12  # words looked up together
# Each word of a title is looked up in the whole body, and each place there is looked at: a line of
# capitals as long as the text, or its words again and again, would take the square of its length.
_LONGEST = 80  # words; the longest of the shipped documents has 26
_MOST_PROVISIONS = 30


def is_enacting(line: str) -> bool:
    """Tell whether `line`, in capitals, names who enacts (THỦ TƯỚNG CHÍNH PHỦ)."""
    return is_capitals(line) and line.startswith(_ENACTING)


def subject(title: str) -> str:
    """Return `title` without “về việc”, “phê duyệt”, “ban hành” and the like before its subject."""
    rest = title.strip(" .:;“”\"'–-")
    while True:
        for lead in _LEADS:
            if rest.lower().startswith(f"{lead} "):
                rest = rest[len(lead) :].lstrip(" :")
                break
        else:
            return rest[:1].upper() + rest[1:]


def sentence_case(title: str, body: str) -> str:
    """Return `title`, in capitals, as running text writes it.

    `body` decides: the longest run of words it writes in small letters shows how each is written;
    names and acronyms known in general keep their capitals, all else becomes small.
    """
    words = title.split()
    if len(words) > _LONGEST or not is_capitals(title):
        return title
    written: list[str] = []
    while len(written) < len(words):
        written += _next_words(words, len(written), body)
    return _restore_names(" ".join(written))


def name_case(words: str) -> str:
    """Return `words` with a capital on each (HÀ NỘI → Hà Nội)."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), words)


def _next_words(words: list[str], at: int, body: str) -> list[str]:
    for length in range(min(len(words) - at, _LAST_RUN), 1, -1):
        run = words[at : at + length]
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, run)) + r"(?!\w)"
        for found in islice(re.finditer(pattern, body, re.IGNORECASE), _MOST_PROVISIONS):
            as_written = found[0].split()
            if is_capitals(found[0]):
                continue
            if _begins_sentence(body, found.start()):
                as_written[0] = _alone(words[at], as_written[0])
            return as_written
    return [_alone(words[at])]


def _begins_sentence(body: str, start: int) -> bool:
    before = body[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '.:\n“"-–)+'


def _alone(word: str, written: str | None = None) -> str:
    bare = word.strip(',;.()“”"')
    if bare in _ACRONYMS or re.search(r"\d", bare):
        return _number_case(word)
    return (written or word).lower()


def _number_case(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: known_part(part[0]) or part[0], word)


def _restore_names(text: str) -> str:
    for low, name in _NAMES.items():
        text = re.sub(rf"(?<!\w){re.escape(low)}(?!\w)", name, text, flags=re.IGNORECASE)
    # “nghị quyết số 5”, “luật giao dịch điện tử” name a document; “kế hoạch” alone does not.
    named = rf"(?i)(?:{TYPE_PATTERN})(?=\s+(?:số\s+)?\d)"
    return re.sub(named, lambda kind: kind[0][0].upper() + kind[0][1:].lower(), text)


def place_case(text: str) -> str:
    """Return `text` in small letters, each word after “tỉnh”, “thành phố” … a name."""
    low = text.lower()
    match = _PLACE.search(low)
    return low[: match.end()] + name_case(low[match.end() :]) if match else low
