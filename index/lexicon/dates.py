"""The dates of a Vietnamese text, in every way of writing them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from index.yaml_file import read_yaml

_MONTHS: dict[str, int] = read_yaml(Path(__file__).with_suffix(".yml"))["months"]
_YEARS = range(1800, 2200)  # what else looks like a year is none
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PATTERNS = (
    re.compile(
        rf"(?i)(?<!\d)(?P<d>\d{{1,2}})\s*tháng\s*(?P<m>\d{{1,2}}|{_MONTH_WORD})\s*,?\s*(?:năm)?\s*"
        r"(?P<y>\d{4})(?!\d)"
    ),
    re.compile(
        r"(?<![\d/.-])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})"
        r"(?!\d|/\w)"
    ),
    re.compile(r"(?<![\d/.-])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
)


class DateAt(NamedTuple):
    """A date and its place in the text searched."""

    day: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[DateAt]:
    """Yield the full dates of `text` that exist, in reading order."""
    found = [
        DateAt(day, match.start(), match.end())
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
        if (day := _day(match)) is not None
    ]
    yield from sorted(found, key=lambda at: at.start)


def _day(match: re.Match[str]) -> date | None:
    month = match["m"].lower()
    if int(match["y"]) not in _YEARS:
        return None
    try:
        return date(int(match["y"]), _MONTHS.get(month) or int(month), int(match["d"]))
    except ValueError:
        return None
