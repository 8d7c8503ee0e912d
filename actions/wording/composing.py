"""Put quotes into words: the sentence that answers, what must be said beside it, the source."""

from collections.abc import Sequence
from datetime import date

from actions.answer import Answer, AnswerStatus, Suggestion
from actions.executing.result import Note, Quote
from actions.wording.catalogue import say
from actions.wording.citing import cite, sources
from actions.wording.describing import describe
from actions.wording.noting import names_year, notes
from index.records.document import Document, Passage
from index.text.language import Language


def answered(
    language: Language,
    quotes: Sequence[Quote],
    today: date,
    status: AnswerStatus = AnswerStatus.ANSWERED,
    before: str = "",
    suggestions: tuple[Suggestion, ...] = (),
    after: str = "",
    labels: Sequence[str] = (),
    overtaken: Sequence[Note] = (),
) -> Answer:
    """Return the answer that consists of `quotes`, one or more, with their sources.

    Its notes are as of `today`. `before` is said first: what of the question cannot be answered;
    `after` below the quotes. `labels`, one for each quote, make each a point of a list. `overtaken`
    says which of them no longer hold, and quotes what does.
    """
    if labels:
        body = said = _points(quotes, labels)
    else:
        body = _body(language, quotes)
        said = say(language, "foreign", sentence=body)
    newer = [note for note in overtaken if note.now and not labels]
    if newer:
        # What is in force comes first.
        lines = [_overtaken(note, language, today) for note in newer]
        name = quotes[0].document.name
        said = "\n".join([*lines, say(language, "overtaken.then", name=name, sentence=said)])
    beside = [_overtaken(note, language, today) for note in overtaken if note not in newer]
    origins: list[str] = []
    held = {quote.document.id for quote in quotes}
    quotes = (*quotes, *(note.now for note in overtaken if note.now))
    for document in {quote.document.id: quote.document for quote in quotes}.values():
        passages = _passages(document, quotes)
        of_document = [quote for quote in quotes if quote.document.id == document.id]
        dated = not labels or all(map(names_year, of_document))
        if document.id in held:
            beside += notes(language, document, passages, body, today, dated)
        origins += sources(language, document, passages)
    parts = (before, said, after, "\n".join(beside), "\n".join(origins))
    text = "\n\n".join(part for part in parts if part)
    return Answer(status, text, language, tuple(map(cite, quotes)), suggestions)


def refused(
    language: Language,
    status: AnswerStatus,
    reason: str,
    today: date,
    nearest: Quote | None = None,
    suggestions: tuple[Suggestion, ...] = (),
    overtaken: Sequence[Note] = (),
) -> Answer:
    """Return a refusal that says why, adds the nearest known as of `today`, what to ask instead."""
    if nearest is None:
        return Answer(status, reason, language, suggestions=suggestions)
    document, passage, words = nearest
    parts = (
        reason,
        say(language, "nearest", sentence=words),
        "\n".join(
            (
                *(_overtaken(note, language, today) for note in overtaken),
                *notes(language, document, [passage], words, today),
            )
        ),
        "\n".join(sources(language, document, [passage])),
    )
    text = "\n\n".join(part for part in parts if part)
    return Answer(status, text, language, (cite(nearest),), suggestions)


def _overtaken(note: Note, language: Language, today: date) -> str:
    """Return that a text no longer holds, and the words that hold now."""
    said = describe(note.line, language, today)
    if note.now is None:
        return said
    document, passage, words = note.now
    sentence = f"“{words}”" if passage.wording == "verbatim" else words
    return f"{said} {say(language, 'overtaken.now', name=document.name, sentence=sentence)}"


def _points(quotes: Sequence[Quote], labels: Sequence[str]) -> str:
    """Return a line for each quote; one for neighbours of one label, as sides that are compared."""
    lines: list[str] = []
    last = ""
    for (_, passage, words), label in zip(quotes, labels, strict=True):
        shown = f"“{words}”" if passage.wording == "verbatim" else words
        if label and label == last:
            lines[-1] += f" {shown}"
        else:
            lines.append(f"• {shown}" if shown.startswith(label) else f"• {label}: {shown}")
        last = label
    return "\n".join(dict.fromkeys(lines))


def _body(language: Language, quotes: Sequence[Quote]) -> str:
    """Return what is quoted: our own words first, then those of the text, told apart."""
    summary = [quote.words for quote in quotes if quote.passage.wording == "summary"]
    verbatim = [quote.words for quote in quotes if quote.passage.wording == "verbatim"]
    if not verbatim:
        return " ".join(dict.fromkeys(summary))
    if not summary:
        return "\n".join(verbatim)
    exact = [say(language, "in_its_words", sentence=words) for words in dict.fromkeys(verbatim)]
    return "\n\n".join([" ".join(dict.fromkeys(summary)), *exact])


def _passages(document: Document, quotes: Sequence[Quote]) -> list[Passage]:
    return [quote.passage for quote in quotes if quote.document.id == document.id]
