"""The years of a programme, read from its title: “Chương trình … giai đoạn 2021–2025”."""

import re

from index.legal.metadata.finding import Finding
from index.records.document import Period

# What runs for years; a plan “đến năm 2025” does, a decree “về mục tiêu đến năm 2025” does not.
_PROGRAMME = re.compile(r"(?i)^(?:chiến lược|chương trình|đề án|dự án|kế hoạch)(?!\w)")
_SPAN = re.compile(
    r"(?i)(?<!\w)(?:giai đoạn|từ năm)\s+((?:19|20)\d\d)"
    r"\s*(?:[-–—]|đến(?: năm)?)\s*((?:19|20)\d\d)(?!\d)"
)
_UNTIL = re.compile(r"(?i)(?<!\w)đến(?: hết)?(?: năm)?\s+((?:19|20)\d\d)(?!\d)")
# What a programme only looks forward to is beyond its years.
_BEYOND = re.compile(r"(?i)(?:định hướng|tầm nhìn)(?: đến)?(?: năm)?\s*$")


def read_period(title: Finding | None) -> Finding | None:
    """Return the years that `title` gives a programme; None for other texts and titles."""
    written = str(title.value) if title else ""
    if title is None or not _PROGRAMME.match(written):
        return None
    if span := _SPAN.search(written):
        start, end = int(span[1]), int(span[2])
        return (
            Finding(Period(start=start, end=end), title.sureness, span[0]) if start <= end else None
        )
    for until in _UNTIL.finditer(written):
        if not _BEYOND.search(written[: until.start()]):
            return Finding(Period(end=int(until[1])), title.sureness, until[0])
    return None
