"""What must be said beside a quote: that its time is over, that it was read in part, by machine."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from actions.answer import Answer
from actions.executing.result import Quote
from actions.wording.catalogue import say
from actions.wording.naming import called
from index.records.document import Document, Passage
from index.text.language import Language

# A year that is no part of a date or of a document's number.
_TARGET_YEAR = re.compile(r"(?<![\d/])(?<!từ năm )20\d\d(?![\d/])")
_PART = "mới đọc được một phần của {name}"
_TARGET = re.compile(r"\bmục tiêu\b", re.IGNORECASE)


def notes(
    language: Language,
    document: Document,
    passages: Sequence[Passage],
    body: str,
    today: date,
    dated: bool = True,
) -> list[str]:
    """Return the notes on `passages` of `document`, of which `body` is shown, as of `today`.

    `body` is what was found, in Vietnamese, in whatever language it is shown.

    `dated`: all that is told is of the years that the body names.
    """
    lines: list[str] = []
    headings = [passage.heading for passage in passages]
    if dated and (year := _past_target(headings, body, today)):
        lines.append(say(language, "period_over", end=year))
    if document.completeness == "partial" and _PART.format(name=called(document, "vi")) not in body:
        lines.append(say(language, "partial_text", name=called(document, language)))
    read = [text for text in document.texts if text.used and text.by_ocr]
    if read and any(passage.wording == "verbatim" for passage in passages):
        lines.append(say(language, "by_ocr", name=called(document, language)))
    return lines


def with_doubt_once(answer: Answer) -> Answer:
    """Return `answer` saying once that several things in it stand in one source only."""
    marks = {each: say(each, "one_source.mark") for each in get_args(Language)}
    told = {each: say(each, "single_source") for each in marks}  # in what we say beside it
    text = answer.text
    language = next(
        (each for each in marks if text.count(marks[each]) + text.count(told[each]) > 1), None
    )
    mark = marks[language] if language else ""
    # A quote stays word for word what the store holds.
    whole = [each for each in answer.citations if mark in each.quote.removesuffix(f"{mark}.")]
    if language is None or whole:
        return answer
    doubt = say(answer.language, "one_source.note")
    citations = tuple(
        replace(each, quote=each.quote.removesuffix(f"{mark}.")) for each in answer.citations
    )
    parts = said_once(text.replace(mark, "").replace(told[language], "").split("\n\n"))
    source = say(answer.language, "source_summary", names="").partition(":")[0]
    parts.insert(len(parts) - parts[-1].startswith(source), doubt)  # the source comes last
    return replace(answer, text="\n\n".join(parts), citations=citations)


def said_once(paragraphs: Sequence[str]) -> list[str]:
    """Return `paragraphs`, each once, without the notes that another one says by itself."""
    kept = [one for one in paragraphs if not any(one.endswith(f": {each}") for each in paragraphs)]
    return list(dict.fromkeys(kept))


def names_year(quote: Quote) -> bool:
    """Tell whether `quote`, or the heading it stands under, names a year."""
    return _TARGET_YEAR.search(f"{quote.passage.heading} . {quote.words}") is not None


def _past_target(headings: Sequence[str], body: str, today: date) -> int | None:
    """Return the last year of the targets quoted when all of them lie before `today`'s."""
    if not any(_TARGET.search(text) for text in (*headings, body)):
        return None
    years = [int(year) for text in (*headings, body) for year in _TARGET_YEAR.findall(text)]
    return max(years) if years and max(years) < today.year else None
