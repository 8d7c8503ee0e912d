"""Take the box of metadata out of a portal's page, and what else of the page is not the document's.

What stands above the letterhead below a box, and the links behind the signature, are the portal's.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from index.ingest.cleaning import openings
from index.legal.metadata.box import Box, find_boxes
from index.legal.metadata.box_values import number_in
from index.lexicon.document_numbers import find_numbers
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_BEHIND: frozenset[str] = frozenset(_WORDS["behind"])
_REASONS = "Căn cứ"
_MARKS = " \t*_#>•|-–:"
_MOTTO_END = "CHỦ NGHĨA VIỆT NAM"  # a crawl breaks the motto over lines
_NUMBER_LINE = re.compile(r"(?:Luật |Pháp lệnh |Nghị quyết )?[Ss]ố\s*:\s*(?P<number>.*)")
_ANNEX = re.compile(r"(?:(?:Điều|ĐIỀU) \d|PHỤ LỤC|Phụ lục|MẪU|Mẫu số|BIỂU|DANH MỤC)")


class Page(NamedTuple):
    """The text of a page without a portal's box, and what the box says, by field of Document."""

    text: str
    box: Mapping[str, str]


def take_properties(text: str) -> Page:
    """Return `text` without the boxes that tell of its document, and their values.

    A box above the document's own form tells of it; one behind it does if it has its number. Where
    a box names another number, it is told of nothing else.
    """
    lines = text.split("\n")
    boxes = find_boxes(lines)
    if not boxes:
        return Page(text, {})
    form = _Form.of(lines, boxes)
    values: dict[str, str] = {}
    taken: list[Box] = []
    for box in boxes:
        number = number_in(box.values.get("number", ""))
        is_above = form.start is None or box.start < form.start
        is_other = bool(number and form.number and str(number) != form.number)
        if not is_above and (is_other or not number):
            continue
        taken.append(box)
        told = {"number": box.values["number"]} if is_other else box.values
        values = {**told, **values}
    gone = {row for box in taken for row in range(box.start, box.end)}
    if taken:
        gone |= _site_rows(lines, taken[0], form)
    kept = [line for row, line in enumerate(lines) if row not in gone]
    if not any(map(str.isalnum, "".join(kept))):
        return Page(text, values)
    return Page("\n".join(kept).strip("\n"), values)


class _Form(NamedTuple):
    """The rows of the official form: its first one, its letterhead if any; and its number."""

    start: int | None
    letterhead: int | None
    number: str | None

    @classmethod
    def of(cls, lines: Sequence[str], boxes: Sequence[Box]) -> "_Form":
        """Return the form of the document that `lines` hold, outside of `boxes`."""
        boxed = {row for box in boxes for row in range(box.start, box.end)}
        start = letterhead = reasons = number = None
        for row, line in enumerate(lines):
            words = line.strip(_MARKS)
            if row in boxed:
                continue
            if openings.article_number(words) is not None:
                reasons = row if reasons is None else reasons
                break
            stated = _NUMBER_LINE.match(words)
            found = next(find_numbers(f"số {stated['number']}"), None) if stated else None
            if found:
                number = number or str(found.number)
            if letterhead is None and _MOTTO_END in words:
                letterhead = _first_of_letterhead(lines, row)
            if start is None and (found or letterhead is not None):
                start = row if letterhead is None else letterhead
            if reasons is None and words.startswith(_REASONS):
                reasons = row  # unless a letterhead follows: a portal's summary has reasons too
        return cls(reasons if start is None else start, letterhead, number)


def _first_of_letterhead(lines: Sequence[str], motto: int) -> int:
    """Return the first row in capitals above the `motto`: the issuer beside it comes before."""
    first = row = motto
    while row > 0 and not any(map(str.islower, lines[row - 1].strip(_MARKS))):
        row -= 1
        if lines[row].startswith("#"):
            break
        first = row
    return first


def _site_rows(lines: Sequence[str], box: Box, form: _Form) -> set[int]:
    """Return the rows around the document, on a page with `box`, that are the portal's own."""
    rows: set[int] = set()
    if form.letterhead is not None and box.start < form.letterhead:
        rows |= {
            row
            for row in range(form.letterhead)
            if not (row < box.start and lines[row].startswith("# "))
        }
    begin = max(form.start or 0, box.end if box.start < (form.start or 0) else 0)
    behind = _behind(lines, begin)
    return rows | set(range(behind, len(lines)))


def _behind(lines: Sequence[str], begin: int) -> int:
    """Return the first row of the links behind the document; the number of lines without any."""
    end = len(lines)
    for row in range(len(lines) - 1, begin, -1):
        words = lines[row].strip(_MARKS)
        if _ANNEX.match(words):
            break
        if fold(words) in _BEHIND:
            end = row
    return end
