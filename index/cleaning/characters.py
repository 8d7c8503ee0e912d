"""Characters: one form for each letter, and none that only a typesetter needs."""

import re
import unicodedata

# A string's `splitlines` and most readers disagree about these; here a line ends with `\n` only.
_LINE_BREAKS = {"\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\v": "\n"}

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufffc"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Eth and the African D look like Đ, and fonts and OCR write them for it; Vietnamese has neither.
_LOOKALIKES = {"\u00d0": "Đ", "\u0189": "Đ"}
_KEPT_CONTROLS = "\n\f"

_TABLE = str.maketrans(
    {char: None for char in _INVISIBLE}
    | {char: " " for char in _SPACES}
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
    r"""NFC; plain spaces; no invisible or control character but `\n` and `\f`; no ligatures."""
    for odd, plain in _LINE_BREAKS.items():
        text = text.replace(odd, plain)
    text = _SOFT_BREAK.sub("", text)
    return unicodedata.normalize("NFC", text.translate(_TABLE))
