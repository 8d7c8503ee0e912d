"""When the documents of a description were issued, and how they stand when."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from actions.reading.mentions import Place
from actions.reading.place_row import PlaceRow
from actions.reading.plan import Standing
from actions.reading.times import Days, Period


def issued_and_standing(
    row: PlaceRow, times: Iterable[tuple[int, Period]], standing_at: int | None
) -> dict[str, Any] | None:
    """Return the fields of a Filter that `times` and the standing at `standing_at` fill.

    `times` are the periods of the description with their indexes in the row. None: it makes no
    sense, as “còn hiệu lực trước năm 2020 ngày …”.
    """
    said: dict[str, Any] = {}
    stands = row[standing_at] if standing_at is not None else None
    standing: Standing | None = stands.value("standing") if stands else None
    for at, period in sorted(times, key=lambda time: time[0]):
        if stands and _takes_effect(stands, period, at - 1 == standing_at):
            standing = "takes_effect"
            said.setdefault("holding", period.days)
        elif stands and not _is_of_issue(row, at) and _is_of_standing(stands, period, at, row):
            if "holding" not in said:
                held = _holding(stands, standing, period)
                if held is None:
                    return None
                standing, said["holding"] = held
        elif _is_of_issue(row, at) or not _is_now(row, period):
            said.setdefault("issued", period.lasting())
    if standing == "ends" and "holding" not in said:  # “sắp hết hiệu lực”
        said["holding"] = Days(row.mentions.today, date.max)
    return said | ({"standing": standing} if standing else {})


def past(row: PlaceRow, period: Period) -> Days | None:
    """Return the time in which documents may have been issued; None for one to come, or now."""
    if period.until:
        return None
    days = period.days if period.is_open else period.lasting()
    return None if days.first > row.mentions.today or _is_now(row, period) else days


def _is_now(row: PlaceRow, period: Period) -> bool:
    """Tell whether the time is “hôm nay”, “hiện nay”, which seldom is one of issue."""
    return period.days.first == period.days.last == row.mentions.today


def _takes_effect(stands: Place, period: Period, behind: bool) -> bool:
    """Tell whether it is said since when something is in force: “có hiệu lực từ 1/7/2024”."""
    return behind and period.since and stands.has("begins")


def _is_of_standing(stands: Place, period: Period, at: int, row: PlaceRow) -> bool:
    """Tell whether the time at `at` is one at which the documents stand so."""
    if period.days.unit == "day":
        return True
    years = period.since or (period.days.unit == "days" and not period.is_open)
    behind = row[at].words > stands.words
    return behind and not (years and stands.has("standing.in_force"))


def _is_of_issue(row: PlaceRow, at: int) -> bool:
    """Tell whether “ban hành” or “ký” stands before the time at `at`."""
    before = at - 1
    while row.has(before, "skip"):
        before -= 1
    return row.has(before, "issued", "signs")


def _holding(
    stands: Place, standing: Standing | None, period: Period
) -> tuple[Standing | None, Days] | None:
    """Return how documents stand, and on which day or time; None where that makes no sense."""
    days = period.days
    happens = period.is_open or not stands.has("stands")
    if standing == "ended" and happens and not period.until:
        on_a_day = days.unit == "day" and not period.since
        if not (on_a_day and stands.has("already")):
            standing = "ends"
            days = days if days.unit == "day" else period.lasting()
    elif period.is_open and standing == "in_force" and stands.has("begins"):
        standing = "takes_effect"
    elif period.is_open and standing != "takes_effect":
        return None
    return standing, days
