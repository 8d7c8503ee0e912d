"""The years of a programme, and whether they are over: not whether its document still holds."""

from datetime import date

from actions.executing.durations import counted
from actions.executing.result import Line
from index.records.document import Document, Period


def period_line(period: Period, document: Document, today: date) -> Line:
    """Return which years `document` is for, and whether these are over."""
    key = "from_to" if period.start else "to"
    over = "over" if period.end < today.year else "running"
    length = period.end - (period.start or period.end) + 1
    values: dict[str, object] = {
        "years": counted("years", length),
        "name": document,
        "start": period.start or "",
        "end": period.end,
        "now": Line(f"period.{over}"),
    }
    return Line(f"period.{key}", values)
