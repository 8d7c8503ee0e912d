"""Spell out what people type in a hurry: “t k mún” → “tôi không muốn”, “cháyyy” → “cháy”."""

import re
import unicodedata
from pathlib import Path

from index.text.letters import with_tone
from index.yaml_file import read_yaml

_LISTED: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))["words"]
_SPELLED_OUT = {short: full for full, shorts in _LISTED.items() for short in shorts}
# Not beside an apostrophe, hyphen, slash or digit: “j'ai”, “e-government”, “13/KH-UBND”, “5 k”
# hold no teencode.
_SHORT = re.compile(
    rf"(?<![\w'’/&.-])(?:{'|'.join(sorted(map(re.escape, _SPELLED_OUT), key=len, reverse=True))})"
    r"(?![\w'’/&-])",
    re.IGNORECASE,
)
_LENGTHENED = re.compile(r"([^\W\d_])\1{2,}", re.IGNORECASE)
# No word of our languages ends so; of e, o and u some do (free, zoo, “cuu” for cứu).
_LENGTHENED_AT_THE_END = re.compile(r"([aiyáàảãạíìỉĩịúùủũụứừửữựýỳỷỹỵ])\1+(?!\w)", re.IGNORECASE)
# Lengthened without the mark the letter carries: “nhàaa”. French has one e behind an é, and
# Vietnamese one u behind an ứ.
_SHAPES = {"a": "aâă", "e": "eê", "i": "i", "o": "oôơ", "u": "u", "y": "y"}
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _marked(vowel: str) -> str:
    """Return the letters that are `vowel` with a mark, for the letters of a pattern."""
    toned = (with_tone(shape, tone) for shape in _SHAPES[vowel] for tone in ("", *_TONES))
    return "".join(letter for letter in toned if letter != vowel)


_LENGTHENED_BARE = re.compile(
    "|".join(
        f"(?<=[{_marked(vowel)}]){vowel}{'{2,}' if vowel == 'e' else '+'}" for vowel in _SHAPES
    ),
    re.IGNORECASE,
)


def spelled_out(text: str) -> str:
    """Return `text`, composed (NFC), with shortened words spelled out and lengthened letters cut.

    Everything else stays as typed; doing it twice changes nothing more.
    """
    composed = unicodedata.normalize("NFC", text)
    bare = _LENGTHENED_BARE.sub("", composed)
    cut = _LENGTHENED_AT_THE_END.sub(r"\1", _LENGTHENED.sub(r"\1", bare))
    # A pattern takes ı and İ for i and ſ for s, whatever the case; such words stay.
    return _SHORT.sub(lambda match: _SPELLED_OUT.get(match[0].lower(), match[0]), cut)
