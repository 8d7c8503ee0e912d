"""Render English and French words in Vietnamese, from glossary.yml.

The texts are Vietnamese: a foreign question shares no words with them until it is rendered.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from index.text.folding import syllables
from index.text.language import Language
from index.yaml_file import read_yaml

Entries = Mapping[str, Mapping[Language, Sequence[str]]]
Phrase = tuple[str, ...]

# Letters that are left of a word at least, to tell it from others.
_SHORTEST_STEM = 3
_VOWELS = frozenset("aeiouy")
# Endings of folded words, longest first, and what replaces them.
_ENDINGS: Mapping[Language, Sequence[tuple[str, str]]] = {
    "en": [("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")],
    "fr": [
        ("aient", ""), ("eaux", "eau"), ("aux", "al"), ("ees", ""), ("ent", ""), ("ait", ""),
        ("ant", ""), ("ee", ""), ("er", ""), ("es", ""), ("s", ""), ("x", ""),
    ],
}  # fmt: skip


class Glossary:
    """Vietnamese terms by the foreign words for them."""

    def __init__(self, entries: Entries) -> None:
        """Take Vietnamese terms, each with the words for it in other languages."""
        self._exact: dict[Language, dict[Phrase, list[str]]] = {}
        self._stemmed: dict[Language, dict[Phrase, list[str]]] = {}
        for language in _ENDINGS:
            exact: dict[Phrase, list[str]] = defaultdict(list)
            stemmed: dict[Phrase, list[str]] = defaultdict(list)
            for vietnamese, foreign in entries.items():
                for phrase in foreign.get(language, ()):
                    key = tuple(syllables(phrase))
                    _add(exact[key], vietnamese)
                    _add(stemmed[_stems(key, language)], vietnamese)
            self._exact[language], self._stemmed[language] = dict(exact), dict(stemmed)
        # The number of words of the longest phrase that begins with a word.
        self._reach: dict[Language, dict[str, int]] = {
            language: _longest([*self._exact[language], *self._stemmed[language]])
            for language in _ENDINGS
        }

    def renderings(self, text: str, language: Language) -> list[Phrase]:
        """Return the Vietnamese renderings of each phrase of `text`, a word or several.

        Phrases are taken as long as possible and in order, each once. A Vietnamese text has none.
        """
        if language not in self._exact:
            return []
        exact, stemmed = self._exact[language], self._stemmed[language]
        reach = self._reach[language]
        words = tuple(syllables(text))
        stems = _stems(words, language)
        renderings: dict[Phrase, None] = {}
        at = 0
        while at < len(words):
            longest = max(reach.get(words[at], 0), reach.get(stems[at], 0))
            for end in range(min(at + longest, len(words)), at, -1):
                stem = stems[at:end]
                # “builds” is rather “build” than “building”, though all three share a stem.
                terms = exact.get(words[at:end]) or exact.get(stem) or stemmed.get(stem)
                if terms:
                    renderings[tuple(terms)] = None
                    at = end
                    break
            else:
                at += 1
        return list(renderings)


@cache
def glossary() -> Glossary:
    """Return the glossary of glossary.yml, read at the first call: most questions need none."""
    return Glossary(read_yaml(Path(__file__).with_suffix(".yml")))


def _longest(phrases: Iterable[Phrase]) -> dict[str, int]:
    """Return the number of words of the longest phrase, by first words."""
    reach: dict[str, int] = {}
    for phrase in phrases:
        if phrase:
            reach[phrase[0]] = max(reach.get(phrase[0], 0), len(phrase))
    return reach


def _add(terms: list[str], term: str) -> None:
    if term not in terms:
        terms.append(term)


def _stems(words: Iterable[str], language: Language) -> Phrase:
    return tuple(_stem(word, language) for word in words)


@lru_cache(maxsize=8192)
def _stem(word: str, language: Language) -> str:
    """Return the folded `word` without a plural or verb ending and without a final mute e."""
    for ending, instead in _ENDINGS[language]:
        bare = word[: -len(ending)] + instead
        if word.endswith(ending) and len(bare) >= _SHORTEST_STEM and _VOWELS & set(bare):
            word = bare
            break
    if len(word) > _SHORTEST_STEM + 1 and word[-1] == word[-2] and word[-1] not in "sle":
        word = word[:-1]  # planned, plan
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST_STEM else word
