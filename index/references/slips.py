"""Correct slips of the keyboard in the words for a type of document.

“quyeest ddinhj” (Telex left over), “quyet61 d9inh5” (VNI), “ngị định”, “quyet dinnh”, “nghiđịnh”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase, digits
from typing import NamedTuple

from index.text.language import is_foreign_function_word

# A folded Vietnamese syllable: onset, one to three vowels, coda.
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DOUBLED = re.compile(r"([aeod])\1")
# The keys for tones and horns stand behind a vowel, where no syllable has these letters.
_TELEX_KEY = re.compile(r"(?<=[aeiouy])([a-z]*?)[sfrxjw]")
_VNI_KEY = re.compile(r"\d")
_SHORTEST_KEYED = 3
_WORD = re.compile(r"\w+")
_AFTER_BLANK = re.compile(r"\s+(\w+)")


class EditedText(NamedTuple):
    """A text with some spans replaced; `offsets[i]` is the offset of its character i before that.

    `offsets` has one entry more than `text`: the length before.
    """

    text: str
    offsets: Sequence[int]


class SlipCorrector:
    """Corrects the words of some phrases.

    Keys of an input method and missing blanks are corrected in all of them; another letter, one
    too few, one too many or two swapped only in phrases of at least `shortest` letters. A shorter
    phrase is too close to others: “chi phí 13” is no “chỉ thị 13”.
    """

    def __init__(self, phrases: Iterable[str], unchanged: Iterable[str], shortest: int) -> None:
        """Take folded phrases, and folded words that are never changed."""
        joined = {"".join(phrase.split()): phrase for phrase in phrases}
        exact = {letters: phrase for letters, phrase in joined.items() if " " in phrase}
        long = [letters for letters in exact if len(letters) >= shortest]
        # All slips in them, so that a pair of words costs one look-up, however many phrases.
        slips = {slip: exact[letters] for letters in long for slip in _slips(letters)}
        self._phrases = slips | exact
        words = {word for phrase in exact.values() for word in phrase.split()}
        self._words = frozenset(words)
        self._unchanged = frozenset((*words, *joined, *unchanged))

    def correct(self, folded: str) -> EditedText:
        """Return `folded` without its slips; the same text if it has none."""
        matches = list(_WORD.finditer(folded))
        words = [self._decode(folded, match) for match in matches]
        changes = {}
        at = 0
        while at < len(words):
            for length in (2, 1):
                pair = words[at : at + length]
                joined = "".join(pair)
                letters = joined.rstrip(digits) if length == 1 else joined  # “nghidinh13”
                phrase = self._phrases.get(letters) if len(pair) == length else None
                if phrase and (length == 1 or phrase != " ".join(pair)):
                    end = matches[at + length - 1].end() - (len(joined) - len(letters))
                    changes[matches[at].start(), end] = phrase
                    break
            else:
                if words[at] != matches[at][0]:
                    changes[matches[at].span()] = words[at]
                length = 1
            at += length
        return replace_spans(folded, changes)

    def _decode(self, folded: str, match: re.Match[str]) -> str:
        """Return the word without the keys of an input method that was off.

        It is returned unchanged unless what remains is a word of the phrases or a syllable.
        """
        word = match[0]
        if word in self._unchanged or len(word) < _SHORTEST_KEYED or word.isdigit():
            return word
        if _SYLLABLE.fullmatch(word) and not _DOUBLED.search(word):
            return word
        if is_foreign_function_word(word):
            return word  # “la loi sur les télécommunications” has no keys
        if not word.isalpha():
            # “nghi5 dinh5 13”, but “nghi dinh13”: the last digits may be the document's number.
            bare = _VNI_KEY.sub("", word)
            following = _AFTER_BLANK.match(folded, match.end())
            continues = following is not None and (
                following[1].isdigit() or _VNI_KEY.sub("", following[1]) in self._words
            )
            has_inner_key = word.rstrip(digits) != bare
            return bare if bare in self._words and (has_inner_key or continues) else word
        bare = _DOUBLED.sub(r"\1", word)
        while (shorter := _TELEX_KEY.sub(r"\1", bare)) != bare:
            bare = shorter
        return bare if _SYLLABLE.fullmatch(bare) else word


def _slips(word: str) -> Iterator[str]:
    """Yield `word` with one letter missing, swapped with the next, replaced or added."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        yield left + right[1:]
        yield left + right[1:2] + right[:1] + right[2:]
        for letter in ascii_lowercase:
            yield left + letter + right[1:]
            yield left + letter + right


def replace_spans(text: str, changes: Mapping[tuple[int, int], str]) -> EditedText:
    """Return `text` with the spans of `changes`, which are in order, replaced by their values."""
    if not changes:
        return EditedText(text, range(len(text) + 1))
    parts, offsets, last = [], [], 0
    for (start, end), new in changes.items():
        parts += [text[last:start], new]
        # Every character of a replacement stands for the start of its span.
        offsets += [*range(last, start), *([start] * len(new))]
        last = end
    parts.append(text[last:])
    offsets += range(last, len(text) + 1)
    return EditedText("".join(parts), offsets)
