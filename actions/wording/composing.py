"""Put quotes into words: the sentence that answers, what must be said beside it, the source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from actions.answer import Answer, AnswerStatus, Suggestion
from actions.executing.result import Group, Note, Quote
from actions.wording.catalogue import say
from actions.wording.citing import cite, sources
from actions.wording.describing import describe
from actions.wording.itemising import itemised
from actions.wording.naming import called
from actions.wording.noting import names_year, notes
from actions.wording.pointing import opened, pointed
from actions.wording.rendering import is_shown_in, shown
from index.documents.names import labelled
from index.lexicon.place_names import with_places
from index.records.document import Document, Passage
from index.text.folding import syllables
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
    opening: Sequence[Quote] = (),
    groups: Sequence[Group] = (),
    items: Sequence[str] = (),
    overtaken: Sequence[Note] = (),
) -> Answer:
    """Return the answer that consists of `quotes`, one or more, with their sources.

    Its notes are as of `today`. `before` is said first: what of the question cannot be answered;
    `after` below the quotes. `labels`, one for each quote, make each a point of a list; `opening`
    is said before it, and `groups` stand over its points. `items` are listed in the only quote.
    `overtaken` says which quotes no longer hold, and quotes what does.
    """
    words: Sequence[str] = ()
    if groups:
        first, points = opened(language, opening), pointed(language, quotes, labels, groups, today)
        before = " ".join(filter(None, (first.text, before)))
        said, words, quotes = points.text, (*first.words, *points.words), (*opening, *quotes)
    elif labels:
        said = _points(language, quotes, labels)
    else:
        listed = _body(language, quotes)
        said = _framed(language, quotes, itemised(listed, items) if len(quotes) == 1 else listed)
    body = "\n".join(quote.words for quote in quotes)
    newer = [note for note in overtaken if note.now and not labels]
    if newer:
        # What is in force comes first.
        lines = [_overtaken(note, language, today) for note in newer]
        name = called(quotes[0].document, language)
        said = "\n".join([*lines, say(language, "overtaken.then", name=name, sentence=said)])
    beside = [_overtaken(note, language, today) for note in overtaken if note not in newer]
    held = {quote.document.id for quote in quotes}
    quotes = (*quotes, *(note.now for note in overtaken if note.now))
    for document in {quote.document.id: quote.document for quote in quotes}.values():
        passages = _passages(document, quotes)
        of_document = [quote for quote in quotes if quote.document.id == document.id]
        dated = not groups and (not labels or all(map(names_year, of_document)))
        if document.id in held:
            beside += notes(language, document, passages, body, today, dated)
    origins = "\n".join(sources(language, quotes))
    parts = (before, said, after, "\n".join(dict.fromkeys(beside)), origins)
    text = "\n\n".join(part for part in parts if part)
    citations = [cite(quote, language) for quote in quotes]
    if words:  # as far as they are shown
        told = zip(citations, words, strict=False)  # behind them stands what holds now
        citations = [*(replace(c, quote=each) for c, each in told), *citations[len(words) :]]
    return Answer(status, text, language, tuple(citations), suggestions)


def refused(
    language: Language,
    status: AnswerStatus,
    reason: str,
    today: date,
    nearest: Quote | None = None,
    suggestions: tuple[Suggestion, ...] = (),
    is_led: bool = False,
    overtaken: Sequence[Note] = (),
) -> Answer:
    """Return a refusal that says why, adds the nearest known as of `today`, what to ask instead.

    `is_led`: `reason` says already what the nearest is.
    """
    if nearest is None:
        return Answer(status, reason, language, suggestions=suggestions)
    document, passage, words = nearest
    parts = (
        reason,
        _body(language, [nearest]) if is_led else _nearest(language, nearest),
        "\n".join(
            (
                *(_overtaken(note, language, today) for note in overtaken),
                *notes(language, document, [passage], words, today),
            )
        ),
        "\n".join(sources(language, [nearest])),
    )
    text = "\n\n".join(part for part in parts if part)
    return Answer(status, text, language, (cite(nearest, language),), suggestions)


def _nearest(language: Language, quote: Quote) -> str:
    aside = _aside(language, quote)
    words = shown(quote, language).words
    words = say(language, "quoted", sentence=words) if aside else words
    return say(language, "nearest", sentence=words, aside=aside)


def _overtaken(note: Note, language: Language, today: date) -> str:
    """Return that a text no longer holds, and the words that hold now."""
    said = describe(note.line, language, today)
    if note.now is None:
        return said
    document, passage, _ = note.now
    words = shown(note.now, language).words
    sentence = f"“{words}”" if passage.wording == "verbatim" else words
    name = called(document, language)
    return f"{said} {say(language, 'overtaken.now', name=name, sentence=sentence)}"


def _points(language: Language, quotes: Sequence[Quote], labels: Sequence[str]) -> str:
    """Return a line for each quote; one for neighbours of one label, as sides that are compared."""
    lines: list[str] = []
    last = ""
    for quote, label in zip(quotes, labels, strict=True):
        document, passage, _ = quote
        words = shown(quote, language).words
        words = f"“{words}”" if passage.wording == "verbatim" else words
        is_name = label == document.name
        name = called(document, language) if is_name else with_places(label, language)
        if label and label == last:
            lines[-1] += f" {words}"
        else:
            says_it = words.startswith((name, label)) or _says_years(label, words)
            told = words if says_it else labelled(name, words, language)
            lines.append(f"• {told}")
        last = label
    return "\n".join(dict.fromkeys(lines))


def _says_years(label: str, words: str) -> bool:
    """Tell whether `label` is several years, “2025, 2030”, all of which `words` name."""
    return label[:1].isdigit() and "," in label and set(syllables(label)) <= set(syllables(words))


def _body(language: Language, quotes: Sequence[Quote]) -> str:
    """Return what is quoted: our own words first, then those of the text, told apart."""
    own = [quote for quote in quotes if quote.passage.wording == "summary"]
    summary = [shown(quote, language).words for quote in own]
    verbatim = [quote.words for quote in quotes if quote.passage.wording == "verbatim"]
    if not verbatim:
        return " ".join(dict.fromkeys(summary))
    if not summary:
        return "\n".join(verbatim)
    exact = [say(language, "in_its_words", sentence=words) for words in dict.fromkeys(verbatim)]
    return "\n\n".join([" ".join(dict.fromkeys(summary)), *exact])


def _framed(language: Language, quotes: Sequence[Quote], body: str) -> str:
    """Return `body`, said to be in Vietnamese where the conversation is not."""
    if is_shown_in(quotes[0], language):
        return body
    return say(language, "foreign", sentence=say(language, "quoted", sentence=body))


def _aside(language: Language, quote: Quote) -> str:
    """Return that `quote` is in Vietnamese, where the conversation is not."""
    return "" if is_shown_in(quote, language) else say(language, "in_vietnamese")


def _passages(document: Document, quotes: Sequence[Quote]) -> list[Passage]:
    return [quote.passage for quote in quotes if quote.document.id == document.id]
