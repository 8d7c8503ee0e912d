"""The box in which a portal tells of a document beside its text: its number, signer, days …

It comes as a table of two or four columns, as cells on lines of their own, as “Label: value” lines,
or as lines of labels and lines of values in turn.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.legal.metadata.box_values import fits, is_unknown
from index.lexicon.box_labels import FIELD_OF_LABEL, MARKS
from index.text.alternatives import any_of
from index.text.folding import fold

_LABEL = any_of(FIELD_OF_LABEL)
# “Cơ quan ban hành/ Chức danh/ Người ký” has a value for each.
_FIRST = re.compile(rf"(?:{_LABEL})(?:\s?/\s?(?:{_LABEL}))*(?!\w)")
_LATER = re.compile(rf"(?<=[\s;,.*])(?:{_LABEL})(?!\w)")
# What a list puts before a label: a number, a bullet, a picture.
_BEFORE = re.compile(r"(?:\W*\d{1,2}[.)](?=\W*[^\W\d]))?[\W_]*")
_LEADERS = MARKS + ".…"  # between a label and its colon
_ROW_NUMBER = re.compile(r"\d{1,2}[.)]?")
_SLASH = re.compile(r"\s?/\s?")
_ARTICLE = re.compile(r"(?:Điều|ĐIỀU) \d")
_FEWEST_LABELS = 3  # one or two may belong to a table of the document
_FEWEST_FITS = 2  # a form to be filled in has labels and no values
_MOST_BETWEEN = 3  # lines between two labels that are no value: a title in several lines
_LONGEST_VALUE = 1_000  # characters of a line
_LONG_FIELDS = ("title", "bases")


class _Piece(NamedTuple):
    """A part of a line: the labels it begins with, if any, and what follows them."""

    labels: tuple[str, ...]
    has_colon: bool
    value: str


@dataclass
class Box:
    """A box in the rows `start`:`end` of a page; `values` are its words by field of Document."""

    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)

    @property
    def is_filled(self) -> bool:
        """Whether it tells of a document: enough labels, and values of their kinds."""
        fitting = sum(fits(name, value) for name, value in self.values.items())
        return len(self.labels) >= _FEWEST_LABELS and fitting >= _FEWEST_FITS


def of_fields(fields: Mapping[str, object]) -> dict[str, str]:
    """Return the values of front matter as those of a box: its keys are labels, `so_hieu`."""
    values: dict[str, str] = {}
    for key, value in fields.items():
        name = FIELD_OF_LABEL.get(re.sub(r"[_-]", " ", fold(str(key))).strip())
        if name and name != "other" and isinstance(value, (str, int)) | hasattr(value, "year"):
            values.setdefault(name, str(value))
    return values


def find_boxes(lines: Sequence[str]) -> list[Box]:
    """Return the boxes that `lines` hold, in order."""
    walk = _Walk()
    for row, line in enumerate(lines):
        walk.add(row, line)
    walk.close()
    return [box for box in walk.boxes if box.is_filled]


class _Walk:
    """The boxes before the current line, and the one that may be open."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self._box: Box | None = None
        self._awaited: list[str] = []  # the fields whose values come next
        self._last = ""  # the field told last
        self._between: list[str] = []  # lines since then that are no value
        self._columns: list[str] = []  # the labels of a table of columns
        self._across: Box | None = None  # its first row, a box if there is no other

    def add(self, row: int, line: str) -> None:
        """Add the line `row` of the page."""
        if not any(map(str.isalnum, line)):
            return
        if _ARTICLE.match(line.strip(MARKS)):
            self.close()
            return
        cells = line.split("|") if len(line) <= _LONGEST_VALUE * 2 else [line]
        pieces = [list(_pieces(cell)) for cell in cells if any(map(str.isalnum, cell))]
        if len(pieces) > 1 and _ROW_NUMBER.fullmatch(pieces[0][0].value):
            pieces = pieces[1:]
        if self._box is None and self._is_across(row, pieces):
            return
        for piece in (piece for cell in pieces for piece in cell):
            if piece.labels:
                self._add_label(row, piece)
            else:
                self._add_value(row, piece.value)
        if line.count("|") > 1:
            self._awaited = []  # a row of a table is whole
        if len(self._between) > _MOST_BETWEEN:
            self.close()

    def close(self) -> None:
        """End the open box, if there is one."""
        if self._across:
            self.boxes.append(self._across)
        self._columns, self._across = [], None
        if self._box:
            self.boxes.append(self._box)
        self._box, self._awaited, self._last, self._between = None, [], "", []

    def _is_across(self, row: int, cells: list[list[_Piece]]) -> bool:
        """Tell whether a row outside of boxes opens none: it may be of a table of columns.

        A table with one row below its labels is a box; one with more is a list of documents.
        """
        if _is_column_heading(cells):
            self.close()
            self._columns = [piece.labels[0] for cell in cells for piece in cell]
            return True
        values = [cell[0].value for cell in cells if not cell[0].labels]
        if self._columns and len(values) == len(cells) == len(self._columns):
            if self._across:
                self._across, self._columns = None, []
            else:
                names = [FIELD_OF_LABEL[label] for label in self._columns]
                told = dict(zip(names, values, strict=True))
                told.pop("other", None)
                self._across = Box(row - 1, row + 1, told, {*self._columns})
            return True
        if self._columns:
            self.close()
        return not cells[0][0].labels

    def _add_label(self, row: int, piece: _Piece) -> None:
        box = self._box = self._box or Box(row, row + 1)
        if self._last in _LONG_FIELDS and self._between:
            box.values[self._last] = " ".join([box.values[self._last], *self._between])
        self._between = []
        box.end = row + 1
        box.labels |= {*piece.labels}
        self._awaited = [FIELD_OF_LABEL[label] for label in piece.labels]
        self._last = ""
        if piece.value:
            self._tell(row, piece.value)

    def _add_value(self, row: int, value: str) -> None:
        is_beside = self._box is not None and row == self._box.end - 1
        name = self._awaited[0] if self._awaited else ""
        if name and len(value) <= _LONGEST_VALUE and (is_beside or _may_be(name, value)):
            self._tell(row, value)
        elif self._box:
            self._awaited = []
            self._between.append(value)

    def _tell(self, row: int, value: str) -> None:
        name = self._awaited.pop(0)
        if self._box:
            self._box.end = row + 1
            if name != "other" and name not in self._box.values:
                self._box.values[name] = value
                self._last = name


def _is_column_heading(cells: list[list[_Piece]]) -> bool:
    """Tell whether a row has labels alone: the heading of a table of documents."""
    pieces = [piece for cell in cells for piece in cell]
    return len(pieces) > 1 and all(p.labels and not p.value and not p.has_colon for p in pieces)


def _pieces(cell: str) -> Iterator[_Piece]:
    """Yield the labels of a cell, each with the value that follows it; or the cell as a value."""
    words = _BEFORE.sub("", cell, count=1).rstrip(MARKS)
    folded = fold(words)
    first = _FIRST.match(folded) if len(folded) == len(words) <= _LONGEST_VALUE else None
    if first is None:
        yield _Piece((), False, words)
        return
    has_colon = words[first.end() :].lstrip(_LEADERS).startswith(":")
    later = [
        found
        for found in _LATER.finditer(folded, first.end())
        if words[found.start()].isupper()
        and (not has_colon or folded[found.end() :].lstrip(_LEADERS).startswith(":"))
    ]
    ends = [*(found.start() for found in later), len(words)]
    pieces = [
        _Piece(
            (found[0],) if found[0] in FIELD_OF_LABEL else tuple(_SLASH.split(found[0])),
            has_colon,
            words[found.end() : end].strip(MARKS + ":;").lstrip(_LEADERS + ":"),
        )
        for found, end in zip([first, *later], ends, strict=True)
    ]
    # Without a colon, a sentence may begin with the words of a label.
    if has_colon or all(_may_follow(piece) for piece in pieces):
        yield from pieces
    else:
        yield _Piece((), False, words)


def _may_be(name: str, value: str) -> bool:
    """Tell whether a line below a label is its value: the last one may stand above the text."""
    return name in _LONG_FIELDS or fits(name, value) or is_unknown(value)


def _may_follow(piece: _Piece) -> bool:
    return not piece.value or fits(FIELD_OF_LABEL[piece.labels[0]], piece.value)
