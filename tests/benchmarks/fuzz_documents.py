"""Look for documents that take much longer to take in than others of their length.

    .venv/bin/python -m tests.benchmarks.fuzz_documents [--seconds 300] [--seed N]

The long run of tests/test_linear_documents.py: each run of marks and as many fuzzed documents of
100,000 characters as there is time for, in each format, the dearest ones in medians. Ends with
status 1 where one is beyond the limit.
"""

import argparse
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path

from tests.benchmarks.fuzz_messages import for_seconds
from tests.fuzzed_documents import documents, reader
from tests.linear import LIMIT, costs
from tests.test_linear_documents import grown, ordinary, runs

LENGTH = 100_000
SUFFIXES = (".txt", ".md", ".html")
_BATCH = 80  # documents that are held against one another


def main() -> int:
    """Fuzz; print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}")
    with tempfile.TemporaryDirectory() as folder:
        worst = fuzz(Path(folder), chosen.seconds, chosen.seed)
    print(f"worst: {worst:.1f} medians, the limit is {LIMIT}")
    return int(worst > LIMIT)


def fuzz(folder: Path, seconds: float, seed: int) -> float:
    """Return the ratio of the dearest document to the median of its format."""
    worst = 0.0
    for suffix in SUFFIXES:
        known = [*grown(LENGTH), *runs(LENGTH)]
        found = chain(known, documents(seed, LENGTH))
        for batch in for_seconds(seconds / len(SUFFIXES), found, _BATCH):
            measured = costs(reader(folder, suffix), [*ordinary(LENGTH), *batch])
            worst = max(worst, measured.worst)
            print(f"{suffix}: {measured}", flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
