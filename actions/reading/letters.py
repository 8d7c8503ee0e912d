"""The letters of a message as they look, each with its place in what was typed."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from index.text.combining_marks import MAX_MARKS
from index.yaml_file import read_yaml

Letters = list[tuple[str, int]]
"""Letters, each with its place in the message as it was typed."""

_LOOK_ALIKES: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ALWAYS, _AMONG_OURS = _LOOK_ALIKES["always"], _LOOK_ALIKES["among_ours"]
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn"))
_BLANKS = frozenset(("Zs", "Zl", "Zp"))
_LINE_ENDS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_VARIATIONS = frozenset(chr(code) for code in range(0xFE00, 0xFE10))
# Of Unicode's compatibility decompositions, those that change how a letter looks and no more.
_LOOKS = ("<wide>", "<narrow>", "<font>")
_WORD = re.compile(r"[^\W\d_]+")


def letters_of(written: str) -> Letters:
    """Return the letters of `written` in NFC; what is unseen is left out.

    Wide letters, and those of other alphabets in a word of ours, are the ones they look like.
    """
    return _looking_right(list(_composed(written)))


def text_of(letters: Letters) -> str:
    """Return the text of `letters`."""
    return "".join(letter for letter, _ in letters)


def _composed(written: str) -> Iterator[tuple[str, int]]:
    """Yield the characters of `written` in NFC, each with its place; what is unseen is left out."""
    cluster, start, marks = "", 0, 0
    for place, character in enumerate(written):
        character = _seen(character)
        if not character:
            continue
        is_mark = (
            unicodedata.category(character) in ("Mn", "Mc") or "\u1160" <= character < "\u1200"
        )
        if cluster and is_mark:
            marks += 1
            cluster += character if marks <= MAX_MARKS else ""
            continue
        yield from ((letter, start) for letter in unicodedata.normalize("NFC", cluster))
        cluster, start, marks = character, place, 0
    yield from ((letter, start) for letter in unicodedata.normalize("NFC", cluster))


def _seen(character: str) -> str:
    """Return `character` as it looks: a blank, a line break, a letter of ours; "" for nothing."""
    if character.isascii() and character.isprintable():
        return character
    if character in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(character)
    if category in _BLANKS or character == "\t":
        return " "
    if category in _UNSEEN or character in _VARIATIONS:
        return ""
    if unicodedata.decomposition(character).startswith(_LOOKS):
        plain = unicodedata.normalize("NFKC", character)
        character = plain if len(plain) == 1 else character
    return _ALWAYS.get(character, character)


def _looking_right(letters: Letters) -> Letters:
    """Return `letters` with those of other alphabets put right that stand in a word of ours."""
    text = text_of(letters)
    if text.isascii():
        return letters
    changed = list(letters)
    for word in _WORD.finditer(text):
        if any(letter in _AMONG_OURS for letter in word[0]) and any(map(_is_latin, word[0])):
            for place in range(*word.span()):
                letter, at = letters[place]
                changed[place] = _AMONG_OURS.get(letter, letter), at
    return changed


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
