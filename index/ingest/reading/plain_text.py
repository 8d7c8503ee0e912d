"""A plain text file → RawText."""

import re
from itertools import pairwise

from index.ingest.reading.encodings import decode
from index.ingest.reading.raw_text import RawText

_POINT = re.compile(r"[a-zđ]{1,2}\)")
_ENDS = (".", ";", ":", "!", "?", "”", '"')


def read_plain(data: bytes, name: str) -> RawText:
    """Return the text of a `.txt` file. Raises ReadingError when it is empty or is no text."""
    text, notes = decode(data, name)
    return RawText(text=text, format="txt", name=name, wraps=True, notes=notes)


def is_wrapped(text: str) -> bool:
    """Tell whether lines of `text` go on in the next one, mid-sentence, more than by accident."""
    lines = [line.strip() for line in text.split("\n")]
    neighbours = [(line, following) for line, following in pairwise(lines) if line and following]
    broken = sum(_goes_on(line, following) for line, following in neighbours)
    return broken >= 3 and broken >= 0.1 * len(neighbours)


def _goes_on(line: str, following: str) -> bool:
    return (
        (line[-1].isalnum() or not line.endswith(_ENDS))
        and following[0].islower()
        and not _POINT.match(following)
    )
