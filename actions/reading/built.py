"""Built: a plan as a builder makes it of mentions, with the words that it is made of."""

from dataclasses import dataclass

from actions.reading.plan import Plan


@dataclass(frozen=True, slots=True)
class Built:
    """A plan, and the indexes of the words that it is made of, besides the kinds of its row."""

    plan: Plan
    taken: frozenset[int] = frozenset()
