"""What the sources of the policy texts say, told by simple means that are not our parsers'."""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_LEVELS = {"điều": "article", "chương": "chapter", "mục": "section"}
_WORD = re.compile(r"[^\W_]+")
_SIGN = re.compile(r"[^\W_]+|[^\w\s*#|\\>=~-]")
_BOLD = re.compile(r"\*\*((?:(?!\n\n|\*\*).)+)\*\*", re.DOTALL)
_TABLE_RULE = re.compile(r"^\|[|:\s-]+$", re.MULTILINE)
_LONE_STARS = re.compile(r"^\*+$|\*\* \*\*", re.MULTILINE)
_TABLE_ROMAN = re.compile(r"^\|\n\**([IVX]+)\**\n\|\n([^|]+)\n\|", re.MULTILINE)
_NUMBERED = re.compile(
    r"(?P<keyword>Điều|Chương|Mục) (?P<number>\d+[a-z]?|[IVX]+)\b[.\s-]*(?P<title>.*)"
    r"|(?P<roman>[IVX]+)\s*[.-]\s*(?P<heading>[^\W\d_].*)",
    re.IGNORECASE | re.DOTALL,
)

Heading = tuple[str, str, str]


def words_of(text: str) -> list[str]:
    """Return the runs of letters and digits of `text`."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def signs_of(text: str) -> list[str]:
    """Return its words and signs, the marks of Markdown and of tables left out."""
    return _SIGN.findall(unicodedata.normalize("NFC", text))


def source_of(path: Path) -> str:
    """Return the text of a file as it stands there; of a .doc as LibreOffice writes it."""
    if path.suffix != ".doc":
        said = path.read_text(encoding="utf-8-sig")
        return _TABLE_RULE.sub("|", unicodedata.normalize("NFC", said))
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", "txt:Text", "--outdir", folder]
        subprocess.run([*command, path], check=True, capture_output=True, timeout=120)
        said = Path(folder, path.stem + ".txt").read_text(encoding="utf-8-sig")
    return unicodedata.normalize("NFC", said)


def body_of(said: str, expected: Mapping[str, Any]) -> str:
    """Return the source without its furniture, which `expected` names."""
    if "furniture" not in expected:
        return said
    lines = said.split("\n")
    kept = lines[: lines.index(expected["furniture"]["after"]) + 1]
    begins = tuple(expected["furniture"]["lines"])
    title = lines[0]
    return "\n".join([title, *(x for x in kept[1:] if not x.startswith(begins) and x != title)])


def headings_of(said: str) -> list[Heading]:
    """Return level, number and title of what the source itself shows to be a heading."""
    said = _LONE_STARS.sub("", said)
    bold = [(found.start(), found[1]) for found in _BOLD.finditer(said)]
    by_bold = any(_NUMBERED.match(span) for _, span in bold)
    # Beside what is bold: lines marked with `#` or in capitals, any line where nothing is bold.
    lines = [
        (found.start(), found[2])
        for found in re.finditer(r"^(#+ )?(.+)$", said, re.MULTILINE)
        if found[1] or not by_bold or (found[2].isupper() and "*" not in found[2])
    ]
    # A lone number has its title in the bold or capital lines after it.
    headings: list[tuple[int, Heading]] = []
    ordered = sorted([*bold, *lines])
    for row, (place, span) in enumerate(ordered):
        found = _NUMBERED.match(span.replace("\n", " "))
        if not found:
            continue
        level = _LEVELS[found["keyword"].lower()] if found["keyword"] else "roman"
        title = found["title"] if found["keyword"] else found["heading"]
        if level == "chapter" and not title.strip():
            title = next((below for _, below in ordered[row + 1 :] if below.isupper()), "")
        headings.append((place, (level, found["number"] or found["roman"], plain(title))))
    rows = [(m.start(), ("roman", m[1], plain(m[2]))) for m in _TABLE_ROMAN.finditer(said)]
    return [heading for _, heading in sorted([*headings, *rows])]


def paragraphs_of(said: str, parted_by: str | None) -> Iterator[str]:
    """Yield the words of each paragraph of the source that is no part of a table."""
    if parted_by:
        for paragraph in re.split(r"\n" if parted_by == "lines" else r"\n[ \t]*\n", said):
            if "|" not in paragraph and words_of(paragraph):
                yield " ".join(words_of(paragraph))


def plain(title: str) -> str:
    """Return the words of a title in small letters, to compare it by."""
    return " ".join(word.casefold() for word in words_of(title))
