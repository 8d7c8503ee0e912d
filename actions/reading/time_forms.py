"""Forms of times: a day, a month, a quarter, a part of a year, “5 năm qua”, as calendar days."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, Literal

from actions.reading.marked_words import one_of
from index.text.folding import fold
from index.yaml_file import read_yaml

WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("times.yml"))
_LANGUAGES: tuple[dict[str, Any], ...] = tuple(WORDS[language] for language in ("vi", "en", "fr"))
_LEAP_YEAR = 2000
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
_DAYS_OF = {"day": 1, "week": 7}
# Beyond this no calendar of ours goes.
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Days:
    """A day, or the first and the last one of a longer time."""

    first: date
    last: date

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


def months(year: int, month: int, count: int) -> Days:
    """Return `count` whole months from `month` of `year` on; a month beyond 1–12 is carried over.

    Raises ValueError for years outside 1–9999.
    """
    first, last = (divmod(year * 12 + month - 1 + n, 12) for n in (0, count - 1))
    end = date(last[0], last[1] + 1, monthrange(last[0], last[1] + 1)[1])
    return Days(date(first[0], first[1] + 1, 1), end)


def _all(key: str) -> dict[str, int]:
    """Return the values of `key` in every language by phrase, folded."""
    return {fold(word): value for words in _LANGUAGES for word, value in words[key].items()}


def _turned() -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield “tháng trước” and its like, with its unit and how many of them it is from now."""
    for words in _LANGUAGES:
        for form, (turn, offset), unit in product(
            words["forms"]["turned"], words["turns"].items(), ("week", *_MONTHS_OF)
        ):
            for name in words["units"][unit]:
                yield form.format(unit=name, turn=turn), (unit, offset)


_TURNED = dict(_turned())
_TURN_OF = {fold(phrase): turn for phrase, turn in _TURNED.items()}
_MONTH_NAMES, _DAY_WORDS, _NUMBERS, _THIRDS, _RANKS, _ENDS = (
    _all(key) for key in ("months", "days", "numbers", "thirds", "ranks", "ends")
)
_UNIT_OF = {
    fold(name): unit
    for words in _LANGUAGES
    for unit, names in words["units"].items()
    for name in names
}


def _words_of(key: str) -> str:
    return one_of(phrase for words in _LANGUAGES for phrase in words[key])


def _names(unit: str) -> str:
    return one_of(name for words in _LANGUAGES for name in words["units"][unit])


def _turned_by(unit: str) -> str:
    return one_of(phrase for phrase, (of, _) in _TURNED.items() if of == unit)


_OF = rf"(?:\s*+(?:{one_of(WORDS['of'])})){{0,2}}\s*+"
_IN_YEAR = rf"(?:(?:{_names('year')})\s+)?(?P<year>(?:19|20)[0-9]{{2}})"
_IN_THAT_YEAR = rf"(?:{_IN_YEAR}|(?P<that_year>{_turned_by('year')}))"
_OF_THAT_YEAR = rf"(?:{_OF}|\s+){_IN_THAT_YEAR}"
_THE_YEAR = rf"(?:{_names('year')})(?!\s+(?:{one_of(WORDS['not_before'])}|YYYY))"
_OF_A_YEAR = rf"(?:{_OF}|\s+)(?:{_IN_THAT_YEAR}|{_THE_YEAR})"
_NAMED_MONTH = rf"(?P<named>{_words_of('months')})"
_NUMBERED_MONTH = rf"(?:{_names('month')})\s+(?P<month>\d{{1,2}})"


def _forms(kind: str, after: str = "") -> Iterator[tuple[str, str]]:
    """Yield the patterns of `kind` in each language, with `after` behind them."""
    for words in _LANGUAGES:
        holes = {key: f"(?:{one_of(words[key])})" for key in ("past", "ahead", "ago", "since")}
        units = words["units"]
        holes |= {
            "count": rf"(?P<count>\d{{1,2}}|{one_of(words['numbers'])})",
            "unit": rf"(?P<unit>{one_of(name for names in units.values() for name in names)})",
            "rank": rf"(?P<rank>[1-4]|{one_of(words['ranks'])})",
            "third": f"(?P<third>{one_of(words['thirds'])})",
            "end": f"(?P<end>{one_of(words['ends'])})",
            "half": f"(?:{one_of(words['half'])})",
            **{unit: f"(?:{one_of(units[unit])})" for unit in ("quarter", "month")},
        }
        for form in words["forms"][kind]:
            yield kind, r"\s+".join(form.split()).format(**holes) + after


_PATTERNS: list[tuple[str, str]] = [
    ("day", r"(?<![\d/.-])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>YYYY)"),
    ("day", r"(?P<year>YYYY)-(?P<month>\d{2})-(?P<day>\d{2})"),
    ("day", rf"(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?{_NAMED_MONTH},?{_OF_THAT_YEAR}"),
    ("day", rf"{_NAMED_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>YYYY)"),
    ("day", rf"(?P<day>\d{{1,2}})\s+{_NUMBERED_MONTH}{_OF_THAT_YEAR}"),
    ("day", rf"(?:{_names('day')})\s+(?P<day>\d{{1,2}})\s+(?P<that_month>{_turned_by('month')})"),
    *_forms("third", rf"(?:{_OF}|\s+)(?:{_NUMBERED_MONTH}|{_NAMED_MONTH}){_OF_THAT_YEAR}"),
    *_forms("third", rf"(?:{_OF}|\s+)(?P<that_month>{_turned_by('month')})"),
    *_forms("months_of", _OF_A_YEAR),
    *_forms("half", _OF_A_YEAR),
    *_forms("quarter", _OF_A_YEAR),
    ("half", rf"h(?P<rank>[12])(?:{_OF}|\s+){_IN_YEAR}"),
    ("quarter", rf"q(?P<rank>[1-4])(?:{_OF}|\s+){_IN_YEAR}"),
    ("month", rf"(?:{_NUMBERED_MONTH}|{_NAMED_MONTH}){_OF_THAT_YEAR}"),
    ("month", r"t(?P<month>\d{1,2})/(?P<year>YYYY)"),
    # “giữa năm 2020 và 2023” is between the two.
    *_forms("third", rf"{_OF_A_YEAR}(?!\s+(?:{one_of(WORDS['to'])})\s+(?:\w+\s+)?YYYY)"),
    *_forms("past"),
    *_forms("ahead"),
    *_forms("ago"),
    ("turned", f"(?P<turned>{one_of(_TURNED)})"),
    *_forms("quarter"),
    ("from_now", f"(?P<from_now>{_words_of('days')})"),
    ("year", rf"(?:{_names('year')}|in|en)\s+(?P<year>YYYY)"),
]
FORMS = [
    (kind, re.compile(rf"(?<!\w){pattern.replace('YYYY', '(?:19|20)[0-9]{2}')}(?![\w/])"))
    for kind, pattern in _PATTERNS
]


def is_possible(match: re.Match[str]) -> bool:
    """Tell whether the day and the month of `match`, where it has them, are in any calendar."""
    parts = match.groupdict()
    day, month = int(parts.get("day") or 1), _month(parts) or 1
    if parts.get("month") and not 0 < int(parts["month"]) <= 12:
        return False
    year = int(parts.get("year") or _LEAP_YEAR)
    return 0 < day <= monthrange(year, month)[1]


def read_form(kind: str, match: re.Match[str], today: date) -> Days | None:
    """Return the days that `match` of the form `kind` names on `today`; None for none."""
    if not is_possible(match):
        return None
    parts = {key: part for key, part in match.groupdict().items() if part}
    try:
        days = _days(kind, parts, today)
    except (OverflowError, ValueError):
        return None
    return days if days.first.year in _YEARS and days.last.year in _YEARS else None


def _days(kind: str, parts: dict[str, str], today: date) -> Days:
    year, month = _year(parts, today), _month(parts)
    rank = _value(parts.get("rank", ""), _RANKS)
    match kind:
        case "day":
            first = (
                _that_month(parts, today).first if "that_month" in parts else date(year, month, 1)
            )
            day = first.replace(day=int(parts["day"]))
            return Days(day, day)
        case "half" | "quarter":
            size = 6 if kind == "half" else 3
            return months(year, ((rank - 1) * size) % 12 + 1 if rank > 0 else 13 - size, size)
        case "months_of":
            count = _value(parts["count"], _NUMBERS)
            return months(year, 1 if _value(parts["end"], _ENDS) > 0 else 13 - count, count)
        case "third" if month or "that_month" in parts:
            return _third_of_month(parts, today)
        case "third":
            return months(year, 1 + 4 * _value(parts["third"], _THIRDS), 4)
        case "past" | "ahead" | "ago":
            return _counted(kind, parts, today)
        case "turned":
            return _unit_from(today, *_TURN_OF[_key(parts["turned"])])
        case "from_now":
            day = today + timedelta(days=_value(parts["from_now"], _DAY_WORDS))
            return Days(day, day)
    return months(year, month, 1) if month else months(year, 1, 12)


def _third_of_month(parts: dict[str, str], today: date) -> Days:
    numbered = months(_year(parts, today), _month(parts) or 1, 1)
    whole = _that_month(parts, today) if "that_month" in parts else numbered
    third = _value(parts["third"], _THIRDS)
    last = whole.last if third == 2 else whole.first.replace(day=10 * third + 10)
    return Days(whole.first.replace(day=10 * third + 1), last)


def _that_month(parts: dict[str, str], today: date) -> Days:
    return _unit_from(today, *_TURN_OF[_key(parts["that_month"])])


def _counted(kind: str, parts: dict[str, str], today: date) -> Days:
    """Return so many units up to today, from it on, or the one so long ago."""
    count, unit = _value(parts["count"], _NUMBERS), _UNIT_OF[_key(parts["unit"])]
    if kind == "ago":
        return _unit_from(today, unit, -count)
    far = _moved(today, unit, -count if kind == "past" else count)
    return Days(far, today) if kind == "past" else Days(today, far)


def _unit_from(today: date, unit: str, offset: int) -> Days:
    """Return the whole unit that is `offset` of them from the one that `today` is in."""
    if unit == "day":
        return Days(*[today + timedelta(days=offset)] * 2)
    if unit == "week":
        monday = today + timedelta(days=7 * offset - today.weekday())
        return Days(monday, monday + timedelta(days=6))
    size = _MONTHS_OF[unit]
    return months(today.year, (today.month - 1) // size * size + 1 + offset * size, size)


def _moved(today: date, unit: str, offset: int) -> date:
    """Return the day that is `offset` units from `today`."""
    if unit in _DAYS_OF:
        return today + timedelta(days=offset * _DAYS_OF[unit])
    month = months(today.year, today.month + offset * _MONTHS_OF[unit], 1)
    return month.first.replace(day=min(today.day, month.last.day))


def _year(parts: dict[str, str], today: date) -> int:
    if "that_year" in parts:
        return today.year + _TURN_OF[_key(parts["that_year"])][1]
    return int(parts.get("year", today.year))


def _month(parts: dict[str, str]) -> int:
    """Return the month that is numbered or named; 0 for none."""
    if named := parts.get("named"):
        return _MONTH_NAMES[_key(named)]
    return int(parts.get("month") or 0)


def _value(word: str, values: dict[str, int]) -> int:
    return int(word) if word.isdigit() else values.get(_key(word), 0)


def _key(phrase: str) -> str:
    return " ".join(fold(phrase).split())
