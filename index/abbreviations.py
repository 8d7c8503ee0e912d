"""Spell out what people shorten, from abbreviations.yml."""

import re
import unicodedata
from pathlib import Path

import yaml

_SPELLED: dict[str, str] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
_LONGEST_FIRST = "|".join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))
_SHORT = re.compile(rf"(?<![\w/-])(?:{_LONGEST_FIRST})(?![\w/-])", re.IGNORECASE)


def spell_out(text: str) -> str:
    """Return `text` (NFC), its abbreviations spelled out but for those within a number."""
    return _SHORT.sub(lambda found: _SPELLED[found[0].lower()], unicodedata.normalize("NFC", text))
