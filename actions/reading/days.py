"""Read the day, month or year that a question asks about."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from index.text.folding import fold
from index.text.lookbehind import match_before
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAMED_MONTH = rf"(?P<named>{_any_of(_WORDS['months'])})"
# “ngày 31/2”, “ngày 31 tháng 2”: only whether there is such a day can be told.
_OF_ANY_YEAR = re.compile(
    r"(?<!\w)(?:ngay|hom|mung|mong)\s+(?P<day>\d{1,2})(?:/|\s+thang\s+)(?P<month>\d{1,2})"
    r"(?![\w/-]|\.\d)"
)
_LEAP_YEAR = 2000
# “thưởng tháng 13 năm 2024” is money.
_PAID_MONTHLY = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['paid_monthly'])})\s+$")
_UNIT = re.compile(r"(?<!\w)(?:ngay|hom|mung|mong|thang)\s+$")
# Nobody writes more of these before a day; a run of them is not read from each of its words on.
_MOST_BEFORE = 4
_BEFORE = rf"(?:(?:{_any_of(_WORDS['before'])})\s+){{0,{_MOST_BEFORE}}}"
_PATTERNS = [
    re.compile(rf"(?<!\w){_BEFORE}{pattern}(?![\w/])")
    for pattern in (
        rf"(?<![\d/.-])(?P<day>\d{{1,2}})\s?[/.-]\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{2}})-(?P<day>\d{{2}})",
        rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?{_NAMED_MONTH},?\s+{_YEAR}",
        rf"{_NAMED_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?P<day>\d{{1,2}})\s+thang\s+(?P<month>\d{{1,2}})\s*,?\s*(?:nam\s+|[/-]\s?){_YEAR}",
        rf"(?<=thang )(?P<month>\d{{1,2}})\s*(?:,?\s*nam\s+|[/-]){_YEAR}",
        rf"{_NAMED_MONTH}\s+{_YEAR}",
        rf"(?P<today>{_any_of(_WORDS['today'])})",
        rf"(?P<this_year>{_any_of(_WORDS['this_year'])})",
        rf"(?P<last_year>{_any_of(_WORDS['last_year'])})",
        rf"(?:(?<=nam )|(?<=in )|(?<=en ))(?<![\d/-]){_YEAR}",
    )
]


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the first and the last one of a longer time; `span` is its place, folded."""

    first: date
    last: date
    span: tuple[int, int] = (0, 0)

    @property
    def unit(self) -> Literal["day", "month", "year", "days"]:
        """Return what they are together."""
        if self.first == self.last:
            return "day"
        if self.first.day != 1 or self.first.year != self.last.year:
            return "days"
        if self.last == date(self.first.year, 12, 31) and self.first.month == 1:
            return "year"
        whole = self.last.day == monthrange(self.last.year, self.last.month)[1]
        return "month" if whole and self.first.month == self.last.month else "days"


def find_days(text: str, today: date) -> list[Days]:
    """Return the possible days, months and years that `text`, of `today`, names, in order."""
    folded = fold(text)
    found: list[Days] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if all(match.end() <= days.span[0] or days.span[1] <= match.start() for days in found):
                found.extend(_days(match, today))
    return sorted(found, key=lambda days: days.span)


def impossible_day(text: str) -> str | None:
    """Return the words of `text`, in NFC, that name a day or month that never is: “31/2/2021”."""
    written = unicodedata.normalize("NFC", text)
    folded = fold(written)
    if len(folded) != len(written):
        return None
    for pattern in [*_PATTERNS, _OF_ANY_YEAR]:
        for match in pattern.finditer(folded):
            start = min(match.start(key) for key, part in match.groupdict().items() if part)
            unit = match_before(_UNIT, folded, start)
            start = unit.start() if unit else start
            if not _is_possible(match) and not match_before(_PAID_MONTHLY, folded, start):
                return written[start : match.end()]
    return None


def _is_possible(match: re.Match[str]) -> bool:
    """Tell whether the day and the month of `match`, where it has them, are in any calendar."""
    day, month = (int(match.groupdict().get(key) or 1) for key in ("day", "month"))
    if named := match.groupdict().get("named"):
        month = _WORDS["months"][named]
    year = int(match.groupdict().get("year") or _LEAP_YEAR)
    return 0 < month <= 12 and 0 < day <= monthrange(year, month)[1]


def _days(match: re.Match[str], today: date) -> Iterator[Days]:
    parts = match.groupdict()
    if parts.get("today"):
        yield Days(today, today, match.span())
        return
    relative = {"this_year": today.year, "last_year": today.year - 1}
    year = next((at for key, at in relative.items() if parts.get(key)), 0) or int(parts["year"])
    named: str | None = parts.get("named")
    month = _WORDS["months"][named] if named else int(parts.get("month") or 0)
    day = int(parts.get("day") or 0)
    if not _is_possible(match):
        return
    last = day or monthrange(year, month or 12)[1]
    yield Days(date(year, month or 1, day or 1), date(year, month or 12, last), match.span())
