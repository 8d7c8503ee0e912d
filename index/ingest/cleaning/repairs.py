"""Repairs: words broken by OCR, and the misread marks of articles, clauses and points."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from index.yaml_file import read_yaml

_DIGITS = str.maketrans("lIO|o", "11010")
# “Điêu 5.”, “Điểu 5:” at a line's start; and “Điều l.”, “Điều lO.”, “Điều 1O.”
_ARTICLE = re.compile(
    r"^(Đi[êềểễếệ]u|ĐI[ÊỀỂỄẾỆ]U) ?([\dlIO|o]{1,3})(?=[a-zđ]?[.:](?: |$))", re.MULTILINE
)
_POINT = re.compile(r"^(\S)\)(?= \S)", re.MULTILINE)
_FIRST_CLAUSE = re.compile(r"^[l|](?=\. [A-ZÀ-ỸĐ])", re.MULTILINE)


def repair(text: str) -> str:
    """Mend the words of the law that are surely broken, and the numbers of articles and clauses."""
    text = _broken("always").sub(_mended, text)
    text = _broken("numbered").sub(_mended, text)
    text = _ARTICLE.sub(_article, text)
    return _points(_FIRST_CLAUSE.sub("1", text))


def _points(text: str) -> str:
    """Read a point's letter again where its neighbours tell it: h), 1), k) → h), i), k)."""
    letters, misread = _words("letters"), _words("misread")
    marks = list(_POINT.finditer(text))
    pieces, end = [], 0
    for before, mark, after in zip(marks, marks[1:], marks[2:], strict=False):
        place = letters.find(before[1]) + 1
        meant, following = letters[place : place + 1], letters[place + 1 : place + 2]
        if place and following == after[1] and mark[1] in misread.get(meant, ""):
            pieces += [text[end : mark.start()], meant]
            end = mark.start() + 1
    return "".join([*pieces, text[end:]])


def _mended(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _article(found: re.Match[str]) -> str:
    name = "ĐIỀU" if found[1].isupper() else "Điều"
    return f"{name} {found[2].translate(_DIGITS)}"


@cache
def _words(name: str) -> Any:
    return read_yaml(Path(__file__).with_suffix(".yml"))[name]


@cache
def _broken(name: str) -> re.Pattern[str]:
    """A listed word with a space after its first letter."""
    forms = [f"{form[0]} {form[1:]}" for word in _words(name) for form in (word, word.upper())]
    following = r"(?= (?:\d|[IVXLC]+\b))" if name == "numbered" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}){following}")
