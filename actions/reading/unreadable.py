"""What nobody can read: keys hit at random, one word over and over, or letters of another script."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from actions.reading.lexicon import Token
from index import question
from index.text.folding import fold, syllables
from index.text.syllables import is_syllable
from index.yaml_file import read_yaml

# So many words of which so few differ say nothing: “alo alo alo …”.
_MANY, _DIFFERENT = 8, 2


def is_of_other_script(text: str) -> bool:
    """Tell whether most letters of `text` are not Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(not _is_latin(letter) for letter in letters) > len(letters)


def says_one_thing_only(tokens: Sequence[Token]) -> bool:
    """Tell whether one or two words are said over and over."""
    return len(tokens) >= _MANY and len({token.folded for token in tokens}) <= _DIFFERENT


def is_readable(word: str) -> bool:
    """Tell whether `word`, in small letters, could be one of our languages, or holds a figure.

    It could where each two letters that follow each other do so in some word we know.
    """
    if not word.isalpha():
        return any(letter.isdigit() for letter in word)
    return is_syllable(word) or all(pair in _pairs() for pair in _pairs_in(fold(word)))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _pairs_in(word: str) -> Iterator[tuple[str, str]]:
    return pairwise(f" {word} ")


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """Return the pairs of letters in the words of the glossary, a blank at both ends of each."""
    glossary = read_yaml(Path(question.__file__).with_name("glossary.yml"))
    phrases = [*glossary, *(one for row in glossary.values() for each in row.values() for one in each)]
    words = {word for phrase in phrases for word in syllables(str(phrase))}
    return frozenset(pair for word in words for pair in _pairs_in(word))
