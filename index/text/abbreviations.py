"""Spell out abbreviations, by the list in abbreviations.yml."""

import re
import unicodedata
from pathlib import Path

from index.text.folding import lower_case
from index.yaml_file import read_yaml

_ABBREVIATIONS: dict[str, str | list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ONE_MEANING = {short: full for short, full in _ABBREVIATIONS.items() if isinstance(full, str)}
_SEVERAL_MEANINGS = {
    short: tuple(full) for short, full in _ABBREVIATIONS.items() if isinstance(full, list)
}
_ALTERNATIVES = "|".join(map(re.escape, sorted(_ONE_MEANING, key=len, reverse=True)))
_ADDRESS = r"\.(?:[\w-]{1,30}\.){0,4}(?:vn|com|org|net)\b"
_ABBREVIATION = re.compile(
    rf"""
    (?<![\w/-])                 # not within a document number
    (?:{_ALTERNATIVES})
    (?!{_ADDRESS})              # dvc.gov.vn is an address
    (?:
        (\.)(?=[^\W\d_])        # a dot may join it to the next word: TP.HCM
      | (?<=tp)\.(?=\s+[^\W\d_])  # “TP. Huế”: no sentence ends there
      | (?![\w/-])
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_IN_CAPITALS: dict[str, str] = read_yaml(Path(__file__).with_name("in_capitals.yml"))
_CAPITALS = re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, _IN_CAPITALS))})(?![\w/-])")


def spell_out(text: str) -> str:
    """Return `text` in NFC, with its abbreviations of one meaning spelled out.

    An abbreviation within a document number stays as it is.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.isupper():
        text = _CAPITALS.sub(lambda found: _IN_CAPITALS[found[0]], text)
    return _ABBREVIATION.sub(_expansion, text)


def expansions(word: str) -> tuple[str, ...]:
    """Return the meanings of `word` (lower case, NFC) if it is an abbreviation of several.

    Only the words around it tell which one is meant. The result is empty for an abbreviation of
    one meaning, and for any other word.
    """
    return _SEVERAL_MEANINGS.get(word, ())


def is_abbreviation(word: str) -> bool:
    """Tell whether `word` (lower case, NFC) is in the list, with one meaning or several."""
    return word in _ABBREVIATIONS


def _expansion(match: re.Match[str]) -> str:
    full = _ONE_MEANING.get(lower_case(match[0]).rstrip("."))
    # With IGNORECASE the pattern matches ı for i and ſ for s, which are no abbreviations.
    return match[0] if full is None else full + " " * bool(match[1])
