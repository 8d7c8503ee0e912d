"""Signs that are no plain letters: those of symbol fonts, and raised figures."""

import re
from pathlib import Path

from index.yaml_file import read_yaml

_FONTS: dict[str, dict[int, str]] = {
    font: {int(code, 16): sign for code, sign in codes.items()}
    for font, codes in read_yaml(Path(__file__).with_suffix(".yml")).items()
}
# Word and PDF write the codes of such a font as letters from here on.
_PRIVATE = 0xF000
# Where the font is not known: the signs of Symbol, and of Wingdings what Symbol has not.
_PRIVATE_SIGNS = {
    _PRIVATE + code: sign for code, sign in (_FONTS["wingdings"] | _FONTS["symbol"]).items()
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AFTER_LETTER = re.compile(r"(?<=[^\W\d_])[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def sign_of(font: str, code: str) -> str:
    """Return the sign with the hexadecimal `code`, with or without F0 before it, in a `font`.

    It is "" where it is not known.
    """
    signs = _FONTS.get(font.lower().rstrip(" 0123456789"), {})
    try:
        return signs.get(int(code, 16) & 0xFF, "")
    except ValueError:
        return ""


def with_signs(text: str) -> str:
    """Return `text` with the signs that private letters stand for."""
    return text.translate(_PRIVATE_SIGNS)


def raised(text: str) -> str:
    """Return `text`, written raised, with raised figures: of 10 and a raised 6 no one makes 106.

    What has other signs, such as the number of a note in brackets, stays as it is.
    """
    return text.translate(_RAISED) if text.strip().isdecimal() else text


def units_plain(text: str) -> str:
    """Return `text` with the figures that follow a letter as people type them: “m2”."""
    return _AFTER_LETTER.sub(lambda figures: figures[0].translate(_PLAIN), text)
