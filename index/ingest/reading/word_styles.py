"""The styles of a Word document: which are headings, and which number their paragraphs."""

from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from index.ingest.reading.word_numbering import child, number_in, value
from index.ingest.reading.word_package import attribute, local_name

_HEADINGS = 6
_CHAIN = 20  # styles that inherit in a circle must end


class Styles:
    """What a paragraph's properties say together with those of its style and of its ancestors."""

    def __init__(self, root: etree._Element | None) -> None:
        """Take the root of styles.xml, None where the document has none."""
        self._root = root

    @cached_property
    def _by_id(self) -> dict[str, etree._Element]:
        found = () if self._root is None else self._root
        return {attribute(s, "styleId") or "": s for s in found if local_name(s) == "style"}

    def chain(self, style: str | None) -> Iterator[tuple[str, etree._Element]]:
        """Give a style and those it is based on, by id, nearest first."""
        for _ in range(_CHAIN):
            if style is None or style not in self._by_id:
                return
            yield style, self._by_id[style]
            style = value(self._by_id[style], "basedOn")

    def name(self, style: str | None) -> str:
        """Return the style's name as Word calls it in English, small letters; "" for none."""
        return (value(self._by_id.get(style or ""), "name") or "").lower()

    def heading(self, properties: etree._Element | None) -> int:
        """Return how deep a heading the paragraph is, 1–6; 0 for none."""
        outline = value(properties, "outlineLvl")
        for style, element in self.chain(value(properties, "pStyle")):
            name = self.name(style)
            if outline is None and name.startswith("heading "):
                outline = str(number_in(name.removeprefix("heading "), 10) - 1)
            if outline is None:
                outline = value(element, "pPr", "outlineLvl")
        depth = number_in(outline, 9) + 1
        return depth if 1 <= depth <= _HEADINGS else 0

    def numbered_by(self, properties: etree._Element | None) -> tuple[str, str | None, str] | None:
        """Return list, depth (None: as the list says for the style) and style, None for no list."""
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
