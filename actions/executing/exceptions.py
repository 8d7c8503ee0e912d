"""What of a text takes effect, or applies, on another day than the rest: “riêng Điều 28 …”."""

import re
from pathlib import Path

from actions.executing.cards import body_of, texts_of
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.units import unit_found
from index.documents.names import show_date
from index.lexicon.dates import find_dates
from index.records.document import Document
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_APART, _WHOLE = (
    re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS[key])})(?!\w)", re.IGNORECASE)
    for key in ("apart", "whole")
)
_IN_FORCE = "hiệu lực"
_ARTICLE = re.compile(r"(?<!\w)Điều \d")
_HEADED = re.compile(r"(?i)hiệu lực|thi hành")
_PART = re.compile(r"(?i)(?:các )?(?:quy định|điều|khoản|điểm)\b.{0,200}?có hiệu lực")
_DAY = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?!\d)")


def later_articles(document: Document, context: Context) -> Quote | None:
    """Return what our summary says of what has a day of its own, if anything."""
    if document.effective is None:
        return None
    day = show_date(document.effective)
    for passage in body_of(document, context):
        for start, end in passage.sentences if passage.wording == "summary" else ():
            words = passage.text[start:end]
            is_apart = _APART.search(words) and _ARTICLE.search(words) and _IN_FORCE in words
            if is_apart and set(_DAY.findall(words)) - {day}:
                return Quote(document, passage, words)
    return None


def earlier_clauses(document: Document, context: Context) -> tuple[Quote, ...]:
    """Return the clauses of the text itself by which some of it takes effect on another day.

    “2. Các quy định sau đây của Luật này có hiệu lực từ ngày …”, whole with its points.
    """
    if document.effective is None:
        return ()
    for text in texts_of(document, context):
        for row, unit in enumerate(text.units):
            if unit.level != "clause" or unit.parent is None:
                continue
            above = text.units[unit.parent]
            first = text.body[unit.body : unit.end].strip().partition("\n")[0]
            if above.level != "article" or not _HEADED.search(above.title) or "“" in first:
                continue
            days = {found.day for found in find_dates(first)}
            if (
                _IN_FORCE in first
                and days
                and document.effective not in days
                and _PART.search(first)
            ):
                return unit_found(document, text, row).quotes
    return ()


def says_all(claim: str) -> bool:
    """Tell whether `claim` says that the whole of a text took effect: “có hiệu lực hết từ …”."""
    return bool(_WHOLE.search(claim))
