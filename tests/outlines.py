"""A document's structure as a few lines of text, to compare with what a test expects."""

from pathlib import Path

from index.legal.structure.tree import units_of

DOCUMENTS = Path(__file__).parent / "documents"
SHARED = Path(__file__).parents[2] / "shared"


def document(name: str) -> str:
    return (DOCUMENTS / f"structure_{name}.txt").read_text(encoding="utf-8")


def outline(text: str, *levels: str) -> list[str]:
    """One line a unit: level, number and title, indented by how deep it stands."""
    depths: list[int] = []
    lines = []
    for unit in units_of(text):
        depths.append(0 if unit.parent is None else depths[unit.parent] + 1)
        if not levels or unit.level in levels:
            label = " ".join(filter(None, (unit.level, unit.number, unit.title)))
            lines.append("  " * depths[-1] + label)
    return lines
