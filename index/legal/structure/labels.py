"""The number or keyword that a line of a document begins with, judged by the line alone."""

import re
from dataclasses import dataclass
from pathlib import Path

from index.legal.structure import numbering
from index.legal.structure.numbering import LETTERS, Rank
from index.records.unit import Level
from index.text.rows import CELL_END
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_LEVELS: dict[str, Level] = {
    word.lower(): level for level, words in _WORDS["keywords"].items() for word in words
}
_MENTIONED = tuple(_WORDS["mentioned_before"])
_PLACE = re.compile(
    rf"(?:{'|'.join(_WORDS['places'])})\s+(?:\d|[ivx]+\b|thứ\s|này\b)", re.IGNORECASE
)  # “Mục 1 Chương II”, but not “Chương II. MỤC TIÊU”
_KEYWORD = re.compile(
    "(" + "|".join(sorted(_LEVELS, key=len, reverse=True)) + r")\b(.*)", re.IGNORECASE | re.DOTALL
)
_NUMBERED = re.compile(
    r"\s+(?:số\s+)?(thứ\s+\w+|[IVX]+[a-zđ]?|\d{1,4}[a-zđ]{0,2}|[A-ZĐ]|nhất|một)(?![\w/])"
    r"\s*([.:)\-–—]*)\s*",
    re.IGNORECASE,
)
_FORM = re.compile(r"\s+(?:số\s+)?(\d{1,3}[a-zA-Z]?(?:[./-]\w+)*)\s*([.:)–—-]*)\s*")
_ROMAN = re.compile(r"([IVX]{1,6}[a-zđ]?)\s*[.:/)\-–—]+(?!\d)\s*")
_SUBROMAN = re.compile(r"([IVX]{1,6}(?:\.\d{1,2}){1,4})\.?\s+")
_LETTERED = re.compile(r"([A-EGHĐ])\s*[.:/)\-–—]\s*")
_ARABIC = re.compile(r"(\d{1,3}[a-zđ]?)\s*(?:[.)](?=\s|[^\W\d_]|[“\"(])|/(?=\s))\s*")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)")
_POINT = re.compile(rf"([{LETTERS}]\d{{0,2}})\s*(?:\)|[./](?=\s))\s*")
_DASH = re.compile(r"([-–—•·▪*+])\s*(?=[^\s\-–—*|])")

LONGEST_TITLE = 45  # words


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with. `end` is where the text beside it begins in the line.

    Arabic numbers have level "clause", letters "point", numbers with dots and dashes "item": what
    they are in a document depends on where they stand.
    """

    level: Level
    number: str
    rank: Rank | None
    end: int


def is_all_capitals(text: str) -> bool:
    """Tell whether `text` is written in capitals throughout."""
    return text.isupper()


def label_of(line: str) -> Label | None:
    """Return the label that `line` (no Markdown `#`s, no space before) begins with, if any."""
    line = line.replace("Ð", "Đ")
    if CELL_END in line or line.endswith(" |"):
        return _row_label(line)
    first = line[:1]
    if first.isdigit():
        return _numbered(line)
    if first in "-–—•·▪*+":
        found = _DASH.match(line)
        return Label("item", "+" if first == "+" else "-", None, found.end()) if found else None
    if first.islower():
        found = _POINT.match(line)
        if not found or found.end() == len(line):
            return None
        return Label("point", found[1], numbering.point(found[1]), found.end())
    return _keyword(line) or _roman(line)


def _opens_heading(rest: str, separator: str) -> bool:
    """Whether `rest`, beside a number, may be a title and not the running text of a mention."""
    mention = not separator and not is_all_capitals(rest) and rest.lower().startswith(_MENTIONED)
    return not rest or (
        not rest[0].islower()
        and rest[0] not in ",;)”"
        and not mention
        and not _PLACE.match(rest)
        and rest[-1] not in ",;"
        and rest.count(" ") < LONGEST_TITLE
    )


def _keyword(line: str) -> Label | None:
    found = _KEYWORD.match(line)
    # The pattern takes ı and İ for i, whatever the case: “Đıều” is found, and no keyword.
    level = _LEVELS.get(found[1].lower()) if found else None
    if not found or level is None:
        return None
    form = level == "heading"
    numbered = (_FORM if form else _NUMBERED).match(line, found.end(1))
    if not numbered:
        rest = found[2].strip(" .:")
        bare = level == "annex" and (not rest or is_all_capitals(rest) or rest.startswith("("))
        at = len(line) - len(found[2].lstrip(" .:"))
        return Label(level, "", None, at) if bare else None
    rest = line[numbered.end() :]
    rank = numbering.any_rank(numbered[1])
    if level == "article":
        rank = numbering.arabic(numbered[1])
        span = rest[:1].isdigit() and numbered[2][:1] in "-–—"  # Điều 5-7
        stands = rank and ((numbered[2] and not span) or _opens_heading(rest, numbered[2]))
    elif level in ("annex", "heading"):
        stands = _opens_heading(rest, numbered[2]) and not rest.endswith(".")
    else:
        stands = rank and _opens_heading(rest, numbered[2])
    return Label(level, numbered[1], rank, numbered.end()) if stands else None


def _roman(line: str) -> Label | None:
    if found := _SUBROMAN.match(line):
        return Label("item", found[1], None, found.end())
    found = _ROMAN.match(line)
    if found and not line[found.end() :][:1].islower() and found.end() < len(line):
        rank = numbering.roman(found[1])
        return Label("roman", found[1], rank, found.end()) if rank else None
    found = _LETTERED.match(line)
    if found and is_all_capitals(line[found.end() :]):
        return Label("heading", found[1], numbering.point(found[1]), found.end())
    return None


def _numbered(line: str) -> Label | None:
    if found := _ARABIC.match(line):
        if found.end() == len(line):
            return None
        return Label("clause", found[1], numbering.arabic(found[1]), found.end())
    found = _DOTTED.match(line)
    if found and line[found.end() :][:1].isupper():
        return Label("item", found[1], None, found.end())
    return None


def _row_label(line: str) -> Label | None:
    """Return the label of a table row that is but a heading: `II | Giai đoạn 2028-2030 | |`."""
    number, _, rest = line.partition("|")
    number, rest = number.strip(" ."), rest.strip(" |")
    if not rest or "|" in rest:
        return None
    at = line.index(rest, line.index("|"))
    if rank := numbering.roman(number):
        return Label("roman", number, rank, at)
    return Label("item", number, None, at) if _SUBROMAN.match(number + " ") else None
