"""What a list of documents is asked by."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from actions.list_words import Standing
from actions.reading.times import Days
from index.records.document import Document


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a list is asked by; None and () ask for nothing.

    `types` are codes of types of documents (`qd`, `luat` …); `issued` is the time of issue,
    `holding` the day or time for `standing`; a time without beginning or end begins at date.min,
    ends at date.max. `document` is one named.
    Nothing that fits one of `without` is asked for. `only` is the one meant of
    those that fit, or `how_many` of them. `explicit`: the list itself is asked for, “liệt kê”,
    “bao nhiêu”, and not the one document that says something.
    """

    types: tuple[str, ...] = ()
    issuer: str | None = None
    issued: Days | None = None
    topic: str | None = None
    standing: Standing | None = None
    holding: Days | None = None
    signer: str | None = None
    document: Document | None = None
    without: tuple["ListQuestion", ...] = ()
    only: Literal["newest", "oldest"] | None = None
    how_many: int = 1
    explicit: bool = False

    def day(self, today: date) -> date:
        """Return the day on which the documents must stand as asked."""
        if self.holding is None or self.standing == "takes_effect":
            return today
        if self.standing == "ends":
            return today if self.holding.last == date.max else self.holding.last
        return self.holding.last if self.holding.unit == "day" else min(self.holding.last, today)
