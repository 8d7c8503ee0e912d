"""List how clearly it is decided what is answered, asked back, mentioned or refused.

    .venv/bin/python -m tests.benchmarks.margins [-n 20]

Asks all conversations and question sets. Every such decision compares the log-odds of a passage
with a bound (actions.executing.likely.reaches). Each question is asked again with a near decision
turned: one decides where another status, document or quote comes out. Prints a histogram of the
distances of those that decide, in log-odds, and the thinnest. Vectors differ between processors in
the seventh digit, which is below 0.0001 in log-odds (tests/benchmarks/processors.py measures it).
"""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, pairwise
from unittest import mock

import numpy as np

from actions.answer import Answer
from actions.executing import defining, likely, readings
from actions.knowledge import Knowledge, KnowledgeSource
from index.judging.evidence import Evidence, logit
from settings import load_settings
from tests.benchmarks.asked import Asked, conversations, question_sets

# Decisions farther from their bound than this are clear: they are not turned.
_NEAR = 0.5
_BINS = (0, 0.001, 0.01, 0.03, 0.1, 0.2, 0.3, 0.4, _NEAR)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that came out by `distance`; turned, it changes `said` into `otherwise`."""

    asked: Asked
    distance: float
    said: str
    otherwise: str


class Decider:
    """Stands in for actions.executing.likely.reaches: notes distances, turns decision `turned`."""

    def __init__(self, turned: int | None = None) -> None:
        self.distances: list[float] = []
        self._turned = turned

    def __call__(self, evidence: Evidence, bound: float) -> bool:
        self.distances.append(logit(evidence) - bound)
        decided = self.distances[-1] >= 0
        return decided != (len(self.distances) - 1 == self._turned)


@contextmanager
def deciding(decider: Decider) -> Iterator[None]:
    """Let `decider` decide."""
    with ExitStack() as stack:
        for module in (likely, readings, defining):
            stack.enter_context(mock.patch.object(module, "reaches", decider))
        yield


def decisions(asked: Asked, knowledge: Knowledge) -> Iterator[Decision]:
    """Yield the near decisions that the answer to `asked` hangs on."""
    decider = Decider()
    with deciding(decider):
        said = outcome(asked.answer(knowledge))
    for place, distance in enumerate(decider.distances):
        if abs(distance) < _NEAR:
            with deciding(Decider(place)):
                otherwise = outcome(asked.answer(knowledge))
            if otherwise != said:
                yield Decision(asked, distance, said, otherwise)


def outcome(said: Answer) -> str:
    """Return what a resident is told: the status and the quotes, or what is offered."""
    quotes = [f"{cited.document_id} “{cited.quote[:40]}”" for cited in said.citations]
    offered = [choice.title[:40] for choice in said.suggestions] if not quotes else []
    return f"{said.status.value}: {'; '.join(quotes or offered)}"


def main() -> None:
    """Print a histogram and a list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", type=int, default=20, help="how many of the thinnest to list")
    count = parser.parse_args().n
    knowledge = KnowledgeSource(load_settings()).current()
    every = list(
        {
            (a.text, a.last_document): a for a in chain(conversations(knowledge), question_sets())
        }.values()
    )
    found = list(chain.from_iterable(decisions(asked, knowledge) for asked in every))
    distances = np.abs([decision.distance for decision in found])
    print(f"{len(every)} messages; {len(found)} decisions nearer than {_NEAR} to their bound\n")
    print("| distance, log-odds | decisions |\n|---|---|")
    for low, high in pairwise(_BINS):
        print(f"| {low} to {high} | {((distances >= low) & (distances < high)).sum()} |")
    print(f"\nThe {count} thinnest:\n")
    for decision in sorted(found, key=lambda each: abs(each.distance))[:count]:
        print(f"{decision.distance:+.4f} [{decision.asked.source}] {decision.asked.text[:100]}")
        print(f"    {decision.said}\n    else {decision.otherwise}")


if __name__ == "__main__":
    main()
