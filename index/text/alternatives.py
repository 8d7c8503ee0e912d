"""Patterns that match one of several words."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of `words` literally, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
