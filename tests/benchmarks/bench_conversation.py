"""Measure what a message costs Rasa at the beginning of a conversation and far into it.

    .venv/bin/python -m tests.benchmarks.bench_conversation [MODEL]

A stand-in answers for the action server. MODEL is a trained dialogue (default: the one of `make
setup`). Printed is Rasa's CPU time a message, the mean of ten, around the 5th, 100th and 500th
message of one conversation.
"""

import sys
import tempfile
from pathlib import Path

from ops.training import model_path
from tests.rasa_alone import rasa_alone, stand_in

_ENDS = (10, 105, 505)
_MEASURED = 10
_MESSAGE = "Quyết định 749/QĐ-TTg do ai ký?"


def main() -> None:
    """Print a line for each place, and the ratio of the last to the first."""
    model = Path(sys.argv[1]) if sys.argv[1:] else model_path()
    costs = []
    with (
        tempfile.TemporaryDirectory() as folder,
        stand_in() as actions,
        rasa_alone(model, Path(folder) / "conversations.db", actions) as rasa,
    ):
        rasa.say(_MESSAGE, "another")
        said = 0
        for end in _ENDS:
            while said < end - _MEASURED:
                rasa.say(_MESSAGE)
                said += 1
            begun = rasa.cpu_s()
            while said < end:
                actions.sets = {"focus": {"documents": [f"document-{said}"] * 10}}
                rasa.say(_MESSAGE)
                said += 1
            costs.append((rasa.cpu_s() - begun) / _MEASURED)
            print(f"messages {end - _MEASURED + 1}–{end}: {1000 * costs[-1]:.0f} ms of CPU")
    print(f"ratio of the last to the first: {costs[-1] / costs[0]:.2f}")


if __name__ == "__main__":
    main()
