"""Mend what slips of the keyboard make of the words for a kind of document.

“quyeest ddinhj” (Telex left over), “quyet61 d9inh5” (VNI), “ngị định”, “quyet dinnh”, “nghiđịnh”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import NamedTuple

# A folded Vietnamese syllable: onset, one to three vowels, coda.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DOUBLED = re.compile(r"([aeod])\1")
# Tone and horn keys stand behind a vowel; none of their letters does in a Vietnamese syllable.
_TELEX_KEY = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxjw]")
_VNI_KEY = re.compile(r"\d")
_SHORTEST_KEYED = 3
_WORD = re.compile(r"\w+")
_AFTER_BLANK = re.compile(r"\s+(\w+)")


class EditedText(NamedTuple):
    """A text with its slips mended; `offsets[i]` is where its character i stood before."""

    text: str
    offsets: Sequence[int]


class SlipCorrector:
    """Mends the words of `phrases`; those of at least `shortest` letters also with one slip more.

    A shorter phrase is too close to another one: “chi phí 13” is no “chỉ thị 13”.
    """

    def __init__(self, phrases: Iterable[str], kept: Iterable[str], shortest: int) -> None:
        """All words are folded; those in `kept` stay as they are."""
        joined = {"".join(phrase.split()): phrase for phrase in phrases}
        exact = {letters: phrase for letters, phrase in joined.items() if " " in phrase}
        long = [letters for letters in exact if len(letters) >= shortest]
        # Every way of mistyping them: one look-up a pair of words, however many phrases there are.
        slips = {slip: exact[letters] for letters in long for slip in _slips(letters)}
        self._phrases = slips | exact
        words = {word for phrase in exact.values() for word in phrase.split()}
        self._words = frozenset(words)
        self._kept = frozenset((*words, *joined, *kept))

    def correct(self, folded: str) -> EditedText:
        """Return `folded` mended; the very same text where there is nothing to mend."""
        written = list(_WORD.finditer(folded))
        words = [self._decoded(folded, match) for match in written]
        changes = {}
        at = 0
        while at < len(words):
            for length in (2, 1):
                taken = words[at : at + length]
                joined = "".join(taken)
                letters = joined.rstrip(digits) if length == 1 else joined  # “nghidinh13”
                phrase = self._phrases.get(letters) if len(taken) == length else None
                if phrase and (length == 1 or phrase != " ".join(taken)):
                    end = written[at + length - 1].end() - (len(joined) - len(letters))
                    changes[written[at].start(), end] = phrase
                    break
            else:
                if words[at] != written[at][0]:
                    changes[written[at].span()] = words[at]
                length = 1
            at += length
        return replace_spans(folded, changes)

    def _decoded(self, folded: str, match: re.Match[str]) -> str:
        """Return a word without the keys of an input method that was off, if they explain it."""
        word = match[0]
        if word in self._kept or len(word) < _SHORTEST_KEYED or word.isdigit():
            return word
        if _SYLLABLE.fullmatch(word) and not _DOUBLED.search(word):
            return word
        if not word.isalpha():
            # “nghi5 dinh5 13”, but “nghi dinh13”: the last digits may be the document's own.
            bare = _VNI_KEY.sub("", word)
            following = _AFTER_BLANK.match(folded, match.end())
            follows = following is not None and (
                following[1].isdigit() or _VNI_KEY.sub("", following[1]) in self._words
            )
            inner = word.rstrip("0123456789") != bare
            return bare if bare in self._words and (inner or follows) else word
        bare = _DOUBLED.sub(r"\1", word)
        while (shorter := _TELEX_KEY.sub(r"\1", bare)) != bare:
            bare = shorter
        return bare if _SYLLABLE.fullmatch(bare) else word


def _slips(word: str) -> Iterator[str]:
    """Yield what one letter less, swapped, other or more makes of `word`."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        yield left + right[1:]
        yield left + right[1:2] + right[:1] + right[2:]
        for letter in ascii_lowercase:
            yield left + letter + right[1:]
            yield left + letter + right


def replace_spans(text: str, changes: Mapping[tuple[int, int], str]) -> EditedText:
    """Return `text` with the spans of `changes`, in order, replaced."""
    if not changes:
        return EditedText(text, range(len(text) + 1))
    parts, places, last = [], [], 0
    for (start, end), new in changes.items():
        parts += [text[last:start], new]
        # Inside what was mended every character stands for the start of it.
        places += [*range(last, start), *([start] * len(new))]
        last = end
    parts.append(text[last:])
    places += range(last, len(text) + 1)
    return EditedText("".join(parts), places)
