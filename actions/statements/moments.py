"""Times that a sentence names, whole or in part: a day, a day of any year, a month, a year."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from index.lexicon.dates import find_dates
from index.text.alternatives import any_of
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_MONTHS: dict[str, int] = _WORDS["months"]
_NAME = any_of(_MONTHS)
_HOURS: dict[str, int] = _WORDS["hours"]
_PART_OF_DAY = re.compile(
    rf"(?<!\w)(?P<lead>(?:{any_of(_WORDS['before_hours'])}) )?(?P<part>{any_of(_HOURS)})(?!\w)"
    rf"(?: (?:{any_of(_WORDS['before_days'])}))? ?"
)
_YEAR = r"(?:,? (?P<y>(?:19|20)\d\d))?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\w)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er)?(?: of)? (?P<m>{_NAME}){_YEAR}(?!\w)",
        rf"(?<!\w)(?P<m>{_NAME}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}(?!\w)",
        rf"(?<!\w)(?P<m>{_NAME}) (?P<y>(?:19|20)\d\d)(?!\w)",
        r"(?<!\w)(?P<d>\d{1,2}) (?:tháng|thang) (?P<m>\d{1,2})(?!\w)",
        r"(?<!\w)(?:tháng|thang) (?P<m>\d{1,2})(?:/|,? (?:năm|nam) )(?P<y>(?:19|20)\d\d)(?!\w)",
        r"(?<![\w/.-])(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)(?![\w/-])",
        r"(?<![\w/.-])(?P<d>\d{1,2})[/-](?P<m>\d{1,2})(?![\w/-]|\.\d)",
        r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)(?![\w/-]|\.\d)",
    )
)
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month and day, each 0 where it is not said; `span` in the sentence.

    `hour` is when the part of the day begins that is said: “chiều”, “buổi sáng”.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    span: tuple[int, int] = (0, 0)
    hour: int = 0

    @classmethod
    def of(cls, day: date) -> "Moment":
        """Return the moment that is `day`."""
        return cls(day.year, day.month, day.day)

    @property
    def is_year(self) -> bool:
        """Whether nothing but a year is said."""
        return bool(self.year) and not self.month

    def bears_out(self, claim: "Moment") -> bool | None:
        """Tell whether a text that names this moment bears out `claim`.

        None where it is less precise: “năm 2023” says nothing of 14 April.
        """
        own = (self.year, self.month, self.day, self.hour)
        pairs = tuple(zip(own, (claim.year, claim.month, claim.day, claim.hour), strict=True))
        if any(own and said and own != said for own, said in pairs):
            return False
        return None if any(said and not own for own, said in pairs) else True


def moments_of(sentence: str) -> Iterator[Moment]:
    """Yield the times that `sentence` names, in order; a part of a longer one is none."""
    text = unicodedata.normalize("NFC", sentence)
    days = ((at.day, (at.start, at.end)) for at in find_dates(text))
    found = [Moment(day.year, day.month, day.day, span) for day, span in days]
    lower = text.lower()
    if len(lower) == len(text):
        for pattern in _PATTERNS:
            found += filter(None, map(_moment, pattern.finditer(lower)))
    taken: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda each: (each.span[0] - each.span[1], each.span)):
        if all(one.span[1] <= start or one.span[0] >= end for start, end in taken):
            taken.append(one.span)
    chosen = sorted((one for one in set(found) if one.span in taken), key=lambda one: one.span)
    yield from _with_hours(chosen, lower) if len(lower) == len(text) else chosen


def _with_hours(days: list[Moment], lower: str) -> list[Moment]:
    """Return `days` with the parts of the day said before them, and those said alone."""
    parts = {found.end(): found for found in _PART_OF_DAY.finditer(lower)}
    dated = []
    for one in days:
        found = parts.pop(one.span[0], None)
        if found:
            span = (found.start(), one.span[1])
            one = replace(one, hour=_HOURS[found["part"]], span=span)
        dated.append(one)
    alone = (found for found in parts.values() if found["lead"])
    dated += [Moment(span=found.span(), hour=_HOURS[found["part"]]) for found in alone]
    return sorted(dated, key=lambda one: one.span)


def _moment(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    month, day = parts.get("m") or "0", int(parts.get("d") or 0)
    number = int(month) if month.isdigit() else _MONTHS[month]
    possible = number <= _LAST_MONTH and day <= _LAST_DAY and (number or not day)
    return Moment(int(parts.get("y") or 0), number, day, match.span()) if possible else None
