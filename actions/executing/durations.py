"""How long it is from one day to another, in whole years and months, as people say it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from actions.executing.result import Line

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Duration:
    """Whole years and months, and the days beside them, from an earlier day to a later one."""

    years: int
    months: int
    days: int

    @classmethod
    def between(cls, one: date, other: date) -> "Duration":
        """Return how long it is between two days, whichever is the earlier."""
        first, last = sorted((one, other))
        months = (last.year - first.year) * _MONTHS + last.month - first.month
        # The 31st of January is a month before the last day of February.
        if last.day < first.day and last.day < monthrange(last.year, last.month)[1]:
            months -= 1
        years, rest = divmod(months, _MONTHS)
        days = (last - moved(first, months)).days
        return cls(years, rest, days)


def moved(day: date, months: int) -> date:
    """Return the day `months` later, the last of its month where that has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_of(one: date, other: date) -> Line:
    """Return how long it is between two days, in words."""
    span = Duration.between(one, other)
    parts = [("years", span.years), ("months", span.months)]
    if not span.years:
        parts.append(("days", span.days))
    told = [(name, count) for name, count in parts if count]
    lines = [counted(name, count) for name, count in told]
    if len(lines) > 1:
        return Line("elapsed.both", {"one": lines[0], "other": lines[1]})
    return lines[0] if lines else Line("elapsed.same_day")


def counted(unit: str, count: int) -> Line:
    """Return `count` years, months or days in words."""
    return Line(f"elapsed.{unit}_{'one' if count == 1 else 'many'}", {"count": count})
