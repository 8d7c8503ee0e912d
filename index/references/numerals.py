"""Find Roman numerals that number a document: “nghị quyết LVII”."""

import re
from collections.abc import Iterator

from index.lexicon.roman import roman_value
from index.lexicon.types import TYPE_WORDS
from index.references.written_numbers import WORDS
from index.text.alternatives import any_of

# Below ninety: with C, D and M they are more often initials, “luật CC”.
_NUMBERED = re.compile(
    rf"\b(?:{TYPE_WORDS})\s+(?:(?:{any_of(WORDS['number_word'])})\s+)?"
    rf"(?P<roman>[ivxl]{{2,8}})(?!\w)(?!['’-])"
)
# Of so many letters no word is one: “vi phạm” is no six.
_SURE = 3


def roman_numbers(folded: str, written: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where the Roman number of a document stands in `folded`, and its value in figures.

    `written` is the same text as it was typed, place by place: two letters must be capitals in it,
    and not all of it.
    """
    for match in _NUMBERED.finditer(folded):
        typed = written[slice(*match.span("roman"))]
        if len(typed) < _SURE and (not typed.isupper() or written.isupper()):
            continue
        if (value := roman_value(match["roman"])) is not None:
            yield match.span("roman"), str(value)
