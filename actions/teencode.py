"""Spell out what people type in a hurry: “t k mún” → “tôi không muốn”, “cháyyy” → “cháy”."""

import re
import unicodedata
from pathlib import Path

import yaml

_LISTED: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)["words"]
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


def spelled_out(text: str) -> str:
    """Return `text`, composed (NFC), with shortened words spelled out and lengthened letters cut.

    Everything else stays as typed; doing it twice changes nothing more.
    """
    composed = unicodedata.normalize("NFC", text)
    cut = _LENGTHENED_AT_THE_END.sub(r"\1", _LENGTHENED.sub(r"\1", composed))
    # A pattern takes ı and İ for i and ſ for s, whatever the case; such words stay.
    return _SHORT.sub(lambda match: _SPELLED_OUT.get(match[0].lower(), match[0]), cut)
