"""Match a pattern that ends at an offset of a text, in constant time."""

import re

# No phrase that a pattern looks for is longer, in characters.
_REACH = 100


def match_before(pattern: re.Pattern[str], text: str, offset: int) -> re.Match[str] | None:
    """Return the match of `pattern` in `text` that ends at `offset`, or None.

    `pattern` must end in `$`; the match begins at most 100 characters before `offset`.
    """
    return pattern.search(text, max(offset - _REACH, 0), offset)


def run_before(pattern: re.Pattern[str], text: str, offset: int) -> int:
    """Return the offset where an unbroken run of matches of `pattern` begins that ends at `offset`.

    Without any match this is `offset` itself. `pattern` must end in `$`.
    """
    while (match := match_before(pattern, text, offset)) and match.start() < offset:
        offset = match.start()
    return offset
