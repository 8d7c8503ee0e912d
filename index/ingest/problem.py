"""One problem in one file of the corpus."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """The field, or the `line` (from 1) where it has one, what is wrong and how to correct it."""

    file: Path
    field: str
    message: str
    cure: str
    line: int = 0

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else f"{self.file}"
        return f"{place}: {self.field}: {self.message}; {self.cure}"
