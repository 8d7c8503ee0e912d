"""The picture of a page → its words, by Tesseract with Vietnamese."""

from functools import cache

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.programs import run_program

LANGUAGE = "vie"
CURE = "install it with: apt-get install tesseract-ocr tesseract-ocr-vie"
DPI = 300


@cache
def check_installed() -> None:
    """Raise ReadingError, which says what to install, when there is no Vietnamese Tesseract."""
    listed = run_program(["tesseract", "--list-langs"], seconds=30, cure=CURE).decode()
    if LANGUAGE not in listed.split():
        raise ReadingError(f"Tesseract lacks its Vietnamese data; {CURE}")


def read_picture(grey: bytes, width: int, height: int) -> str:
    """Return the words in a picture: one byte a pixel, row after row, black on white at 300 dpi.

    Raises ReadingError when Tesseract fails or takes too long.
    """
    picture = b"P5 %d %d 255\n" % (width, height) + grey
    text = run_program(
        ["tesseract", "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI)],
        seconds=limits.OCR_PAGE_SECONDS,
        cure=CURE,
        data=picture,
        # With threads of its own Tesseract is slower on small machines, and takes the caller's.
        environment={"OMP_THREAD_LIMIT": "1"},
    )
    return text.decode("utf-8", "replace").replace("\f", "").strip("\n")
