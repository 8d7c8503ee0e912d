"""The types of documents, as words and in file names."""

import re
from pathlib import Path

from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
DOCUMENT_TYPES: tuple[str, ...] = tuple(_WORDS["types"])
LETTER: str = _WORDS["letter"]
NEWS: str = _WORDS["news"]
_BY_FOLDED = {fold(kind): kind for kind in DOCUMENT_TYPES}
_BY_FILE: dict[str, str] = _WORDS["file"]
_LONGEST_FIRST = sorted(DOCUMENT_TYPES, key=len, reverse=True)
# “Nghị định” or “NGHỊ ĐỊNH”, never “nghị định”: a type word that names a document has a capital.
TYPE_PATTERN = (
    r"\b(?:"
    + "|".join(re.escape(form) for kind in _LONGEST_FIRST for form in (kind, kind.upper()))
    + r")(?!\w)"
)


def type_named(words: str) -> str | None:
    """Return the type that `words` are, whatever their case."""
    return _BY_FOLDED.get(fold(words.strip()))


def type_of_file(stem: str) -> str | None:
    """Return the type a file's name begins with, if any."""
    plain = " ".join(re.findall(r"[a-z]+|\d+", fold(stem)))
    for word in sorted(_BY_FILE, key=len, reverse=True):
        if plain == word or plain.startswith(f"{word} "):
            return _BY_FILE[word]
    return None
