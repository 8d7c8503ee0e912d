"""Kill every process of the Telegram front end at random, many times; count what is lost.

    .venv/bin/python -m tests.benchmarks.bench_faults [--runs 25] [--seed 1]

Prints a line a run and the sums: messages lost, doubled and out of order must be 0.
"""

import argparse
import asyncio
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.fault_run import FaultRun


def main() -> int:
    """Run them; return 0 if every message got its one answer in order."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    sums: dict[str, float] = {}
    for seed in range(arguments.seed, arguments.seed + arguments.runs):
        with tempfile.TemporaryDirectory() as folder:
            outcome = asyncio.run(FaultRun(seed, Path(folder)).run())
        print(f"seed {seed}: {outcome}", flush=True)
        for name, value in asdict(outcome).items():
            if name == "details":
                continue
            sums[name] = sums.get(name, 0) + value
    print("sums:", ", ".join(f"{name} {value:.0f}" for name, value in sums.items()))
    return int(any(sums[name] for name in ("lost", "doubled", "out_of_order", "other")))


if __name__ == "__main__":
    sys.exit(main())
