"""Fold text to what a hurried person types: lower case, no diacritics."""

import unicodedata

_STROKE_TO_PLAIN = str.maketrans({"đ": "d"})  # a letter of its own: Unicode does not decompose it


def fold(text: str) -> str:
    """Return `text` lower-cased and without diacritics, the same for NFC and NFD input.

    Compatibility forms (full-width or "fancy" letters) become plain ones. Folding twice changes
    nothing. A Vietnamese letter in NFC folds to exactly one ASCII letter; other scripts keep
    their letters. The length may change for NFD input and compatibility forms.
    """
    lowered = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", lowered)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.translate(_STROKE_TO_PLAIN)


def mask_digits(text: str, mask: str = "_") -> str:
    """Return `text` with every digit replaced by `mask`, so that 749 and 950 look alike."""
    return "".join(mask if letter.isdigit() else letter for letter in text)
