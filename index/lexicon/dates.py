"""Find the dates in a Vietnamese text, in figures or in words."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from index.yaml_file import read_yaml

_MONTHS: dict[str, int] = read_yaml(Path(__file__).with_suffix(".yml"))["months"]
_YEARS = range(1800, 2200)  # any other number is no year
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
# A date in folded text: “3/6/2020”, “03.6-2020”, “3 thang 6, nam 2020”. Groups: day, month, year.
FOLDED_DATE = (
    r"(?P<day>\d{1,2})\s*(?:[/.-]|\bthang\b)\s*"
    r"(?P<month>\d{1,2})\s*(?:[/.-]|,?\s*\bnam\b)\s*(?P<year>\d{4})\b"
)
_PATTERNS = (
    # 5 tháng 9 năm 2024, 5 tháng Chín 2024
    re.compile(
        rf"(?i)(?<!\d)(?P<d>\d{{1,2}})\s*tháng\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s*,?\s*(?:năm)?\s*"
        r"(?P<y>\d{4})(?!\d)"
    ),
    # 5/9/2024, 05.09.2024; but 12/1/2024/QĐ is a document number
    re.compile(
        r"(?<![\d/.-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})"
        r"(?!\d|/\w)"
    ),
    # 2024-09-05
    re.compile(r"(?<![\d/.-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
)


class DateAt(NamedTuple):
    """A date at `start`:`end` of a text, in characters."""

    day: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[DateAt]:
    """Yield the dates of `text` with day, month and year, in order; none that no calendar has."""
    dates = [
        DateAt(day, match.start(), match.end())
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
        if (day := _day(match)) is not None
    ]
    yield from sorted(dates, key=lambda at: at.start)


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match of `_PATTERNS`, or None if there is no such day."""
    month = match["m"].lower()
    if int(match["y"]) not in _YEARS:
        return None
    try:
        return date(int(match["y"]), _MONTHS.get(month) or int(month), int(match["d"]))
    except ValueError:
        return None
