"""Telling: what one step of an executor found to say, before all are put together."""

from dataclasses import dataclass

from actions.executing.result import Line, Quote


@dataclass(frozen=True, slots=True)
class Telling:
    """Quotes and lines of ours; neither of them: nothing is known."""

    quotes: tuple[Quote, ...] = ()
    lines: tuple[Line, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return bool(self.quotes or self.lines)
