"""Lexicon: every phrase that says what a question asks, one file a language, found in one pass."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from index.lexicon.types import TYPES
from index.text.folding import fold, lower_case
from index.text.letters import normalize_tone
from index.yaml_file import read_yaml

# Concepts that say nothing by themselves: polite words and words of grammar.
SILENT = frozenset(("skip", "courtesy"))
# Concepts whose words are mostly other words without their diacritics.
_EXACT = SILENT | {"anaphor.document", "ordinal.all", "between", "closing", "this"}
# A text has its diacritics where more of its words have some.
_MARKED = 0.34
FOLDER = Path(__file__).parent / "lexicon"
# Between two words of one phrase stand blanks, commas, hyphens or an apostrophe, and no end of a
# sentence.
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.?!;:\n…]")
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = ("\u0301", "\u0323")
_LONGEST_ABBREVIATION = 2  # letters: “TP. Hà Nội”, “Ô. Minh”
_PART = re.compile(r"\{(\w+)\}|\[(\w+)\]|\((\w+)\)|(\w+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: in small letters and NFC, folded, and its place.

    `begins`: the end of a sentence stands before it, or nothing.
    """

    word: str
    folded: str
    span: tuple[int, int]
    begins: bool = False

    @property
    def is_marked(self) -> bool:
        """Tell whether it is typed with diacritics, and with a tone that it can have."""
        return self.word != self.folded and may_have_tone(self.word)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase in a text: the concepts it stands for, and its first token and the one behind it."""

    concepts: tuple[str, ...]
    first: int
    end: int


@dataclass(slots=True)
class _Node:
    following: dict[str, "_Node"] = field(default_factory=dict)
    # The words of the phrases that end here, with their diacritics, and their concepts.
    endings: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def followed_by(self, word: str) -> "_Node":
        """Return the node behind `word`, a new one where there is none."""
        following = self.following.get(word)
        if following is None:
            following = self.following[word] = _Node()
        return following


def tokens_of(text: str) -> list[Token]:
    """Return the words of `text`, which is NFC, in order."""
    tokens: list[Token] = []
    before = ""  # the last word as it is written
    place = 0
    for match in _WORD.finditer(text):
        word = normalize_tone(lower_case(match[0]))
        between = text[place : match.start()]
        is_short = len(before) <= _LONGEST_ABBREVIATION and before[:1].isupper()
        begins = _END.search(between) is not None and not (is_short and between.strip() == ".")
        tokens.append(Token(word, fold(word), match.span(), begins or not tokens))
        before, place = match[0], match.end()
    return tokens


def are_marked(tokens: Sequence[Token]) -> bool:
    """Tell whether a text of `tokens` is typed with its diacritics."""
    return sum(token.is_marked for token in tokens) > _MARKED * len(tokens)


def may_have_tone(word: str) -> bool:
    """Tell whether the tone of `word`, in small letters, is one that its last letters may have.

    “Liêt” is no syllable: before p, t, c and ch the tone is sắc or nặng.
    """
    if not word.endswith(_STOPS):
        return True
    return any(mark in unicodedata.normalize("NFD", word) for mark in _STOP_TONES)


class Lexicon:
    """The phrases of all languages of a folder; adding a language is adding its file."""

    def __init__(self, folder: Path = FOLDER, *, talks: bool = False) -> None:
        """Read the files of `folder`. Raises ValueError for a phrase with an unknown group.

        `talks`: they are on talk, and name no types of documents. A single word of it is short
        and common: where words are typed with diacritics it has its own.
        """
        self._tries = {
            path.stem: _Trie(_phrases(read_yaml(path)), exact_words=talks)
            for path in sorted(folder.glob("*.yml"))
        }
        self._talks = talks
        self._types = _Trie(_type_words(), is_folded=True)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it has a file for."""
        return tuple(self._tries)

    def find(self, tokens: Sequence[Token], language: str) -> list[Match]:
        """Return every phrase of `language`, and every type of document, that stands in `tokens`.

        Where words are typed with diacritics, a bare one is no word of grammar that has some:
        “minh” in “đô thị thông minh” is not “mình”. Takes time linear in the text: a phrase has a
        longest length.
        """
        trie = self._tries.get(language)
        found = [*trie.find(tokens, are_marked(tokens))] if trie else []
        return found if self._talks else [*found, *self._types.find(tokens)]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the assistant, read once."""
    return Lexicon()


@cache
def talk_lexicon() -> Lexicon:
    """Return the phrases of topics and talk, read once."""
    return Lexicon(FOLDER / "talk", talks=True)


@cache
def pronoun_lexicon() -> Lexicon:
    """Return the words for what was named before, for oneself and for who is spoken to."""
    return Lexicon(FOLDER / "pronouns", talks=True)


class _Trie:
    """Phrases by their folded words, with their diacritics at the ends.

    `is_folded`: words without diacritics are folded, and stand for any. `exact_words`: a phrase of
    one word has its diacritics in a text with diacritics, whatever it stands for.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, tuple[str, ...]]],
        *,
        is_folded: bool = False,
        exact_words: bool = False,
    ) -> None:
        self._root = _Node()
        self._is_folded = is_folded
        self._exact_words = exact_words
        folded = cache(fold)
        for concept, words in phrases:
            node = self._root
            for word in words:
                node = node.followed_by(folded(word))
            concepts = node.endings.setdefault(words, [])
            if concept not in concepts:
                concepts.append(concept)

    def find(self, tokens: Sequence[Token], marked: bool = False) -> Iterator[Match]:
        """Yield every phrase that stands in `tokens`; `marked`: they have their diacritics."""
        for first in range(len(tokens)):
            node = self._root
            for end in range(first, len(tokens)):
                token = tokens[end]
                following = node.following.get(token.folded)
                if following is None or (token.begins and end > first):
                    break
                node = following
                typed = tokens[first : end + 1]
                fitting = [
                    concept
                    for words, concepts in node.endings.items()
                    if self._fits(typed, words)
                    for concept in concepts
                    if not (marked and self._is_exact(concept, words) and _is_bare(typed, words))
                ]
                if fitting:
                    yield Match(tuple(dict.fromkeys(fitting)), first, end + 1)

    def _is_exact(self, concept: str, words: tuple[str, ...]) -> bool:
        return concept in _EXACT or (self._exact_words and len(words) == 1)

    def _fits(self, typed: Sequence[Token], words: tuple[str, ...]) -> bool:
        """Tell whether each word typed with diacritics has those of the phrase."""
        return all(
            not token.is_marked or token.word == word or (self._is_folded and word == token.folded)
            for token, word in zip(typed, words, strict=True)
        )


def is_abbreviation(written: str, text: str) -> bool:
    """Tell whether `written` in `text` is one for its capitals: “AI” asks for nobody, as “ai”."""
    return len(written) > 1 and written.isupper() and not text.isupper()


def _is_bare(typed: Sequence[Token], words: tuple[str, ...]) -> bool:
    """Tell whether a word is typed without the diacritics of the phrase."""
    return any(token.word != word for token, word in zip(typed, words, strict=True))


def _phrases(file: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    groups: Mapping[str, Sequence[str]] = file.get("groups") or {}
    for concept, phrases in file["concepts"].items():
        for phrase in phrases:
            for words in _written_out(str(phrase), groups):
                yield concept, words


def _written_out(phrase: str, groups: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that `phrase` stands for: its groups and optional words written out."""
    parts: list[list[tuple[str, ...]]] = []
    for group, optional, word_or_none, word in _PART.findall(lower_case(_composed(phrase))):
        name = group or optional
        if name and name not in groups:
            raise ValueError(f"no group {name} for the phrase {phrase}")
        choices: list[tuple[str, ...]] = [(normalize_tone(word_or_none or word),)]
        if name:
            choices = [words for one in groups[name] for words in _written_out(str(one), groups)]
        parts.append([*choices, ()] if optional or word_or_none else choices)
    for chosen in product(*parts):
        if words := tuple(word for part in chosen for word in part):
            yield words


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _type_words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words for types of documents of all languages, which types.yml has folded."""
    for kind in TYPES:
        for language in kind.languages:
            for word in (*language.words, *language.in_lists):
                said = tuple(_WORD.findall(lower_case(language.said)))
                folded = tuple(word.split())
                marked = tuple(map(fold, said)) == folded
                yield f"type.{kind.code}", said if marked else folded
