"""The commands that the documents tell people to type."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`]+)`")
_BEGINNING = re.compile(r"make\b|(?:\.venv/bin/)?python -m |\.venv/bin/python|curl ")


@dataclass(frozen=True, order=True)
class Documented:
    """A command as the document `file` (from the clone's root) has it, its comment cut off."""

    file: str
    command: str


def documents() -> list[Path]:
    """Return every document that may tell of commands."""
    named = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "data/corpus/README.md"]
    return [*named, *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("tests/**/README.md"))]


def commands_of(text: str) -> list[str]:
    """Return the commands of a Markdown `text`, in blocks and in lines, in order of appearance."""
    blocks = _BLOCK.findall(text)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    written = [line.strip().removeprefix("$ ") for line in lines]
    written += [" ".join(inline.split()) for inline in _INLINE.findall(_BLOCK.sub("", text))]
    cut = (re.sub(r"\s+#\s.*$", "", command) for command in written)
    return list(dict.fromkeys(command for command in cut if _BEGINNING.match(command)))


def documented() -> list[Documented]:
    """Return the commands of every document; one that several have counts in each."""
    return [
        Documented(str(path.relative_to(ROOT)), command)
        for path in documents()
        for command in commands_of(path.read_text("utf-8"))
    ]
