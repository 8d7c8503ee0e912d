"""Mentions: what a question names, each word taken by the longest thing that it is part of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

from actions.reading.lexicon import SILENT, Match, Token, are_marked
from index.text.language import Language

# Kinds of words that only join others.
_JOINTS = frozenset(
    (
        "also",
        "among",
        "and",
        "asks_whether",
        "before_verb",
        "between",
        "by",
        "closing",
        "either",
        "inner",
        "joins",
        "negation",
        "passive",
        "per",
        "polarity",
    )
)
_Span = tuple[int, int]


@dataclass(frozen=True)
class Mention:
    """Something named in a text: its kind, its value, its place, and its words from first to end.

    Two mentions of one place are two things that the same words may mean. Kinds are those of the
    lexicon and `document` (a Naming), `type` (a code), `issuer` and `signer` (names), `period`
    (a Period), `provision` (Provisions), `place` (a name), `number`; `word` is not understood.
    """

    kind: str
    value: Any
    span: _Span
    words: _Span

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Its kind, and its `kind.value` where that is a word."""
        valued = (f"{self.kind}.{self.value}",) if isinstance(self.value, str) else ()
        return frozenset((self.kind, *valued))


@dataclass(frozen=True)
class Place:
    """The mentions of the same words, in a text: all that these may mean."""

    mentions: tuple[Mention, ...]

    @property
    def words(self) -> _Span:
        """The indexes of its first word and of the one behind it."""
        return self.mentions[0].words

    @property
    def is_silent(self) -> bool:
        """Tell whether it says nothing by itself."""
        kinds = {each.kind for each in self.mentions}
        joins = kinds <= _JOINTS and not self.has("before_verb.noun")  # “người dân” is a subject
        return bool(kinds & SILENT) or joins

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Every kind and `kind.value` that it may be: each row of the table asks for some."""
        return frozenset().union(*(each.kinds for each in self.mentions))

    def has(self, *kinds: str) -> bool:
        """Tell whether it may mean one of `kinds`, each a kind or a `kind.value`."""
        return not self.kinds.isdisjoint(kinds)

    def value(self, kind: str) -> Any:
        """Return its value as a mention of `kind`; None where it is none."""
        return next((each.value for each in self.mentions if each.kind == kind), None)


@dataclass(frozen=True)
class Mentions:
    """The mentions of one text, in its order, and its words.

    `phrases` are all that stand in it, also those that are part of a longer one.
    """

    text: str
    today: date
    language: Language
    tokens: tuple[Token, ...]
    all: tuple[Mention, ...]
    phrases: tuple[Match, ...] = ()

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Return the mentions by their words, in order."""
        by_words = groupby(self.all, key=lambda each: each.words)
        return tuple(Place(tuple(mentions)) for _, mentions in by_words)

    def index(self, place: Place) -> int:
        """Return the index of `place`, which is one of `places`."""
        return self._indexes[place.words]

    @cached_property
    def _indexes(self) -> dict[_Span, int]:
        return {place.words: at for at, place in enumerate(self.places)}

    def begins_with(self, place: Place, concept: str) -> bool:
        """Tell whether a phrase for `concept` stands at the beginning of `place`, or is it."""
        first, end = place.words
        return self._openings.get((first, concept), end + 1) <= end

    @cached_property
    def _openings(self) -> dict[tuple[int, str], int]:
        """The end of the shortest phrase for a concept that begins with a word."""
        phrases = sorted(self.phrases, key=lambda phrase: -phrase.end)
        return {(one.first, concept): one.end for one in phrases for concept in one.concepts}

    def span(self, words: _Span) -> _Span:
        """Return the offsets of `words`, given by their indexes."""
        return self.tokens[words[0]].span[0], self.tokens[words[1] - 1].span[1]

    def between(self, one: Place, other: Place) -> str:
        """Return what is written between two places that follow each other."""
        return self.text[self.span(one.words)[1] : self.span(other.words)[0]]

    def of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of `kinds`, each a kind or a `kind.value`, in order."""
        return [each for each in self.all if not each.kinds.isdisjoint(kinds)]

    def has(self, *kinds: str) -> bool:
        """Tell whether there is a mention of one of `kinds`."""
        return not self._kinds.isdisjoint(kinds)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Every kind and `kind.value` that is mentioned."""
        return frozenset().union(*(each.kinds for each in self.all))

    def values(self, kind: str) -> list[Any]:
        """Return the values of the mentions of `kind`, in order."""
        return [each.value for each in self.all if each.kind == kind]

    @cached_property
    def is_marked(self) -> bool:
        """Whether the text is typed with its diacritics."""
        return are_marked(self.tokens)

    @cached_property
    def content(self) -> frozenset[int]:
        """The indexes of the words that are more than courtesies and words of grammar."""
        said = (place for place in self.places if not place.is_silent)
        return frozenset(word for place in said for word in range(*place.words))

    def left(self, kinds: Iterable[str]) -> frozenset[int]:
        """Return the content words that no mention of `kinds` takes."""
        taken = {at for each in self.of(*kinds) for at in range(*each.words)}
        return self.content - taken

    def written(self, first: int, end: int) -> str:
        """Return the words from the index `first` to `end` as they are written."""
        if first >= end:
            return ""
        return self.text[self.tokens[first].span[0] : self.tokens[end - 1].span[1]]


def words_of(places: Sequence[Place]) -> frozenset[int]:
    """Return the indexes of the words of `places`."""
    return frozenset(word for place in places for word in range(*place.words))


def longest(found: Iterable[Mention], count: int) -> list[Mention]:
    """Return the mentions that share no word unless all: the longest, then the first found."""
    taken: list[_Span | None] = [None] * count
    chosen: list[Mention] = []
    for each in sorted(found, key=lambda each: each.words[0] - each.words[1]):
        owners = set(taken[slice(*each.words)])
        if owners == {None} or owners == {each.words}:
            chosen.append(each)
            taken[slice(*each.words)] = [each.words] * (each.words[1] - each.words[0])
    return chosen
