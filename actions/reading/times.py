"""Read the times that a question names: a day, a year, before one, after one, between two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from actions.reading.days import Days, find_days
from index.text.folding import fold
from index.text.lookbehind import match_before
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_YEAR = r"(?:19|20)\d\d"
_DAY = timedelta(days=1)
_BETWEEN = [
    re.compile(rf"(?<!\w){form.format(a=f'(?P<a>{_YEAR})', b=f'(?P<b>{_YEAR})')}(?!\w)")
    for form in _WORDS["years_between"]
]
BARE_YEAR = re.compile(rf"(?<![\w/.-])(?P<a>{_YEAR})(?![\w/.-])")


def _one_of(key: str) -> str:
    return "|".join(re.escape(word) for word in sorted(_WORDS[key], key=len, reverse=True))


_BEFORE = [
    (key, re.compile(rf"(?<!\w)(?:{_one_of(key)})\s+$"))
    for key in ("ends_before", "ends_with", "begins_after", "begins_with")
]
_BEHIND = [
    (key, re.compile(rf"\s*,?\s*(?:{_one_of(key)})(?!\w)")) for key in ("and_earlier", "and_later")
]
_TO = re.compile(rf"\s*(?:(?:{_one_of('to')})(?!\w)\s*)?")
_FROM = re.compile(rf"(?<!\w)(?:{_one_of('from')})\s+$")
_UNTIL = re.compile(rf"(?:{_one_of('until')})(?!\w)")


@dataclass(frozen=True, slots=True)
class Period:
    """A time, its place in the question, and how it is said.

    `days` begin at date.min where the time has no beginning, end at date.max where it has no end.
    `until`: it is said as the day or year by which something is so, “tính đến năm 2024”; `since`:
    as the one with which it begins, “từ 1/7/2024”, and not that it lasts, “từ 1/7/2024 đến nay”.
    """

    days: Days
    until: bool = False
    since: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Return the place of all words that say it, folded."""
        return self.days.span

    def lasting(self) -> Days:
        """Return all of the time: up to the days, or since them, where that is said."""
        if self.until:
            return replace(self.days, first=date.min)
        return replace(self.days, last=date.max) if self.since else self.days

    @property
    def is_open(self) -> bool:
        """Tell whether it has no beginning or no end."""
        return self.days.first == date.min or self.days.last == date.max


def find_periods(text: str, today: date) -> list[Period]:
    """Return the possible times that `text`, of `today`, names, in order."""
    folded = fold(text)
    found = list(_years_between(folded))
    named = find_days(folded, today)
    taken = [days.span for days in (*found, *named)]
    for year in BARE_YEAR.finditer(folded):
        if not any(start < year.end() and year.start() < end for start, end in taken):
            first = date(int(year["a"]), 1, 1)
            named.append(Days(first, first.replace(month=12, day=31), year.span()))
    periods = [Period(days) for days in found]
    closed = [
        days
        for days in sorted(named, key=lambda days: days.span)
        if all(days.span[1] <= at.span[0] or at.span[1] <= days.span[0] for at in found)
    ]
    while closed:
        days = closed.pop(0)
        following = closed[0] if closed else None
        if following and (both := _from_to(folded, days, following)):
            closed.pop(0)
            periods.append(Period(both))
        else:
            periods.append(_widened(folded, days))
    return sorted(periods, key=lambda period: period.span)


def _years_between(folded: str) -> Iterator[Days]:
    for pattern in _BETWEEN:
        for match in pattern.finditer(folded):
            yield Days(date(int(match["a"]), 1, 1), date(int(match["b"]), 12, 31), match.span())
            return


def _from_to(folded: str, one: Days, other: Days) -> Days | None:
    """Return the days from `one` to `other` where that is what is said."""
    start, end = one.span[1], other.span[0]
    until = _UNTIL.match(folded, end)
    joined = _TO.match(folded, start, end)
    begins = match_before(_FROM, folded, one.span[0])
    if begins is None or joined is None or joined.end() != end or one.first > other.last:
        return None
    if not (until or folded[start:end].strip()):
        return None
    return Days(one.first, other.last, (begins.start(), other.span[1]))


def _widened(folded: str, days: Days) -> Period:
    """Return `days` as the words before and behind them say: before them, after them, since."""
    start, end = days.span
    for key, pattern in _BEHIND:
        if match := pattern.match(folded, end):
            before = match_before(_BEFORE[3][1], folded, start)
            span = (before.start() if before else start, match.end())
            if key == "and_earlier":
                return Period(replace(days, first=date.min, span=span))
            return Period(replace(days, last=date.max, span=span))
    for key, pattern in _BEFORE:
        match = match_before(pattern, folded, start)
        if match is None:
            continue
        span = (match.start(), end)
        if key == "ends_before":
            return Period(Days(date.min, days.first - _DAY, span))
        if key == "ends_with":
            return Period(Days(date.min, days.last, span), until=True)
        if key == "begins_after":
            return Period(Days(days.last + _DAY, date.max, span))
        return Period(replace(days, span=span), since=True)
    return Period(days, until=_UNTIL.match(folded, start) is not None)
