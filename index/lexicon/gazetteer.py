"""Find the names of places in a text, by the list in gazetteer.yml."""

import re
from pathlib import Path

from index.text.folding import fold, has_diacritics
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
# “Cáp quang năm 2025”, folded, has “quang nam” before a year: there “nam” is “năm”.
_PLACE = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS['places']))})\b(?<!nam(?= \d{{4}}\b))")
_SAME_PLACE: dict[str, str] = _WORDS["same_place"]
_WRITTEN: dict[str, str] = {name: each.lower() for name, each in _WORDS["written"].items()}


def find_places(folded: str) -> frozenset[str]:
    """Return the places in a folded text, each under one name: “ha noi” for “hanoi” too."""
    return frozenset(_SAME_PLACE.get(name, name) for name in _PLACE.findall(folded))


def place_syllables(folded: str) -> frozenset[str]:
    """Return the syllables of all names of places in a folded text."""
    return frozenset(syllable for name in _PLACE.findall(folded) for syllable in name.split())


def places_in(folded: str) -> list[tuple[str, tuple[int, int]]]:
    """Return each place in a folded text, under one name, with its offsets, in order."""
    found = _PLACE.finditer(folded)
    return [(_SAME_PLACE.get(match[0], match[0]), match.span()) for match in found]


def places_named(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Return each place in `text` (NFC), under one name, with its offsets, in order.

    A name that is typed with marks has some of those of the place: “nhất bạn” is not Nhật Bản.
    """
    folded = fold(text)
    if len(folded) != len(text):
        return []
    return [
        (name, span)
        for name, span in places_in(folded)
        if _may_be(name, text[slice(*span)].lower())
    ]


def _may_be(name: str, typed: str) -> bool:
    """Tell whether a syllable of `typed` is bare, or has the marks that `name` has there.

    “Hanoï” is how others spell it.
    """
    syllables, written = typed.split(), _WRITTEN.get(name, "").split()
    return len(syllables) != len(written) or any(
        one == each or not has_diacritics(one) for one, each in zip(syllables, written, strict=True)
    )
