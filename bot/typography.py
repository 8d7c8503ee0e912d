"""Space French as it is printed: no line may begin with the colon or the » of the one before."""

import re

# U+202F before ; ? !, U+00A0 before : and within « ».
_NARROW = re.compile(r" (?=[;?!])")
_WIDE = re.compile(r" (?=[:»])|(?<=«) ")


def spaced(text: str, language: str) -> str:
    """Return `text` with spaces that do not break, where its language wants them: in French."""
    if language != "fr":
        return text
    return _WIDE.sub("\u00a0", _NARROW.sub("\u202f", text))
