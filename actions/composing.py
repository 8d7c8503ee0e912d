"""Put answers into words: the sentence that answers, what must be said beside it, the source."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from actions.answer import Answer, AnswerStatus, Citation, Suggestion
from actions.emergencies.phrases import contains_any
from actions.messages import say, say_kind
from index.documents.card import CARD_HEADING, name_number, show_date
from index.judging.hit import ScoredPassage
from index.legal.structure.path import SEPARATOR
from index.records.document import Document, Passage
from index.references.namesakes import name_among
from index.text.language import Language

# A year that is no part of a date or of a document's number.
_TARGET_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_SUGGESTIONS = 3
_PART = "mới đọc được một phần của {name}"
_ENDED = "hết hiệu lực"
_TARGET = "mục tiêu"
_ARTICLE = re.compile(r"Điều \d")


def cite(document: Document, passage: Passage, quote: str) -> Citation:
    """Return the citation of `quote`, a span of `passage`."""
    first = passage.sources[0] if passage.sources else ""
    url = first if first.startswith(("http://", "https://")) else None
    return Citation(
        document_id=document.id,
        number=document.number,
        title=document.title or document.id,
        issued=document.issued.isoformat() if document.issued else None,
        heading=passage.heading,
        quote=quote,
        url=url,
        kind=passage.wording,
    )


def answered(
    language: Language,
    quotes: Sequence[tuple[Document, Passage, str]],
    today: date,
    status: AnswerStatus = AnswerStatus.ANSWERED,
    before: str = "",
    suggestions: tuple[Suggestion, ...] = (),
    after: str = "",
) -> Answer:
    """Return the answer that consists of `quotes`, of one document each, with their sources.

    Its notes are as of `today`. `before` is said first: what of the question cannot be answered;
    `after` below the quotes.
    """
    body = _body(language, quotes)
    documents = list({document.id: document for document, _, _ in quotes}.values())
    said = _with_date(language, quotes[0][0], quotes[0][1], body)
    notes = [
        note
        for document in documents
        for note in _notes(language, document, _passages(document, quotes), body, today)
    ]
    sources = [
        source
        for document in documents
        for source in _sources(language, document, _passages(document, quotes))
    ]
    text = "\n\n".join(
        part for part in (before, said, after, "\n".join(notes), "\n".join(sources)) if part
    )
    citations = tuple(cite(document, passage, quote) for document, passage, quote in quotes)
    return Answer(status, text, language, citations, suggestions)


def refused(
    language: Language,
    status: AnswerStatus,
    reason: str,
    today: date,
    nearest: ScoredPassage | None = None,
    suggestions: tuple[Suggestion, ...] = (),
) -> Answer:
    """Return a refusal that says why, adds the nearest known as of `today`, what to ask instead."""
    if nearest is None:
        text = f"{reason}\n\n{say(language, 'ask_instead')}"
        return Answer(status, text, language, suggestions=suggestions)
    document = nearest.document
    quote = quoted(nearest)
    passage = placed(nearest)
    related = say(language, "nearest", sentence=quote)
    notes = "\n".join(_notes(language, document, [passage], quote, today))
    source = "\n".join(_sources(language, document, [passage]))
    text = "\n\n".join(part for part in (reason, related, notes, source) if part)
    citation = cite(document, passage, quote)
    return Answer(status, text, language, (citation,), suggestions)


def quoted(hit: ScoredPassage) -> str:
    """Return the words of `hit` that fit the question best."""
    start, end = hit.sentence
    return hit.passage.text[start:end]


def placed(hit: ScoredPassage) -> Passage:
    """Return the passage of `hit`, headed by the very place of what is quoted of it."""
    return replace(hit.passage, heading=hit.unit_path)


def related_suggestions(hits: Iterable[ScoredPassage]) -> tuple[Suggestion, ...]:
    """Return further questions, from the headings of what was found: each is one we can answer."""
    found: dict[str, Suggestion] = {}
    for hit in hits:
        heading = hit.passage.heading
        if heading in ("", CARD_HEADING):
            continue
        if hit.passage.wording == "verbatim":
            steps = hit.unit_path.split(SEPARATOR)
            article = next((step for step in steps if _ARTICLE.match(step)), "")
            if not article:
                continue  # a roman section or an annex cannot be asked for by its heading alone
            heading = article
            if not hit.document.number:
                continue  # nothing in the heading says of which text it is
        payload = f"{hit.document.name}: {heading}" if hit.document.number else heading
        found.setdefault(payload, Suggestion(payload, payload))
    return tuple(found.values())[:_SUGGESTIONS]


def document_suggestions(
    documents: Sequence[Document], asking: str = "{name} nói về gì?"
) -> tuple[Suggestion, ...]:
    """Return one suggestion a document: what to show, and `asking` with a name of it alone."""
    names = [name_among(document, documents) for document in documents]
    return tuple(
        Suggestion(f"{name}: {document.title}" if document.title else name, _filled(asking, name))
        for name, document in zip(names, documents, strict=True)
    )


def _filled(asking: str, name: str) -> str:
    return asking.replace("{name}", name)


def _body(language: Language, quotes: Sequence[tuple[Document, Passage, str]]) -> str:
    """Return what is quoted: our own words first, then those of the text, told apart."""
    summary = [quote for _, passage, quote in quotes if passage.wording == "summary"]
    verbatim = [quote for _, passage, quote in quotes if passage.wording == "verbatim"]
    if not verbatim:
        return " ".join(dict.fromkeys(summary))
    if not summary:
        return "\n".join(verbatim)
    exact = [say(language, "in_its_words", sentence=quote) for quote in dict.fromkeys(verbatim)]
    return "\n\n".join([" ".join(dict.fromkeys(summary)), *exact])


def _with_date(language: Language, document: Document, passage: Passage, body: str) -> str:
    of_an_event = document.number is None and passage.wording == "summary"
    if of_an_event and document.type and document.issued:
        issued = document.issued
        kind = say_kind(language, document.type)
        when = {"kind": kind, "month": issued.month, "year": issued.year}
        return say(language, "event_date", sentence=body, **when)
    return say(language, "foreign", sentence=body)


def _notes(
    language: Language,
    document: Document,
    passages: Sequence[Passage],
    body: str,
    today: date,
) -> list[str]:
    notes: list[str] = []
    headings = [passage.heading for passage in passages]
    validity = document.validity
    if validity and validity.state == "ended" and not contains_any(body, [_ENDED]):
        day = show_date(validity.since) if validity.since else ""
        number = name_number(validity.by or "")
        note = say(
            language,
            "ended",
            name=document.name,
            since=say(language, "ended_since", day=day) if day else "",
            by=say(language, "ended_by", number=number) if number else "",
            doubt=say(language, "single_source") if "validity" in document.single_source else "",
        )
        notes.append(note)
    if year := _past_target(headings, body, today):
        notes.append(say(language, "period_over", end=year))
    if document.completeness == "partial" and _PART.format(name=document.name) not in body:
        notes.append(say(language, "partial_text", name=document.name))
    read = [text for text in document.texts if text.used and text.by_ocr]
    if read and any(passage.wording == "verbatim" for passage in passages):
        notes.append(say(language, "by_ocr", name=document.name))
    return notes


def _past_target(headings: Sequence[str], body: str, today: date) -> int | None:
    """Return the last year of the targets quoted when all of them lie before `today`'s."""
    if not any(contains_any(text, [_TARGET]) for text in (*headings, body)):
        return None
    years = [int(year) for text in (*headings, body) for year in _TARGET_YEAR.findall(text)]
    return max(years) if years and max(years) < today.year else None


def _sources(language: Language, document: Document, passages: Sequence[Passage]) -> list[str]:
    """Return a line on where the words of `passages` come from: our summary, the text itself."""
    name = _dated(language, document)
    verbatim = [passage.heading for passage in passages if passage.wording == "verbatim"]
    lines = []
    if len(verbatim) < len(passages):
        lines.append(card_source(language, document))
    if verbatim:
        place = "; ".join(dict.fromkeys(heading for heading in verbatim if heading))
        where = f"{name}, {place}" if place else name
        others = [text for text in document.texts if not text.used]
        used = next((text.file for text in document.texts if text.used), "")
        key = "source_of_several" if others else "source_verbatim"
        lines.append(say(language, key, place=where, file=used))
    return lines


def card_source(language: Language, document: Document) -> str:
    """Return the line on where what our card says of `document` comes from."""
    return say(language, "source_summary", name=_dated(language, document))


def _dated(language: Language, document: Document) -> str:
    if document.issued is None:
        return document.name
    return say(language, "dated", name=document.name, issued=show_date(document.issued))


def _passages(document: Document, quotes: Sequence[tuple[Document, Passage, str]]) -> list[Passage]:
    return [passage for d, passage, _ in quotes if d.id == document.id]
