"""Telling: what one step of an executor found to say, before all are put together."""

from dataclasses import dataclass

from actions.executing.result import Line, Quote
from actions.reading.plan import Field


@dataclass(frozen=True, slots=True)
class Telling:
    """Quotes and lines of ours; neither of them: nothing is known."""

    quotes: tuple[Quote, ...] = ()
    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.quotes or self.lines)


SHOWN: dict[Field, str] = {
    "signer": "ký",
    "effective": "hiệu lực",
    "replaces": "thay thế",
    "replaced_by": "thay thế",
}
"""The word of the texts that shows a field."""
