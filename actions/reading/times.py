"""Read the times that a question names: a day, a quarter, before a year, between two, “5 năm qua”.

A part of a year is a third of it, so that the three leave no gap and share no day: “đầu năm” is
January to April, “giữa năm” May to August, “cuối năm” September to December; of a month the days
1 to 10, 11 to 20, and 21 to its end. “6 tháng đầu năm” and “quý I” are as they say. “5 năm qua”
ends today and begins on the same day five years before; “tháng trước” is the whole month. Years
are read in figures: typed.py has put those in words so.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from actions.reading.marked_words import lowered, one_of
from actions.reading.time_forms import (
    FORMS,
    WORDS,
    Days,
    is_possible,
    months,
    read_form,
)
from index.text.folding import fold
from index.text.lookbehind import match_before

__all__ = [
    "BARE_YEAR",
    "Days",
    "Period",
    "find_days",
    "find_periods",
    "impossible_day",
    "years_beside",
]

BARE_YEAR = re.compile(r"(?<![\w/.-])(?P<a>(?:19|20)\d\d)(?![\w/-]|\.\d)")
_YEARS = re.compile(r"(?<![\w/.-])(?P<a>(?:19|20)\d\d)\s?[-–]\s?(?P<b>(?:19|20)\d\d)(?![\w/-])")
# Nobody writes more of these before a day; a run of them is not read from each of its words on.
_MOST_LEADS = 4
_DAY = timedelta(days=1)


def _before(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of(WORDS[key])})\s*$")


_LEAD = _before("lead")
_FROM = _before("from")
_WIDENING = [
    (key, _before(key)) for key in ("ends_before", "ends_with", "begins_after", "begins_with")
]
_BEHIND = [
    (key, re.compile(rf"\s*+,?\s*+(?:{one_of(WORDS[key])})(?!\w)"))
    for key in ("and_earlier", "and_later")
]
_TO = re.compile(rf"\s*+(?:(?:{one_of(WORDS['to'])})(?!\w)\s*+)?")
_UNTIL = re.compile(rf"(?:{one_of(WORDS['until'])})(?!\w)")
_NOT_BEHIND = _before("not_behind")
_GOVERNS = re.compile(
    rf"(?:{one_of(WORDS['prepositions'])})\s+(?:(?:{one_of(WORDS['governed'])})(?!\w)|\d)"
)
# “ngày 31/2”, “ngày 31 tháng 2”: only whether there is such a day can be told.
_OF_ANY_YEAR = re.compile(
    r"(?<!\w)(?:ngày|ngay|hôm|hom|mùng|mung|mồng|mong)\s+(?P<day>\d{1,2})"
    r"(?:/|\s+(?:tháng|thang)\s+)(?P<month>\d{1,2})(?![\w/-]|\.\d)"
)
# “tháng 11 và” before “tháng 12 năm 2025”, which says the year of both.
_PART_BEFORE = re.compile(
    rf"(?<!\w)(?P<unit>{one_of(WORDS['month_units'])}|{one_of(WORDS['quarter_units'])})\s+"
    rf"(?P<number>\d{{1,2}})\s*+(?:{one_of(WORDS['and'])}|,)\s*+$"
)
_AND = re.compile(rf"\s*+(?:{one_of(WORDS['and'])}|,)\s*+")
_DAY_UNIT = re.compile(r"(?<!\w)(?:ngày|ngay|hôm|hom|mùng|mung|mồng|mong|tháng|thang)\s+$")
# “thưởng tháng 13 năm 2024” is money.
_PAID_MONTHLY = _before("paid_monthly")


@dataclass(frozen=True, slots=True)
class Period:
    """A time, the place of all words that say it (in the folded question), and how it is said.

    `days` begin at date.min where the time has no beginning, end at date.max where it has no end.
    `until`: it is said as the day or year by which something is so, “tính đến năm 2024”; `since`:
    as the one with which it begins, “từ 1/7/2024”, and not that it lasts, “từ 1/7/2024 đến nay”.
    """

    days: Days
    span: tuple[int, int] = (0, 0)
    until: bool = False
    since: bool = False

    def lasting(self) -> Days:
        """Return all of the time: up to the days, or since them, where that is said."""
        if self.until:
            return replace(self.days, first=date.min)
        return replace(self.days, last=date.max) if self.since else self.days

    @property
    def is_open(self) -> bool:
        """Tell whether it has no beginning or no end."""
        return self.days.first == date.min or self.days.last == date.max


def find_days(text: str, today: date) -> list[Period]:
    """Return the possible times that `text`, of `today`, says outright, in order.

    A year alone, “2030”, is not said to be one; what widens a time, “trước”, is left out.
    """
    lower = lowered(text)
    found: list[Period] = []
    taken = bytearray(len(lower))
    for kind, pattern in FORMS:
        for match in pattern.finditer(lower):
            start, end = match.span()
            if any(taken[start:end]) or _says_another_thing(kind, lower, match):
                continue
            if days := read_form(kind, match, today):
                start = _led_by(lower, start, taken)
                taken[start:end] = b"1" * (end - start)
                found.append(Period(days, (start, end)))
    return sorted(found, key=lambda period: period.span)


def find_periods(text: str, today: date) -> list[Period]:
    """Return the possible times that `text`, of `today`, names, in order."""
    lower = lowered(text)
    named = find_days(text, today)
    between = [
        Period(Days(date(int(m["a"]), 1, 1), date(int(m["b"]), 12, 31)), _span(lower, m))
        for m in _YEARS.finditer(lower)
        if m["a"] <= m["b"]
    ]
    named = [*between, *(one for one in named if not any(_meet(one, each) for each in between))]
    years = (
        Period(months(int(year["a"]), 1, 12), (_led_by(lower, year.start()), year.end()))
        for year in BARE_YEAR.finditer(lower)
    )
    named += [year for year in years if not any(_meet(year, each) for each in named)]
    whole: list[Period] = []
    for one in sorted(named, key=lambda one: one.span):
        wider = _with_part_before(lower, one)
        while whole and _meet(whole[-1], wider):  # “quý 2” alone is of this year
            whole.pop()
        whole.append(wider)
    return sorted(_joined(lower, whole), key=lambda one: one.span)


def years_beside(text: str, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Return the years that `text` names outside `spans`, the names of documents, in order."""
    return tuple(
        int(found["a"])
        for found in BARE_YEAR.finditer(text)
        if all(found.end() <= start or found.start() >= end for start, end in spans)
    )


def impossible_day(text: str) -> str | None:
    """Return the words of `text`, in NFC, that name a day or month that never is: “31/2/2021”."""
    written = unicodedata.normalize("NFC", text)
    lower = lowered(written)
    if len(lower) != len(written):
        return None
    dated = [pattern for kind, pattern in FORMS if kind in ("day", "month", "third")]
    for pattern in [*dated, _OF_ANY_YEAR]:
        for match in pattern.finditer(lower):
            keys = ("day", "month", "named", "year")
            figures = [match.start(key) for key in keys if match.groupdict().get(key)]
            if not figures:
                continue  # “đầu tháng này” is there in any calendar
            start = min(figures)
            unit = match_before(_DAY_UNIT, lower, start)
            start = unit.start() if unit else start
            if not is_possible(match) and not match_before(_PAID_MONTHLY, lower, start):
                return written[start : match.end()]
    return None


def _says_another_thing(kind: str, lower: str, match: re.Match[str]) -> bool:
    """Tell whether `match` is no time: “Việt Nam trước”, “ngày 5 tháng trước”, “trước ngày …”."""
    if kind == "turned" and match_before(_NOT_BEHIND, lower, match.start()):
        return True
    if kind in ("past", "ahead", "ago") and match_before(_DAY_UNIT, lower, match.start()):
        return True
    last = match[0].rsplit(None, 1)[-1]
    return _GOVERNS.match(lower, match.end() - len(last)) is not None


def _led_by(lower: str, start: int, taken: bytes | bytearray = b"") -> int:
    """Return where the words before `start` begin that only lead to a time: “trong”, “vào năm”."""
    for _ in range(_MOST_LEADS):
        lead = match_before(_LEAD, lower, start)
        if lead is None or any(taken[lead.start() : start]) or _is_the_south(lower, lead):
            break
        start = lead.start()
    return start


def _is_the_south(lower: str, lead: re.Match[str]) -> bool:
    is_nam = fold(lead[0]).startswith("nam")
    return is_nam and match_before(_NOT_BEHIND, lower, lead.start()) is not None


def _span(lower: str, match: re.Match[str]) -> tuple[int, int]:
    """Return the place of two years with what leads to them: “giai đoạn”, “trong năm”."""
    start = _led_by(lower, match.start())
    begins = match_before(_FROM, lower, start)
    return (begins.start() if begins else start), match.end()


def _meet(one: Period, other: Period) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _joined(lower: str, named: list[Period]) -> Iterator[Period]:
    """Yield the times, two as one where they are its ends, as the words around them say."""
    skip = False
    for one, other in zip_longest(named, named[1:]):
        if skip:
            skip = False
        elif other and (both := _from_to(lower, one, other) or _one_and(lower, one, other)):
            skip = True
            yield both
        else:
            yield _widened(lower, one)


def _one_and(lower: str, one: Period, other: Period) -> Period | None:
    """Return the time of both where the second begins as the first ends: “2021 và 2022”."""
    joined = _AND.match(lower, one.span[1], other.span[0])
    if joined is None or joined.end() != other.span[0] or _before_widens(lower, one.span[0]):
        return None
    if one.days.last == date.max or one.days.last + _DAY != other.days.first:
        return None
    return Period(Days(one.days.first, other.days.last), (one.span[0], other.span[1]))


def _before_widens(lower: str, start: int) -> bool:
    return any(match_before(pattern, lower, start) for _, pattern in _WIDENING)


def _with_part_before(lower: str, one: Period) -> Period:
    """Return `one`, a month or quarter of a year, with the one named before it without a year."""
    before = match_before(_PART_BEFORE, lower, one.span[0])
    if before is None or one.days.first == date.min:
        return one
    year, number = one.days.first.year, int(before["number"])
    is_quarter = fold(before["unit"]) in map(fold, WORDS["quarter_units"])
    length = 3 if is_quarter else 1
    last = number * length
    if not 1 <= last < 12 or date(year, last + 1, 1) != one.days.first:
        return one
    first = date(year, last - length + 1, 1)
    start = _led_by(lower, before.start())
    return replace(one, days=replace(one.days, first=first), span=(start, one.span[1]))


def _from_to(lower: str, one: Period, other: Period) -> Period | None:
    """Return the time from `one` to `other` where that is what is said."""
    start, end = one.span[1], other.span[0]
    until = _UNTIL.match(lower, end)
    joined = _TO.match(lower, start, end)
    begins = match_before(_FROM, lower, one.span[0])
    if begins is None or joined is None or joined.end() != end:
        return None
    if one.days.first > other.days.last or not (until or lower[start:end].strip()):
        return None
    return Period(Days(one.days.first, other.days.last), (begins.start(), other.span[1]))


def _widened(lower: str, one: Period) -> Period:
    """Return `one` as the words before and behind it say: before it, after it, since it."""
    days, (start, end) = one.days, one.span
    for key, pattern in _BEHIND:
        if behind := pattern.match(lower, end):
            before = match_before(_WIDENING[3][1], lower, start)
            span = (before.start() if before else start, behind.end())
            if key == "and_earlier":
                return Period(replace(days, first=date.min), span)
            return Period(replace(days, last=date.max), span)
    for key, pattern in _WIDENING:
        before = match_before(pattern, lower, start)
        if before is None:
            continue
        span = (before.start(), end)
        if key == "ends_before":
            return Period(Days(date.min, days.first - _DAY), span)
        if key == "ends_with":
            return Period(Days(date.min, days.last), span, until=True)
        if key == "begins_after":
            return Period(Days(days.last + _DAY, date.max), span)
        return Period(days, span, since=True)
    return replace(one, until=_UNTIL.match(lower, start) is not None)
