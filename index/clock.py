"""The one clock: what day it is in Việt Nam, wherever the machine stands and whatever its zone.

Only the program's edges ask it, once for a message or a command: whatever works for them is given
the day, so that one answer has one day even if midnight passes meanwhile.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# A slim machine has no zone files of its own; the package tzdata brings them.
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def today() -> date:
    """Return the day it is in Việt Nam now."""
    return day_at(datetime.now(UTC))


def day_at(moment: datetime) -> date:
    """Return Việt Nam's day at `moment`. Raises ValueError for one that names no zone."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment} names no zone: it may be any of three days")
    return moment.astimezone(_VIETNAM).date()
