"""The label of a line: the number or keyword it begins with, judged by the line alone."""

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
_PROVISION = re.compile(
    rf"(?:{'|'.join(_WORDS['places'])})\s+(?:\d|[ivx]+\b|thứ\s|này\b)", re.IGNORECASE
)  # “Mục 1 Chương II”, but not “Chương II. MỤC TIÊU”
_KEYWORD = re.compile(
    "(" + "|".join(sorted(_LEVELS, key=len, reverse=True)) + r")\b(.*)", re.IGNORECASE | re.DOTALL
)
# The number after a keyword, and the punctuation after it: “ thứ nhất”, “ IV.”, “ số 12a -”.
_NUMBER = re.compile(
    r"\s+(?:số\s+)?(thứ\s+\w+|[IVX]+[a-zđ]?|\d{1,4}[a-zđ]{0,2}|[A-ZĐ]|nhất|một)(?![\w/])"
    r"(?:\[\d{1,3}\])?\s*([.:)\-–—]*)\s*",
    re.IGNORECASE,
)
# The number of a form: “ số 05a/QĐ”.
_FORM = re.compile(r"\s+(?:số\s+)?(\d{1,3}[a-zA-Z]?(?:[./-]\w+)*)\s*([.:)–—-]*)\s*")
# The first words of a line without keyword: “II. ”, “II.1 ”, “A. ”, “12a. ”, “1.2. ”, “đ) ”, “- ”.
_ROMAN = re.compile(r"([IVX]{1,6}[a-zđ]?)\s*[.:/)\-–—]+(?!\d)\s*")
_SUBROMAN = re.compile(r"([IVX]{1,6}(?:\.\d{1,2}){1,4})\.?\s+")
_LETTERED = re.compile(r"([A-EGHĐ])\s*[.:/)\-–—]\s*")
# A consolidated text marks what was changed by a note: “5[12]. ”, “a[2])”.
_NOTE = r"(?:\[\d{1,3}\])?"
_ARABIC = re.compile(rf"(\d{{1,3}}[a-zđ]?){_NOTE}\s*(?:[.)](?=\s|[^\W\d_]|[“\"(])|/(?=\s))\s*")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)")
_POINT = re.compile(rf"([{LETTERS}]\d{{0,2}}){_NOTE}\s*(?:\)|[./](?=\s))\s*")
_DASH = re.compile(r"([-–—•·▪*+])\s*(?=[^\s\-–—*|])")

LONGEST_TITLE = 45  # words


@dataclass(frozen=True, slots=True)
class Label:
    """The number or keyword that a line begins with.

    `end` is the offset in the line of the text after it. An Arabic number has level "clause", a
    letter "point", a dotted number or a dash "item". The level of the unit that begins there
    depends on the heading it is under.
    """

    level: Level
    number: str
    rank: Rank | None
    end: int


def is_all_capitals(text: str) -> bool:
    """Tell whether `text` is written in capitals throughout."""
    return text.isupper()


def label_of(line: str) -> Label | None:
    """Return the label that `line` begins with; None if there is none.

    `line` has neither Markdown `#`s nor white space at its start.
    """
    line = line.replace("Ð", "Đ")
    if CELL_END in line or line.endswith(" |"):
        return _row_label(line)
    first = line[:1]
    if first.isdigit():
        return _arabic_label(line)
    if first in "-–—•·▪*+":
        found = _DASH.match(line)
        return Label("item", "+" if first == "+" else "-", None, found.end()) if found else None
    if first.islower():
        found = _POINT.match(line)
        if not found or found.end() == len(line):
            return None
        return Label("point", found[1], numbering.point(found[1]), found.end())
    return _keyword_label(line) or _roman_label(line)


def _opens_heading(rest: str, separator: str) -> bool:
    """Tell whether `rest`, the text after a number, may be a title.

    “Điều 5 Nghị định này” in running text is a mention, no heading.
    """
    mention = not separator and not is_all_capitals(rest) and rest.lower().startswith(_MENTIONED)
    return not rest or (
        not rest[0].islower()
        and rest[0] not in ",;)”"
        and not mention
        and not _PROVISION.match(rest)
        and rest[-1] not in ",;"
        and rest.count(" ") < LONGEST_TITLE
    )


def _keyword_label(line: str) -> Label | None:
    found = _KEYWORD.match(line)
    # The pattern ignores case, so it matches ı and İ as i: “Đıều” matches but is no keyword.
    level = _LEVELS.get(found[1].lower()) if found else None
    if not found or level is None:
        return None
    form = level == "heading"
    number = (_FORM if form else _NUMBER).match(line, found.end(1))
    if not number:
        rest = found[2].strip(" .:")
        bare = level == "annex" and (not rest or is_all_capitals(rest) or rest.startswith("("))
        end = len(line) - len(found[2].lstrip(" .:"))
        return Label(level, "", None, end) if bare else None
    rest = line[number.end() :]
    rank = numbering.any_rank(number[1])
    if level == "article":
        rank = numbering.arabic(number[1])
        is_range = rest[:1].isdigit() and number[2][:1] in "-–—"  # Điều 5-7
        is_label = rank and ((number[2] and not is_range) or _opens_heading(rest, number[2]))
    elif level in ("annex", "heading"):
        is_label = _opens_heading(rest, number[2]) and not rest.endswith(".")
    else:
        is_label = rank and _opens_heading(rest, number[2])
    return Label(level, number[1], rank, number.end()) if is_label else None


def _roman_label(line: str) -> Label | None:
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


def _arabic_label(line: str) -> Label | None:
    if found := _ARABIC.match(line):
        if found.end() == len(line):
            return None
        return Label("clause", found[1], numbering.arabic(found[1]), found.end())
    found = _DOTTED.match(line)
    if found and line[found.end() :][:1].isupper():
        return Label("item", found[1], None, found.end())
    return None


def _row_label(line: str) -> Label | None:
    """Return the label of a table row that is only a heading: `II | Giai đoạn 2028-2030 | |`."""
    number, _, rest = line.partition("|")
    number, rest = number.strip(" ."), rest.strip(" |")
    if not rest or "|" in rest:
        return None
    end = line.index(rest, line.index("|"))
    if rank := numbering.roman(number):
        return Label("roman", number, rank, end)
    return Label("item", number, None, end) if _SUBROMAN.match(number + " ") else None
