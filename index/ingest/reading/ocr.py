"""Read the picture of a page by OCR: Tesseract with its Vietnamese data, upright or turned."""

import re
from functools import cache

from PIL import Image

from index.ingest.reading import limits
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.programs import run_program
from index.text.syllables import is_syllable

LANGUAGE = "vie"
CURE = "install it with: apt-get install tesseract-ocr tesseract-ocr-vie"
DPI = 300

_WORD = re.compile(r"[^\W\d_]{2,}")
# So much of a page that lies upright is Vietnamese; of one that lies sideways hardly a word is.
_UPRIGHT, _READABLE = 0.6, 0.25
_FEWEST_WORDS = 10  # of fewer nothing can be told
_TURNS = (180, 90, 270)  # degrees; a page upside down is the commonest


@cache
def check_installed() -> None:
    """Raise ReadingError with what to install if Tesseract or its Vietnamese data is missing."""
    languages = run_program(["tesseract", "--list-langs"], seconds=30, cure=CURE).decode()
    if LANGUAGE not in languages.split():
        raise ReadingError(f"Tesseract lacks its Vietnamese data; {CURE}")


def read_picture(grey: bytes, width: int, height: int) -> str:
    """Return the text in a picture of `width` × `height` pixels, black on white at 300 dpi.

    `grey` holds one byte a pixel, row by row. A page that lies on its side or its head is turned.
    Raises ReadingError if Tesseract fails or takes too long, or no turn makes the page Vietnamese.
    """
    text = _recognised(grey, width, height)
    best = _share(text)
    if best >= _UPRIGHT:
        return text
    page = Image.frombytes("L", (width, height), grey)
    for turn in _TURNS:
        turned = page.rotate(turn, expand=True)
        other = _recognised(turned.tobytes(), turned.width, turned.height)
        if (share := _share(other)) > best:
            text, best = other, share
        if best >= _UPRIGHT:
            return text
    if best < _READABLE:
        raise ReadingError("its text is not Vietnamese, however the page is turned")
    return text


def _share(text: str) -> float:
    """Return the share of the words that are Vietnamese; 1 where there are too few to tell."""
    words = _WORD.findall(text)
    if len(words) < _FEWEST_WORDS:
        return 1.0
    return sum(map(is_syllable, words)) / len(words)


def _recognised(grey: bytes, width: int, height: int) -> str:
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
