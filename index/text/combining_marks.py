"""Bound how many combining marks follow one another, so that text is composed in linear time.

Unicode puts the marks of a run in order by insertion: 100,000 of them would take half a minute.
"""

import re
import unicodedata

# A Vietnamese letter bears two; other scripts that a text may quote, up to four.
MAX_MARKS = 4
# All marks are beyond U+02FF, and Vietnamese has no five such letters in a row.
_MAY_BE_RUN = re.compile(rf"[^\x00-\u02ff]{{{MAX_MARKS + 1},}}")


def limit_marks(text: str) -> str:
    """Return `text` with at most `MAX_MARKS` marks in a row; the rest of a run is cut."""
    return text if text.isascii() else _MAY_BE_RUN.sub(_cut, text)


def compose(text: str) -> str:
    """Return `text` in NFC, its runs of marks bounded, in time linear in its length."""
    return unicodedata.normalize("NFC", limit_marks(text))


def _cut(found: re.Match[str]) -> str:
    kept = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if is_mark(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def is_mark(character: str) -> bool:
    """Tell whether `character`, or what it is taken apart into, begins with what is sorted."""
    return unicodedata.combining(unicodedata.normalize("NFKD", character)[0]) > 0
