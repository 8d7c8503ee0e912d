"""Roman figures: “XIV” ⇄ 14."""

from roman_numerals import MAX, InvalidRomanNumeralError, OutOfRangeError, RomanNumeral

GREATEST: int = MAX
"""The greatest number that Roman figures write, 3999."""


def roman_value(figures: str) -> int | None:
    """Return the value of `figures`, all capital or all small; None if they are ill-formed."""
    try:
        return int(RomanNumeral.from_string(figures))
    except (InvalidRomanNumeralError, OutOfRangeError):  # the latter of “MMMM”
        return None


def small_roman(number: int) -> str:
    """Return `number`, from 1 to GREATEST, in small figures; raise TypeError beyond them."""
    return RomanNumeral(number).to_lowercase()
