"""Read a presentation: the text of its slides, in order, without the notes of the speaker."""

import re
from collections.abc import Iterator

from lxml import etree

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.grid import Cell, table_lines
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.word_numbering import child, parse_number
from index.ingest.reading.word_package import Package, attribute, local_name

_SLIDE = re.compile(r"ppt/slides/slide(\d{1,6})\.xml")
_TITLES = ("title", "ctrTitle")


def read_pptx(data: bytes, name: str) -> RawText:
    """Return the text of a .pptx: a heading a slide, a line a paragraph or row of a table.

    Raises ReadingError if the file is broken, exceeds a bound or has no slides.
    """
    with Package(data) as package:
        numbered = ((_SLIDE.fullmatch(part), part) for part in package.parts())
        slides = sorted((int(match[1]), part) for match, part in numbered if match)
        if not slides:
            raise ReadingError("is a presentation without slides")
        roots = (package.root(part) for _, part in slides)
        lines = [line for root in roots if root is not None for line in _shapes(root)]
    return RawText("\n".join(lines), "pptx", name)


def _shapes(parent: etree._Element) -> Iterator[str]:
    for element in parent:
        match local_name(element):
            case "sp":
                mark = "# " if _is_title(element) else ""
                lines = list(_paragraphs(element))
                yield from [mark + " ".join(lines)] if mark and lines else lines
            case "tbl":
                yield from table_lines([_cells(row) for row in element if local_name(row) == "tr"])
            case _:
                yield from _shapes(element)


def _is_title(shape: etree._Element) -> bool:
    place = child(shape, "nvSpPr", "nvPr", "ph")
    return place is not None and attribute(place, "type") in _TITLES


def _paragraphs(parent: etree._Element) -> Iterator[str]:
    for element in parent.iter():
        if local_name(element) == "p":
            runs = (each.text or "" for each in element.iter() if local_name(each) == "t")
            if words := " ".join("".join(runs).split()):
                yield words


def _cells(row: etree._Element) -> list[Cell]:
    """Return the cells of a row; one that another covers sideways is none of its own."""
    cells = []
    for element in row:
        if local_name(element) != "tc" or attribute(element, "hMerge") in ("1", "true"):
            continue
        cells.append(
            Cell(
                tuple(_paragraphs(element)),
                columns=parse_number(attribute(element, "gridSpan"), 1),
                goes_on=attribute(element, "vMerge") in ("1", "true"),
            )
        )
    return cells
