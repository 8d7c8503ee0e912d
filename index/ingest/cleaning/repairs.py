"""Repair words that OCR broke, and misread numbers of articles, clauses and points."""

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
    """Repair legal words that are surely broken, and the marks of articles, clauses and points."""
    text = _broken_words("always").sub(_without_space, text)
    text = _broken_words("numbered").sub(_without_space, text)
    text = _ARTICLE.sub(_article, text)
    return _repair_points(_FIRST_CLAUSE.sub("1", text))


def _repair_points(text: str) -> str:
    """Correct a point's letter that its neighbours determine: h), 1), k) → h), i), k)."""
    letters, misread = _words("letters"), _words("misread")
    marks = list(_POINT.finditer(text))
    pieces, end = [], 0
    for before, mark, after in zip(marks, marks[1:], marks[2:], strict=False):
        index = letters.find(before[1]) + 1
        letter, following = letters[index : index + 1], letters[index + 1 : index + 2]
        if index and following == after[1] and mark[1] in misread.get(letter, ""):
            pieces += [text[end : mark.start()], letter]
            end = mark.start() + 1
    return "".join([*pieces, text[end:]])


def _without_space(match: re.Match[str]) -> str:
    return match[0].replace(" ", "")


def _article(match: re.Match[str]) -> str:
    name = "ĐIỀU" if match[1].isupper() else "Điều"
    return f"{name} {match[2].translate(_DIGITS)}"


@cache
def _words(name: str) -> Any:
    return read_yaml(Path(__file__).with_suffix(".yml"))[name]


@cache
def _broken_words(name: str) -> re.Pattern[str]:
    """Return a pattern of the words listed as `name` with a space after their first letter."""
    forms = [f"{form[0]} {form[1:]}" for word in _words(name) for form in (word, word.upper())]
    following = r"(?= (?:\d|[IVXLC]+\b))" if name == "numbered" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)}){following}")
