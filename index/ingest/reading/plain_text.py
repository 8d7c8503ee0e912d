"""Read a plain text file, and tell whether the lines of a text are wrapped."""

import re
from itertools import pairwise

from index.ingest.reading.encodings import decode
from index.ingest.reading.raw_text import RawText

_POINT = re.compile(r"[a-zđ]{1,2}\)")
_ENDS = (".", ";", ":", "!", "?", "”", '"')


def read_plain(data: bytes, name: str) -> RawText:
    """Return the text of a `.txt` file. Raises ReadingError if it is empty or not text."""
    text, notes = decode(data, name)
    return RawText(text=text, format="txt", name=name, wraps=True, notes=notes)


def is_wrapped(text: str) -> bool:
    """Tell whether `text` has line breaks within sentences: at least 3 and 10 % of all breaks."""
    lines = [line.strip() for line in text.split("\n")]
    pairs = [(line, following) for line, following in pairwise(lines) if line and following]
    breaks = sum(_is_within_sentence(line, following) for line, following in pairs)
    return breaks >= 3 and breaks >= 0.1 * len(pairs)


def _is_within_sentence(line: str, following: str) -> bool:
    return (
        (line[-1].isalnum() or not line.endswith(_ENDS))
        and following[0].islower()
        and not _POINT.match(following)
    )
