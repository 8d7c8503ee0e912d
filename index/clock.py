"""The current day in Việt Nam, whatever the time zone of the machine.

Only the outermost function for a message or a command reads it, once, and passes the day down, so
that an answer has one day even if midnight passes meanwhile.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# A slim machine has no zone files of its own; the package tzdata brings them.
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return the current day in Việt Nam."""
    return day_at(datetime.now(UTC))


def day_at(moment: datetime) -> date:
    """Return the day in Việt Nam at `moment`. Raises ValueError if `moment` has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} names no zone: it may be any of three days")
    return moment.astimezone(_VIETNAM).date()
