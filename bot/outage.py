"""Pauses before another attempt: the longer something is away, the longer they are."""

import math
import time


class Outage:
    """The pauses while something fails, from `first` seconds, doubled each time, to `longest`.

    Many may try at once: what fails while a pause runs does not lengthen it.
    """

    def __init__(self, first: float, longest: float) -> None:
        self._first = first
        self._longest = longest
        self._pause = 0.0
        self._until = -math.inf

    def remaining(self) -> float:
        """Return the seconds until the next attempt is due; 0 if it is."""
        return max(0.0, self._until - time.monotonic())

    def failed(self) -> float:
        """Note a failure; return the seconds until the next attempt, above 0."""
        if not self.remaining():
            self._pause = min(self._longest, 2 * self._pause or self._first)
            self._until = time.monotonic() + self._pause
        return self.remaining()

    def worked(self) -> None:
        """Note a success: the next pause is the first again."""
        self._pause = 0.0
        self._until = -math.inf
