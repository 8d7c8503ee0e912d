"""Normalise characters: one code for each letter, plain spaces, no invisible characters."""

import re

from index.text.combining_marks import compose

# Programs disagree on which of these end a line; after cleaning only `\n` does.
_LINE_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n"}

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# Soft hyphen, zero-width and direction marks, byte-order mark, object replacement character.
_INVISIBLE = "\u00ad\u180e\ufeff\ufffc" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Fonts and OCR write eth and the African D for Đ; Vietnamese has neither.
_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ"}
_KEPT_CONTROLS = "\n\f"

_TABLE = str.maketrans(
    dict.fromkeys(_INVISIBLE)
    | dict.fromkeys(_SPACES, " ")
    | _LIGATURES
    | _LOOKALIKES
    | {
        chr(code): None
        for code in (*range(0x20), *range(0x7F, 0xA0))
        if chr(code) not in _KEPT_CONTROLS + _SPACES
    }
)
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")


def tidy_characters(text: str) -> str:
    r"""Return `text` in NFC with plain spaces and without ligatures or invisible characters.

    Of the control characters only `\n` and `\f` remain.
    """
    for odd, plain in _LINE_BREAKS.items():
        text = text.replace(odd, plain)
    text = _SOFT_BREAK.sub("", text)
    return compose(text.translate(_TABLE))
