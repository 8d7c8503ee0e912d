"""Limit runs of combining marks, so that a text is normalized in linear time.

`unicodedata.normalize` sorts the marks of a run by insertion: 100,000 marks would take half a
minute.
"""

import re
import unicodedata

# A Vietnamese letter has up to two marks, a letter of another script up to four.
MAX_MARKS = 4
# All marks are beyond U+02FF; Vietnamese never has five characters of that range in a row.
_POSSIBLE_RUN = re.compile(rf"[^\x00-\u02ff]{{{MAX_MARKS + 1},}}")


def limit_marks(text: str) -> str:
    """Return `text` with at most `MAX_MARKS` marks in a row; the rest of a run is cut."""
    return text if text.isascii() else _POSSIBLE_RUN.sub(_limit_run, text)


def compose(text: str) -> str:
    """Return `text` in NFC, with limited runs of marks, in time linear in its length."""
    return unicodedata.normalize("NFC", limit_marks(text))


def _limit_run(run: re.Match[str]) -> str:
    characters = []
    marks = 0
    for character in run[0]:
        marks = marks + 1 if is_mark(character) else 0
        if marks <= MAX_MARKS:
            characters.append(character)
    return "".join(characters)


def is_mark(character: str) -> bool:
    """Tell whether the decomposition (NFKD) of `character` begins with a combining mark."""
    return unicodedata.combining(unicodedata.normalize("NFKD", character)[0]) > 0
