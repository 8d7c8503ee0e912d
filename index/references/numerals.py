"""Read document numbers in Roman figures: “nghị quyết LVII”."""

import re
from collections.abc import Iterator

from index.lexicon.roman import roman_value
from index.lexicon.types import TYPE_WORDS
from index.references.written_numbers import WORDS
from index.text.alternatives import any_of

# Numbers below ninety; C, D and M are more often initials, “luật CC”.
_NUMBERED = re.compile(
    rf"\b(?:{TYPE_WORDS})\s+(?:(?:{any_of(WORDS['number_word'])})\s+)?"
    rf"(?P<roman>[ivxl]{{2,8}})(?!\w)(?!['’-])"
)
# A word of so many letters is always a number; “vi phạm” is no six.
_SHORTEST_SURE = 3


def roman_numbers(folded: str, original: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the span of each Roman document number in `folded`, and its value in Arabic figures.

    `original` is the same text as it was typed, of the same length: a number of two letters must be
    in capitals there, in a text that is not all capitals.
    """
    for match in _NUMBERED.finditer(folded):
        figures = original[slice(*match.span("roman"))]
        if len(figures) < _SHORTEST_SURE and (not figures.isupper() or original.isupper()):
            continue
        if (value := roman_value(match["roman"])) is not None:
            yield match.span("roman"), str(value)
