"""Read a PDF: a page's text layer, or OCR if the page is a picture or its text layer is bad."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium_c  # type: ignore[import-untyped]

from index.ingest.reading import limits, ocr
from index.ingest.reading.encodings import repair_legacy
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.pdf_layout import laid_out
from index.ingest.reading.raw_text import RawText

# A page of law has about 1,500 letters; a stamp or a page number has fewer than 40.
_MIN_LETTERS = 40
# An electronic signature stamped on a scan (signer, agency, time) has fewer letters.
_STAMP_LETTERS = 400
_MIN_SCAN = 0.6  # share of a scanned page that pictures cover
# A quarter of Vietnamese letters have diacritics; a scanner's OCR for English drops them.
_MIN_DIACRITICS = 0.08  # share of letters
_MAX_UNREADABLE = 0.1  # share of characters
_MAX_OBJECTS = 2_000  # objects looked at per page: enough to tell a scan

# Characters that pdfium gives for a hyphen at the end of a line.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\r": None})


@dataclass(slots=True)
class _Page:
    text: str
    is_picture: bool
    by_ocr: bool = False


def read_pdf(data: bytes, name: str) -> RawText:
    """Return the text of a PDF, its pages separated by form feeds.

    Raises ReadingError if the file is protected, broken, too long or without text, or is a scan
    and OCR is not installed.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            if len(document) > limits.PDF_PAGES:
                raise ReadingError(
                    f"has {len(document):,} pages, more than {limits.PDF_PAGES:,}; split it"
                )
            pages = [_text_layer(document[row]) for row in range(len(document))]
            failures = _apply_ocr(document, pages)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise ReadingError("is protected by a password; remove it, then add again") from error
        raise ReadingError("is a broken PDF: get another copy") from error
    text, encoding = repair_legacy("\f".join(page.text for page in pages))
    if not _letters(text):
        raise ReadingError("; ".join(("holds no text that can be read", *failures)))
    numbers = [number for number, page in enumerate(pages, 1) if page.by_ocr]
    notes = [f"{_page_ranges(numbers)} read by OCR"] if numbers else []
    if encoding:
        notes.append(f"converted from {encoding}")
    notes.extend(failures)
    return RawText(text, "pdf", name, wraps=True, by_ocr=bool(numbers), notes=tuple(notes))


def _text_layer(page: pdfium.PdfPage) -> _Page:
    layer = page.get_textpage()
    text = layer.get_text_range()
    told = laid_out(layer)
    if told and _letters(told) == _letters(text):  # no word is lost or doubled
        text = told
    text = text.translate(_HYPHENS).replace("\f", "\n")
    return _Page(text, _is_picture(page, text))


def _is_picture(page: pdfium.PdfPage, text: str) -> bool:
    """Tell whether the page needs OCR: its text layer is missing, poor or unreadable."""
    letters = _letters(text)
    if _unreadable(text) > _MAX_UNREADABLE:
        return True
    objects = list(islice(page.get_objects(max_depth=3), _MAX_OBJECTS))
    if letters < _MIN_LETTERS:
        return any(each.type != pdfium_c.FPDF_PAGEOBJ_TEXT for each in objects)
    if _picture_share(page, objects) < _MIN_SCAN:
        return False
    with_diacritics = sum(char.isalpha() and not char.isascii() for char in text)
    return letters < _STAMP_LETTERS or with_diacritics < _MIN_DIACRITICS * letters


def _picture_share(page: pdfium.PdfPage, objects: Sequence[pdfium.PdfObject]) -> float:
    """Return the share of the page that all its pictures cover: scanners cut a page into strips."""
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
    """Return the share of characters without meaning: fonts without a Unicode table give such."""
    chars = [char for char in text if not char.isspace()]
    bad = sum(
        char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn", "Cc") for char in chars
    )
    return bad / max(len(chars), 1)


def _apply_ocr(document: pdfium.PdfDocument, pages: list[_Page]) -> list[str]:
    """Replace the text of the pages that need OCR; return a message for each page that failed."""
    rows = [row for row, page in enumerate(pages) if page.is_picture]
    if not rows:
        return []
    if len(rows) > limits.OCR_PAGES:
        raise ReadingError(f"has {len(rows)} scanned pages, more than {limits.OCR_PAGES}; split it")
    ocr.check_installed()
    failures = []
    for row in rows:
        try:
            text = ocr.read_picture(*_render(document[row]))
        except ReadingError as error:
            failures.append(f"page {row + 1}: {error}")
            continue
        page = pages[row]
        if _unreadable(page.text) > _MAX_UNREADABLE or _letters(text) > _letters(page.text) / 2:
            pages[row] = _Page(text, True, by_ocr=True)
    return failures


def _render(page: pdfium.PdfPage) -> tuple[bytes, int, int]:
    """Return the page's grey pixels, width and height, at 300 dpi or less if it is too large."""
    width, height = page.get_size()
    max_scale = min(
        (limits.PIXELS / max(width * height, 1.0)) ** 0.5,
        limits.PIXELS_A_SIDE / max(width, height),
    )
    bitmap = page.render(scale=min(ocr.DPI / 72, max_scale), grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    pixels = b"".join(
        rows[start : start + bitmap.width]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    return pixels, bitmap.width, bitmap.height


def _page_ranges(numbers: Sequence[int]) -> str:
    """Return page numbers in words: "pages 1–3, 7"."""
    ranges = ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in _runs(numbers))
    return f"page{'s' if len(numbers) > 1 else ''} {ranges}"


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each run of consecutive numbers."""
    start = before = numbers[0]
    for number in numbers[1:]:
        if number != before + 1:
            yield start, before
            start = number
        before = number
    yield start, before
