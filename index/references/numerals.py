"""Find Roman numerals that number a document: “nghị quyết LVII”."""

import re
from collections.abc import Iterator

from index.references.written_numbers import TYPES, WORDS, any_of

# Below a hundred: with C, D and M they are more often initials, “luật CC”.
_ROMAN = r"(?=[ivxl]{2})(?P<tens>xc|xl|l?x{0,3})(?P<ones>ix|iv|v?i{0,3})"
_NUMBERED = re.compile(
    rf"\b(?:{any_of(TYPES)})\s+(?:(?:{any_of(WORDS['number_word'])})\s+)?"
    rf"(?P<roman>{_ROMAN})(?!\w)(?!['’-])"
)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# Of so many letters no word is one: “vi phạm” is no six.
_SURE = 3


def roman_numbers(folded: str, written: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where the Roman number of a document stands in `folded`, and its value in figures.

    `written` is the same text as it was typed, place by place: two letters must be capitals in it,
    and not all of it.
    """
    for match in _NUMBERED.finditer(folded):
        typed = written[slice(*match.span("roman"))]
        if len(typed) >= _SURE or (typed.isupper() and not written.isupper()):
            yield match.span("roman"), str(_value(match["roman"]))


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))
