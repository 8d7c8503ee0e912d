"""Which generation of a store is in force, for those who need nothing else of it."""

from contextlib import suppress
from pathlib import Path


def current_name(store: Path) -> str:
    """Return the name in CURRENT, or an empty string; cheap enough to call for each question."""
    with suppress(OSError, UnicodeDecodeError):
        return (store / "CURRENT").read_text(encoding="ascii").strip()
    return ""
