"""Read the picture of a page by OCR: Tesseract with its Vietnamese data."""

from functools import cache

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.programs import run_program

LANGUAGE = "vie"
CURE = "install it with: apt-get install tesseract-ocr tesseract-ocr-vie"
DPI = 300


@cache
def check_installed() -> None:
    """Raise ReadingError with what to install if Tesseract or its Vietnamese data is missing."""
    languages = run_program(["tesseract", "--list-langs"], seconds=30, cure=CURE).decode()
    if LANGUAGE not in languages.split():
        raise ReadingError(f"Tesseract lacks its Vietnamese data; {CURE}")


def read_picture(grey: bytes, width: int, height: int) -> str:
    """Return the text in a picture of `width` × `height` pixels, black on white at 300 dpi.

    `grey` holds one byte a pixel, row by row. Raises ReadingError if Tesseract fails or takes
    too long.
    """
    picture = b"P5 %d %d 255\n" % (width, height) + grey
    text = run_program(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI)],
        seconds=limits.OCR_PAGE_SECONDS,
        cure=CURE,
        data=picture,
        # More threads make Tesseract slower on small machines, and take the caller's processors.
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    return text.decode("utf-8", "replace").replace("\f", "").strip("\n")
