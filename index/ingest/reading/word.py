"""Read a Word document: the text that Word shows of its body, one paragraph a line."""

import struct
from collections.abc import Iterator

import olefile  # type: ignore[import-untyped]
from lxml import etree

from index.ingest.reading import office
from index.ingest.reading.encodings import repair_legacy
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.grid import Cell, table_lines
from index.ingest.reading.raw_text import RawText
from index.ingest.reading.symbols import raised, sign_of, units_plain
from index.ingest.reading.word_numbering import Numbering, child, parse_number, value
from index.ingest.reading.word_package import Package, attribute, local_name
from index.ingest.reading.word_styles import Styles

# Elements that Word does not show: deleted or moved text, field codes, alternatives for old Words.
_INVISIBLE = {
    *("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rPr", "sectPr"),
}
_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_PROTECTED = "is protected by a password; remove it, then add again"


def read_docx(data: bytes, name: str) -> RawText:
    """Return the text of a .docx with its footnotes at the end, without headers and comments.

    Raises ReadingError if the file is broken, exceeds a bound or is not a Word document.
    """
    with Package(data) as package:
        main = package.main_part()
        root = None if main is None else package.root(main)
        if main is None or child(root, "body") is None:
            raise ReadingError("is a zip file, but not a Word document")
        body = _Body(package, main)
        lines = [*body.blocks(child(root, "body")), *body.footnotes()]
    text, encoding = repair_legacy("\n".join(lines))
    notes = (*body.notes, f"converted from {encoding}") if encoding else body.notes
    return RawText(text, "docx", name, notes=notes)


def read_doc(data: bytes, name: str) -> RawText:
    """Return the text of a legacy .doc (or .rtf), which LibreOffice converts to .docx.

    Raises ReadingError if the file is protected or broken, or LibreOffice is missing.
    """
    suffix = ".rtf" if data.startswith(b"{\\rtf") else ".doc"
    if suffix == ".doc":
        _check_legacy(data)
    raw = read_docx(office.to_docx(data, suffix), name)
    return RawText(raw.text, "doc", name, notes=("converted by LibreOffice", *raw.notes))


def read_odt(data: bytes, name: str) -> RawText:
    """Return the text of a .odt, which LibreOffice converts. Raises ReadingError as `read_doc`."""
    raw = read_docx(office.to_docx(data, ".odt"), name)
    return RawText(raw.text, "odt", name, notes=("converted by LibreOffice", *raw.notes))


def _check_legacy(data: bytes) -> None:
    try:
        with olefile.OleFileIO(data) as file:
            if file.exists("EncryptedPackage"):
                raise ReadingError(_PROTECTED)
            if not file.exists("WordDocument"):
                raise ReadingError("is an Office file, but not a Word document")
            start = file.openstream("WordDocument").read(12)
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise ReadingError("is a broken .doc: get another copy") from error
    if len(start) == 12 and struct.unpack_from("<H", start, 10)[0] & 0x0100:
        raise ReadingError(_PROTECTED)


class _Body:
    """The body of a document, read element by element in reading order."""

    def __init__(self, package: Package, main: str) -> None:
        self._styles = Styles(package.beside(main, "styles.xml"))
        self._numbering = Numbering(package.beside(main, "numbering.xml"))
        self._notes = {
            kind: package.beside(main, f"{kind}s.xml") for kind in ("footnote", "endnote")
        }
        self._references: list[tuple[str, str]] = []  # kind and id of each note, in order
        self._boxes: list[etree._Element] = []  # the text boxes of the current paragraph
        self._unfinished = ""  # text of a paragraph that the next one continues
        self.notes: tuple[str, ...] = ()

    def blocks(self, parent: etree._Element | None) -> Iterator[str]:
        """Yield a line for each paragraph and table row below `parent`."""
        for element in () if parent is None else parent:
            match local_name(element):
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case name if name not in _INVISIBLE:
                    yield from self.blocks(element)

    def footnotes(self) -> Iterator[str]:
        """Yield the notes in the order of their references, each after its number in brackets."""
        notes = {
            (kind, attribute(note, "id")): note
            for kind, root in self._notes.items()
            for note in (() if root is None else root)
        }
        # A copy, since a note that refers to itself adds to the list.
        for number, reference in enumerate(list(self._references), 1):
            if reference in notes:
                words = " ".join(" ".join(self.blocks(notes[reference])).split())
                yield f"[{number}] {words}"

    def _paragraph(self, element: etree._Element) -> Iterator[str]:
        properties = child(element, "pPr")
        if self._styles.name(value(properties, "pStyle")).startswith("toc "):
            self.notes = ("left out its table of contents",)
            return
        text = self._unfinished + "".join(self._inline(element))
        self._unfinished = ""
        boxes, self._boxes = self._boxes, []
        if _is_mark_deleted(properties):
            # The paragraph mark at its end is deleted: the next paragraph continues it.
            self._unfinished = text
        elif text := (self._number(properties) + text.strip()).strip():
            depth = self._styles.heading(properties)
            lines = [" ".join(line.split()) for line in units_plain(text).split("\n")]
            lines = [line for line in lines if line]
            yield f"{'#' * depth} {' '.join(lines)}" if depth else "\n".join(lines)
        for box in boxes:
            yield from self.blocks(box)

    def _number(self, properties: etree._Element | None) -> str:
        list_properties = self._styles.list_of(properties)
        if list_properties is None:
            return ""
        list_id, depth, style = list_properties
        if depth is None:
            return self._numbering.count(list_id, self._numbering.depth_of_style(list_id, style))
        return self._numbering.count(list_id, parse_number(depth))

    def _inline(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            match local_name(element):
                case "t":
                    yield element.text or ""
                case "pPr":
                    continue
                case "r" if _is_hidden(element) or _is_struck_out(element):
                    continue
                case "r" if value(element, "rPr", "vertAlign") == "superscript":
                    yield raised("".join(self._inline(element)))
                case "sym":
                    font, code = attribute(element, "font"), attribute(element, "char")
                    yield sign_of(font or "", code or "")
                case "footnoteReference" | "endnoteReference" as name:
                    self._references.append(
                        (name.removesuffix("Reference"), attribute(element, "id") or "")
                    )
                    yield f"[{len(self._references)}]"
                case "txbxContent":
                    self._boxes.append(element)
                case name if name in _CHARACTERS:
                    yield _CHARACTERS[name]
                case name if name not in _INVISIBLE:
                    yield from self._inline(element)

    def _table(self, table: etree._Element) -> Iterator[str]:
        rows = [
            [*_left_out(row), *map(self._cell, _children(row, "tc"))]
            for row in _children(table, "tr")
            if child(row, "trPr", "del") is None
        ]
        yield from table_lines(rows)

    def _cell(self, element: etree._Element) -> Cell:
        merge = child(element, "tcPr", "vMerge")
        return Cell(
            tuple(self.blocks(element)),
            columns=parse_number(value(element, "tcPr", "gridSpan"), 1),
            goes_on=merge is not None and attribute(merge, "val") in (None, "continue"),
        )


def _left_out(row: etree._Element) -> Iterator[Cell]:
    """Yield an empty cell where a row begins further to the right than its table."""
    before = parse_number(value(row, "trPr", "gridBefore"))
    if before > 0:
        yield Cell((), columns=before)


def _children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children named `name`, also those within content controls and insertions."""
    for element in parent:
        if local_name(element) == name:
            yield element
        elif local_name(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _children(element, name)


def _is_mark_deleted(properties: etree._Element | None) -> bool:
    mark = child(properties, "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _is_hidden(run: etree._Element) -> bool:
    return _is_set(run, "vanish")


def _is_struck_out(run: etree._Element) -> bool:
    return _is_set(run, "strike") or _is_set(run, "dstrike")


def _is_set(run: etree._Element, name: str) -> bool:
    setting = child(run, "rPr", name)
    return setting is not None and attribute(setting, "val") not in ("0", "false")
