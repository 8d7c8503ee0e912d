"""Read and write Roman numerals: “XIV” is 14."""

from roman_numerals import MAX, InvalidRomanNumeralError, OutOfRangeError, RomanNumeral

GREATEST: int = MAX
"""The greatest number that has a Roman numeral, 3999."""


def roman_value(numeral: str) -> int | None:
    """Return the value of `numeral`, all in capitals or all small; None if it is ill-formed."""
    try:
        return int(RomanNumeral.from_string(numeral))
    except (InvalidRomanNumeralError, OutOfRangeError):  # OutOfRangeError for “MMMM”
        return None


def small_roman(number: int) -> str:
    """Return `number`, from 1 to `GREATEST`, as a small numeral. Raises TypeError if outside."""
    return RomanNumeral(number).to_lowercase()
