"""Description: words for documents with all that is said of them, “các nghị định của …”."""

from dataclasses import dataclass

from actions.reading.plan import Filter, Order


@dataclass(frozen=True, slots=True)
class Description:
    """Documents as described, and how they are asked for.

    - `taken`: the indexes of the words that say so; `noun`: those of the noun.
    - `which`, `some`, `all`, `count`: “nào”, “các”, “liệt kê”, “bao nhiêu” stand with the noun.
    - `spoken`: the one that was spoken of is meant, “nghị định này”.
    """

    filter: Filter
    noun: tuple[int, int]
    taken: frozenset[int]
    order: Order | None = None
    limit: int = 0
    which: bool = False
    some: bool = False
    all: bool = False
    count: bool = False
    spoken: bool = False

    @property
    def strict(self) -> bool:
        """Tell whether who issued them, when, or how they stand is said."""
        said = self.filter
        return bool(
            said.issuers
            or said.signers
            or said.issued
            or said.standing
            or said.without
            or said.named
        )
