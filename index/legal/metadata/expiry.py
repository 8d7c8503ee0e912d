"""The day from which a text is no longer in force by its own terms: “… đến hết ngày …”."""

import re
from datetime import date, timedelta

from index.legal.metadata.effect import sentences_of
from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText
from index.lexicon.dates import find_dates
from index.lexicon.types import TYPE_PATTERN
from index.records.document import Validity

# The text itself is the subject of the clause: no other document may stand before the verb.
_OWN = re.compile(
    rf"(?:(?:Điều|ĐIỀU)\s+\d+[a-zđ]?\s*[.:–-]?\s*)?(?:\d+\s*[.)]\s*|[a-zđ]\)\s*|[-–+]\s*)?"
    rf"(?:{TYPE_PATTERN})(?:\s+liên\s+tịch)?\s+này\s+"
    r"(?P<verb>có\s+hiệu\s+lực|hết\s+hiệu\s+lực|được\s+(?:thực\s+hiện|áp\s+dụng)|áp\s+dụng)"
)
# What ends it, behind the day on which it begins: the last day, the first without it, years.
_LAST_DAY = re.compile(r"\bđến\s+(?:hết\s+)?(?=ngày\s)")
_ENDED_FROM = re.compile(r"(?:^|[,;]|\bvà)\s*hết\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ\s")
_YEARS = re.compile(
    r"(?:thực\s+hiện|áp\s+dụng|hiệu\s+lực)(?:\s+thi\s+hành)?\s+(?:trong\s+)?"
    r"(?:thời\s+(?:gian|hạn)\s+|trong\s+)(?P<years>\d{1,2})\s*(?:\([^)]{1,30}\)\s*)?năm(?!\s+\d)"
)
_ANOTHER = re.compile(rf"(?:{TYPE_PATTERN})\s+(?:số\s+)?\d")
_FURTHEST = 40  # characters between the words and their day
_FEBRUARY = 2


def read_expiry(source: LegalText, effective: Finding | None) -> Finding | None:
    """Return the validity that `source` sets itself: ended since a day, which may be to come.

    `effective`, the day on which it takes effect, is what years are counted from.
    """
    start = effective.value if effective and isinstance(effective.value, date) else None
    for sentence in sentences_of(source):
        own = _OWN.match(sentence)
        if own is None:
            continue
        terms = sentence[own.start("verb") :]
        if another := _ANOTHER.search(terms):
            terms = terms[: another.start()]
        since, is_counted = _end(terms, start)
        if since:
            validity = Validity(state="ended", since=since, own=True)
            return Finding(validity, "likely" if is_counted else "sure", sentence[:160])
    return None


def _end(terms: str, start: date | None) -> tuple[date | None, bool]:
    """Return the first day without the text by `terms`, and whether it is counted from `start`."""
    if last := _LAST_DAY.search(terms):
        day = _day_behind(terms, last.end())
        return (day + timedelta(days=1) if day else None), False
    if ended := _ENDED_FROM.search(terms):
        return _day_behind(terms, ended.end()), False
    if start and (years := _YEARS.search(terms)):
        return _years_after(start, int(years["years"])), True
    return None, False


def _day_behind(terms: str, at: int) -> date | None:
    found = next(find_dates(terms[at:]), None)
    return found.day if found and found.start < _FURTHEST else None


def _years_after(start: date, years: int) -> date:
    is_leap_day = (start.month, start.day) == (_FEBRUARY, 29)
    return start.replace(year=start.year + years, day=28 if is_leap_day else start.day)
