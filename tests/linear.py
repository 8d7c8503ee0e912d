"""Hold what one text costs to read against what the others of its length do, in CPU time."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.fuzzed_messages import Fuzzed

# No text of a length may cost more than so many times the median of that length. An ordinary one
# is held against the ordinary ones: of several questions it asks, each is answered.
LIMIT = 5.0
ORDINARY = "ordinary"
_REPEATS = 3
_SHOWN = 5
_SUSPICIOUS = 0.6  # of the limit: what is measured again


@dataclass(frozen=True, slots=True)
class Costs:
    """What texts of one length cost: the median in CPU seconds, and the dearest in medians."""

    median: float
    dearest: list[tuple[float, Fuzzed]]

    @property
    def worst(self) -> float:
        """The ratio of the dearest text to the median."""
        return self.dearest[0][0]

    def __str__(self) -> str:
        lines = [f"median {self.median * 1000:.1f} ms"]
        lines += [f"{ratio:5.1f} x: {one.kind}: {one.text[:60]!r}" for ratio, one in self.dearest]
        return "\n".join(lines)


def costs(read: Callable[[str], object], texts: Sequence[Fuzzed]) -> Costs:
    """Return what it costs to `read` each of `texts`, which are of one length.

    The time is that of this thread alone. Those that seem dear are read again, the least time
    counts: a busy machine makes one reading slow, not each of them. Each time a text begins with
    other marks, so that none is answered from what was remembered of it.
    """
    read(texts[0].text)  # what is loaded once
    once = [_seconds(read, each.text) for each in texts]
    median = statistics.median(once)
    ordinary = [s for s, each in zip(once, texts, strict=True) if each.kind == ORDINARY]
    ordinary_median = max(median, statistics.median(ordinary or [0.0]))
    ratios = []
    for seconds, each in zip(once, texts, strict=True):
        usual = ordinary_median if each.kind == ORDINARY else median
        least = seconds
        if seconds > _SUSPICIOUS * LIMIT * usual:
            least = min(_seconds(read, _varied(each.text, n)) for n in range(1, _REPEATS + 1))
        ratios.append((min(seconds, least) / usual, each))
    ratios.sort(key=lambda pair: -pair[0])
    return Costs(median, ratios[:_SHOWN])


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.thread_time()
    read(text)
    return time.thread_time() - began


def _varied(text: str, number: int) -> str:
    return f"{'.' * number} {text}"[: len(text)]
