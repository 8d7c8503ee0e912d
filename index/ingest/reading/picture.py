"""Read a photo or scan of one page, or several in one TIFF, by OCR."""

import io
from collections.abc import Iterator

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from index.ingest.reading import limits, ocr
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.raw_text import RawText

# The height of a line of text in pixels suits Tesseract in a page of about so many.
_HEIGHT = 3_300
_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "WEBP", "GIF")


def read_picture_file(data: bytes, name: str) -> RawText:
    """Return the text of the pages in a picture, separated by form feeds.

    Raises ReadingError if it is broken, too large, or OCR is missing or finds no letter.
    """
    ocr.check_installed()
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            pages = [ocr.read_picture(*page) for page in _pages(picture)]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise ReadingError("is a broken picture, or one too large to be read") from error
    text = "\f".join(pages)
    if not any(map(str.isalpha, text)):
        raise ReadingError("is a picture without text that can be read")
    return RawText(text, "picture", name, wraps=True, by_ocr=True, notes=("read by OCR",))


def _pages(picture: Image.Image) -> Iterator[tuple[bytes, int, int]]:
    """Yield the grey pixels, width and height of each page, upright and of a readable size."""
    for count, frame in enumerate(ImageSequence.Iterator(picture)):
        if count >= limits.OCR_PAGES:
            raise ReadingError(f"has more than {limits.OCR_PAGES} pages; split it")
        if frame.width * frame.height > 4 * limits.PIXELS:
            raise ReadingError(f"has more than {4 * limits.PIXELS:,} pixels a page")
        page = ImageOps.exif_transpose(frame.convert("RGBA"))
        white = Image.new("RGBA", page.size, "white")
        grey = Image.alpha_composite(white, page).convert("L")
        scale = min(
            _HEIGHT / max(grey.height, 1), (limits.PIXELS / (grey.width * grey.height)) ** 0.5
        )
        size = (max(round(grey.width * scale), 1), max(round(grey.height * scale), 1))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
        yield grey.tobytes(), grey.width, grey.height
