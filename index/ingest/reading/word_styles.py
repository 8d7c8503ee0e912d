"""The styles of a Word document: their names, depths as headings, and numbered lists."""

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from index.ingest.reading.word_numbering import child, parse_number, value
from index.ingest.reading.word_package import attribute, local_name

_MAX_DEPTH = 6  # of a heading
_MAX_CHAIN = 20  # styles may inherit in a circle


class Styles:
    """The styles of a document, each with the properties of the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        """Set the root of styles.xml, None if the document has none."""
        self._root = root

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        elements = () if self._root is None else self._root
        return {attribute(s, "styleId") or "": s for s in elements if local_name(s) == "style"}

    def chain(self, style: str | None) -> Iterator[tuple[str, etree._Element]]:
        """Yield id and element of `style`, then of each style that it is based on."""
        for _ in range(_MAX_CHAIN):
            if style is None or style not in self._by_id:
                return
            yield style, self._by_id[style]
            style = value(self._by_id[style], "basedOn")

    def name(self, style: str | None) -> str:
        """Return the English name of the style with the id `style`, lower case, or ""."""
        return (value(self._by_id.get(style or ""), "name") or "").lower()

    def heading(self, properties: etree._Element | None) -> int:
        """Return the depth of a paragraph's heading, 1 to 6; 0 if it is not a heading."""
        outline = value(properties, "outlineLvl")
        for style, element in self.chain(value(properties, "pStyle")):
            name = self.name(style)
            if outline is None and name.startswith("heading "):
                outline = str(parse_number(name.removeprefix("heading "), 10) - 1)
            if outline is None:
                outline = value(element, "pPr", "outlineLvl")
        depth = parse_number(outline, 9) + 1
        return depth if 1 <= depth <= _MAX_DEPTH else 0

    def list_of(self, properties: etree._Element | None) -> tuple[str, str | None, str] | None:
        """Return list id, depth and style id of a numbered paragraph, None for another paragraph.

        The depth is None if only the list knows it: see `Numbering.depth_of_style`.
        """
        direct = child(properties, "numPr")
        style = value(properties, "pStyle")
        depth = value(direct, "ilvl")
        if (number := value(direct, "numId")) is not None:
            return None if number == "0" else (number, depth or "0", style or "")
        for each, element in self.chain(style):
            if (number := value(element, "pPr", "numPr", "numId")) is not None:
                depth = depth or value(element, "pPr", "numPr", "ilvl")
                return None if number == "0" else (number, depth, each)
        return None
