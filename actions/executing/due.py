"""Execute Due: is a day, a day of every year, or a year that was told over, reckoned from today."""

from datetime import date

from actions.answer import AnswerStatus
from actions.executing.context import Context
from actions.executing.durations import counted, moved, span_of
from actions.executing.result import Line, Result, Said
from actions.reading.plan import Due

_YEAR = 12  # months


def due(plan: Due, context: Context) -> Result:
    """Return whether the time of `plan` is over; where none was told, that this is not known."""
    if not plan.year and not plan.day:
        return Said((Line("due.no_time"),), AnswerStatus.NOT_FOUND)
    if not plan.day:
        return Said((_of_year(plan.year, context.today),))
    return Said((_of_day(plan, context.today),))


def _of_year(year: int, today: date) -> Line:
    left = year - today.year
    if left < 0:
        return Line("due.year_over", {"year": year})
    key = "year_left" if left else "this_year"
    return Line(f"due.{key}", {"year": year, "years": counted("years", left)})


def _of_day(plan: Due, today: date) -> Line:
    day = date(plan.year or today.year, plan.month, plan.day)
    values: dict[str, object] = {"day": day, "span": span_of(day, today)}
    if day == today:
        return Line("due.today", values)
    if day > today:
        return Line("due.ahead", values)
    if plan.year:
        return Line("due.over", values)
    return Line("due.over_this_year", {**values, "next": moved(day, _YEAR)})
