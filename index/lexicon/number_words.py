"""Vietnamese numbers in words: “bảy trăm bốn mươi chín”, “bảy bốn chín”, “thứ nhất”."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))

JOINT = None
"""The value of “linh” and “lẻ”, which join a digit to hundreds."""

DIGITS: dict[str, int] = _WORDS["digits"]
"""The usual words of 0 to 9."""

UNITS: dict[str, int] = _WORDS["units"]
"""The words of 10, 100 and 1000."""

CARDINALS: dict[str, int | None] = {
    **DIGITS,
    **_WORDS["variants"],
    **_WORDS["after_tens"],
    **dict.fromkeys(_WORDS["joints"], JOINT),
    **UNITS,
}
"""Every word that may stand in a number, and its value."""

ORDINALS: dict[str, int] = {
    **_WORDS["ranks"],
    **{word: digit for word, digit in DIGITS.items() if digit},
    **_WORDS["variants"],
    "mười": UNITS["mười"],
}
"""The words of the ranks 1 to 10, without “thứ”."""

_SIZES = frozenset(UNITS.values())


def without_diacritics(words: Mapping[str, int | None]) -> dict[str, int | None]:
    """Return `words` without diacritics: “mười” and “mươi” become one word of one value."""
    return {fold(word): value for word, value in words.items()}


def rank_of(words: str) -> int | None:
    """Return 1 for “thứ nhất” and for “nhất”; None for anything but a rank from 1 to 10."""
    return ORDINALS.get(words.lower().removeprefix("thứ").strip())


def number_of(values: Sequence[int | None]) -> int:
    """Return 749 for [7, 4, 9], for [7, 100, 4, 10, 9] and for [7, 100, 4, 9].

    `values` are the values of words in CARDINALS. Any sequence of them has a number; see
    well_formed_number() for a reading that rejects some.
    """
    if _SIZES.isdisjoint(values):
        return int("".join(str(value) for value in values if value is not JOINT) or 0)
    return _sum(values, strict=False) or 0


def well_formed_number(values: Sequence[int | None]) -> int | None:
    """Return 112 for [1, 100, 10, 2] and 25 for [2, 5]; None for what nobody says as a number.

    That is a hundred without a digit before it, three digits in a row, or zero.
    """
    return _sum([value for value in values if value is not JOINT], strict=True) or None


def _sum(values: Sequence[int | None], strict: bool) -> int | None:
    """Return the sum of `values`, each unit multiplied by the digit before it.

    A digit before another one counts tens: “bảy trăm bốn chín”. If `strict`, it does so at the
    start of a number too, and None stands for a sequence that is no number.
    """
    thousands = rest = unit = 0
    digit: int | None = None
    for value in values:
        if value in _SIZES:
            if strict and value == 100 and digit is None:
                return None
            if value == 1000:
                thousands, rest = thousands + (rest + (digit or 0) or 1) * value, 0
            else:
                rest += value * (1 if digit is None else digit)
            digit, unit = None, value
            continue
        if digit is not None:
            if strict and rest % 100:
                return None
            rest += 10 * digit if strict or unit > 10 else 0
            unit = 0
        digit = value
    return thousands + rest + (digit or 0)
