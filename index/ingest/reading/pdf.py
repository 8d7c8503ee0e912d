"""A PDF → its text: the text layer where it is good, OCR where the page is a picture."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from index.ingest.reading import limits, ocr
from index.ingest.reading.encodings import repair_legacy
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText

# A page of law has about 1,500 letters; a stamp or a page number has fewer than these.
_FEW_LETTERS = 40
# The electronic signature that is stamped upon a scan: who signed, which agency, when.
_STAMP_LETTERS = 400
_SCAN_COVERS = 0.6
# A quarter of Vietnamese letters bear a mark; scanners' own OCR, made for English, drops it.
_LEAST_MARKED = 0.08
_MOST_UNREADABLE = 0.1
_OBJECTS = 2_000  # a page with more is a drawing; those suffice to see what it is

# What pdfium gives for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": None})


@dataclass(slots=True)
class _Page:
    text: str
    is_picture: bool
    by_ocr: bool = False


def read_pdf(data: bytes, name: str) -> RawText:
    """Return the text of a PDF, its pages separated by form feeds.

    Raises ReadingError when it is protected, broken, too long, or a scan and OCR is not installed.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > limits.PDF_PAGES:
                raise ReadingError(
                    f"has {len(document):,} pages, more than {limits.PDF_PAGES:,}; split it"
                )
            pages = [_text_layer(document[row]) for row in range(len(document))]
            failures = _read_pictures(document, pages)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise ReadingError("is protected by a password; remove it, then add again") from error
        raise ReadingError("is a broken PDF: get another copy") from error
    text, encoding = repair_legacy("\f".join(page.text for page in pages))
    if not _letters(text):
        raise ReadingError("; ".join(("holds no text that can be read", *failures)))
    read = [row for row, page in enumerate(pages, 1) if page.by_ocr]
    notes = [f"{_pages(read)} read by OCR"] if read else []
    if encoding:
        notes.append(f"converted from {encoding}")
    notes.extend(failures)
    return RawText(text, "pdf", name, wraps=True, by_ocr=bool(read), notes=tuple(notes))


def _text_layer(page: pdfium.PdfPage) -> _Page:
    text = page.get_textpage().get_text_range().translate(_HYPHENS).replace("\f", "\n")
    return _Page(text, _is_picture(page, text))


def _is_picture(page: pdfium.PdfPage, text: str) -> bool:
    """Whether the page must be looked at, because its text layer is absent, poor or junk."""
    letters = _letters(text)
    if _unreadable(text) > _MOST_UNREADABLE:
        return True
    objects = list(islice(page.get_objects(max_depth=3), _OBJECTS))
    if letters < _FEW_LETTERS:
        return any(each.type != pdfium_c.FPDF_PAGEOBJ_TEXT for each in objects)
    if _covered(page, objects) < _SCAN_COVERS:
        return False
    marked = sum(char.isalpha() and not char.isascii() for char in text)
    return letters < _STAMP_LETTERS or marked < _LEAST_MARKED * letters


def _covered(page: pdfium.PdfPage, objects: Sequence[pdfium.PdfObject]) -> float:
    """Return the share of the page that pictures cover; scanners cut one into strips."""
    area = 0.0
    for each in objects:
        if each.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            area += abs(right - left) * abs(top - bottom)
    width, height = page.get_size()
    return area / max(float(width * height), 1.0)


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _unreadable(text: str) -> float:
    """Return the share of characters that stand for nothing: fonts without their table do so."""
    seen = [char for char in text if not char.isspace()]
    bad = sum(char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc") for char in seen)
    return bad / max(len(seen), 1)


def _read_pictures(document: pdfium.PdfDocument, pages: list[_Page]) -> list[str]:
    """Read by OCR the pages that need it; return what failed."""
    rows = [row for row, page in enumerate(pages) if page.is_picture]
    if not rows:
        return []
    if len(rows) > limits.OCR_PAGES:
        raise ReadingError(f"has {len(rows)} scanned pages, more than {limits.OCR_PAGES}; split it")
    ocr.check_installed()
    failures = []
    for row in rows:
        try:
            text = ocr.read_picture(*_drawn(document[row]))
        except ReadingError as error:
            failures.append(f"page {row + 1}: {error}")
            continue
        page = pages[row]
        if _unreadable(page.text) > _MOST_UNREADABLE or _letters(text) > _letters(page.text) / 2:
            pages[row] = _Page(text, True, by_ocr=True)
    return failures


def _drawn(page: pdfium.PdfPage) -> tuple[bytes, int, int]:
    """Return the page's grey pixels, width and height, at 300 dpi or what the bound allows."""
    width, height = page.get_size()
    finest = min(
        (limits.PIXELS / max(width * height, 1.0)) ** 0.5,
        limits.PIXELS_A_SIDE / max(width, height),
    )
    bitmap = page.render(scale=min(ocr.DPI / 72, finest), grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join(
        rows[start : start + bitmap.width]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    return pixels, bitmap.width, bitmap.height


def _pages(rows: Sequence[int]) -> str:
    """Write page numbers as people do: "pages 1–3, 7"."""
    written = ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in _runs(rows))
    return f"page{'s' if len(rows) > 1 else ''} {written}"


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = before = rows[0]
    for row in rows[1:]:
        if row != before + 1:
            yield start, before
            start = row
        before = row
    yield start, before
