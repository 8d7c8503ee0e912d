"""What must be said beside a quote: that it has ended, is over, was read in part or by machine."""

import re
from collections.abc import Sequence
from datetime import date

from actions.executing.result import Quote
from actions.wording.catalogue import say
from index.documents.names import name_in, name_number, show_date
from index.records.document import Document, Passage
from index.text.language import Language

# A year that is no part of a date or of a document's number.
_TARGET_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_PART = "mới đọc được một phần của {name}"
_ENDED = "hết hiệu lực"
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
    if (ended := _ended(language, document)) and _ENDED not in body.lower():
        lines.append(ended)
    if dated and (year := _past_target(headings, body, today)):
        lines.append(say(language, "period_over", end=year))
    if document.completeness == "partial" and _PART.format(name=document.name) not in body:
        lines.append(say(language, "partial_text", name=name_in(document, language)))
    read = [text for text in document.texts if text.used and text.by_ocr]
    if read and any(passage.wording == "verbatim" for passage in passages):
        lines.append(say(language, "by_ocr", name=name_in(document, language)))
    return lines


def names_year(quote: Quote) -> bool:
    """Tell whether `quote`, or the heading it stands under, names a year."""
    return _TARGET_YEAR.search(f"{quote.passage.heading} . {quote.words}") is not None


def _ended(language: Language, document: Document) -> str:
    validity = document.validity
    if validity is None or validity.state != "ended":
        return ""
    day = show_date(validity.since, language) if validity.since else ""
    number = name_number(validity.by or "", language)
    return say(
        language,
        "ended",
        name=name_in(document, language),
        since=say(language, "ended_since", day=day) if day else "",
        by=say(language, "ended_by", number=number) if number else "",
        doubt=say(language, "single_source") if "validity" in document.single_source else "",
    )


def _past_target(headings: Sequence[str], body: str, today: date) -> int | None:
    """Return the last year of the targets quoted when all of them lie before `today`'s."""
    if not any(_TARGET.search(text) for text in (*headings, body)):
        return None
    years = [int(year) for text in (*headings, body) for year in _TARGET_YEAR.findall(text)]
    return max(years) if years and max(years) < today.year else None
