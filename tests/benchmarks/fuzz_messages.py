"""Look for messages that take much longer to read than others of their length.

    .venv/bin/python -m tests.benchmarks.fuzz_messages [--seconds 120] [--seed N]

The long run of tests/test_linear_messages.py: as many fuzzed messages as there is time for, the
dearest ones in medians of their length; messages of four questions among themselves. Ends with
status 1 where one is beyond the limit.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from actions.emergencies.emergency import emergency_answer, emergency_numbers
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.fuzzed_messages import Fuzzed, messages, several
from tests.knowledge import knowledge_without_model
from tests.linear import LIMIT, costs
from tests.turns import answer

LENGTHS = (1000, 4096)
_BATCH = 200  # messages that are held against one another


def for_seconds(
    seconds: float, found: Iterator[Fuzzed], batch: int = _BATCH
) -> Iterator[list[Fuzzed]]:
    """Yield batches of `found` until the time is over, one at least."""
    end = time.monotonic() + seconds
    yield [next(found) for _ in range(batch)]
    while time.monotonic() < end:
        yield [next(found) for _ in range(batch)]


def main() -> int:
    """Fuzz; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory() as folder:
        worst = fuzz(knowledge_without_model(Path(folder)), chosen.seconds, chosen.seed)
    print(f"worst: {worst:.1f} medians, the limit is {LIMIT}")
    return int(worst > LIMIT)


def fuzz(knowledge: Knowledge, seconds: float, seed: int) -> float:
    """Return the ratio of the dearest message to the median of its length."""
    readings: dict[str, Callable[[str], object]] = {
        "answer": lambda text: answer(text, knowledge, TODAY),
        "emergency": lambda text: (emergency_numbers(text), emergency_answer(text)),
    }
    worst = 0.0
    kinds = [(length, "messages", messages(seed, length)) for length in LENGTHS]
    kinds.append((LENGTHS[-1], "four questions", several(seed, LENGTHS[-1])))
    for length, kind, found in kinds:
        for batch in for_seconds(seconds / len(kinds), found):
            for name, read in readings.items():
                measured = costs(read, batch)
                worst = max(worst, measured.worst)
                print(f"{name}, {kind} of {length} characters: {measured}", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
