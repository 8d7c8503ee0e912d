"""Spell out what people shorten, from abbreviations.yml."""

import re
import unicodedata
from pathlib import Path

from index.text.folding import lower_case
from index.yaml_file import read_yaml

_LISTED: dict[str, str | list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_SPELLED = {short: full for short, full in _LISTED.items() if isinstance(full, str)}
_READINGS = {short: tuple(full) for short, full in _LISTED.items() if isinstance(full, list)}
_LONGEST_FIRST = "|".join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))
# A dot may join it to the next word, TP.HCM; but dvc.gov.vn is an address.
_ADDRESS = r"\.(?:[\w-]{1,30}\.){0,4}(?:vn|com|org|net)\b"
_SHORT = re.compile(
    rf"(?<![\w/-])(?:{_LONGEST_FIRST})(?!{_ADDRESS})(?:(\.)(?=[^\W\d_])|(?![\w/-]))",
    re.IGNORECASE,
)


def spell_out(text: str) -> str:
    """Return `text` (NFC), what has but one meaning spelled out, except within a number."""
    return _SHORT.sub(_spelled, unicodedata.normalize("NFC", text))


def expansions(word: str) -> tuple[str, ...]:
    """Return what `word` (lower case, NFC) may be short for where the words around must tell.

    Empty where it stands for nothing or for one thing only.
    """
    return _READINGS.get(word, ())


def is_abbreviation(word: str) -> bool:
    """Tell whether `word` (lower case, NFC) is listed at all."""
    return word in _LISTED


def _spelled(found: re.Match[str]) -> str:
    full = _SPELLED.get(lower_case(found[0]).rstrip("."))
    # A pattern takes ı for i and ſ for s, whatever the case; nobody shortens so.
    return found[0] if full is None else full + " " * bool(found[1])
