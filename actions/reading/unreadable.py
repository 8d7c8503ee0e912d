"""What nobody can read: keys hit at random, a word over and over, letters of another script."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from actions.reading.lexicon import Token
from index import question
from index.text.folding import fold, syllables
from index.text.syllables import is_syllable
from index.yaml_file import read_yaml

# So many words of which so few differ say nothing: “alo alo alo …”.
_MANY, _DIFFERENT = 8, 2
_VOWELS = frozenset("aeiouy")
# What the name of a letter begins with, and the language that is most likely written in it: kana
# before Chinese signs, which Japanese has too.
_SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "THAI": "th",
    "ARABIC": "ar",
    "DEVANAGARI": "hi",
}


def is_of_other_script(text: str) -> bool:
    """Tell whether most letters of `text` are not Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(not _is_latin(letter) for letter in letters) > len(letters)


def language_of_script(text: str) -> str:
    """Return the code of the language whose letters `text` has; "" for none that is known."""
    names = [unicodedata.name(letter, "") for letter in text if letter.isalpha()]
    held = (code for start, code in _SCRIPTS.items() if any(n.startswith(start) for n in names))
    return next(held, "")


def says_one_thing_only(tokens: Sequence[Token]) -> bool:
    """Tell whether one or two words are said over and over."""
    return len(tokens) >= _MANY and len({token.folded for token in tokens}) <= _DIFFERENT


def is_readable(word: str) -> bool:
    """Tell whether `word`, in small letters, could be one of our languages, or holds a figure.

    It could where most of its letters follow each other by threes as in words we know.
    """
    if not word.isalpha():
        return any(letter.isdigit() for letter in word)
    if is_syllable(word):
        return True
    threes = _threes_in(fold(word))
    strange = sum(three not in _threes() for three in threes)
    return bool(_VOWELS & set(fold(word))) and 2 * strange <= len(threes)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _threes_in(word: str) -> list[str]:
    bounded = f" {word} "
    return [bounded[at : at + 3] for at in range(len(bounded) - 2)]


@cache
def _threes() -> frozenset[str]:
    """Return each three letters that follow each other in the glossary's words, blanks around."""
    glossary = read_yaml(Path(question.__file__).with_name("glossary.yml"))
    foreign = (one for row in glossary.values() for phrases in row.values() for one in phrases)
    words = {word for phrase in (*glossary, *foreign) for word in syllables(str(phrase))}
    return frozenset(three for word in words for three in _threes_in(word))
