"""The words of a corpus larger than any there is here, grown from real passages.

The real passages come first: the shipped corpus, and the development set and the policies where
they are there. Each further one begins as a real one and is as long, but goes on, for half to all
of its length, as a bigram model of all the real ones does: each word after the one before, or,
where Kneser and Ney expect something new, any word, as often as Good and Turing expect it in
further text, and a new one as Heaps' law has them come. So a pair of words comes with both of its
words, lists grow as they would, and rare words stay rare.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.ingest.texts import corpus_texts
from index.store.lexical.postings import Hashes, hashes_of
from index.text.folding import bigrams, fold, syllables, words

_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared"
_QUESTIONS = 400
_CHUNK = 4_000
_WINDOW = 120  # words of a text nobody has cut
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Draws words by the chance of each to be the next in the corpus that had `said`.

    The share of words said once is both Heaps' exponent and the discount of words seen; what the
    discounts leave falls to new words, whose chances go on where those of the seen ones end.
    """

    kinds: Hashes
    cumulative: NDArray[np.float64]
    discount: float

    @classmethod
    def of(cls, said: Hashes) -> "Words":
        """Learn from all the words of a corpus, uint64 hashes."""
        kinds, counts = np.unique(said, return_counts=True)
        discount = float((counts == 1).mean())
        return cls(kinds, np.cumsum(counts - discount) / len(said), discount)

    def draw(self, count: int, random: np.random.Generator) -> Hashes:
        """Return `count` words."""
        places = np.searchsorted(self.cumulative, random.random(count))
        new = places == len(self.kinds)
        # The rank of a new word: Zipf's law, which Heaps' exponent implies, beyond the seen words.
        luck = 1 - random.random(int(new.sum()))
        ranks = len(self.kinds) * luck ** (-self.discount / (1 - self.discount))
        drawn = self.kinds[np.minimum(places, len(self.kinds) - 1)]
        drawn[new] = np.minimum(ranks, 2.0**62).astype(np.uint64) * _GOLDEN + self.kinds[0]
        return drawn


def real_passages() -> list[str]:
    """Return the passages of the shipped corpus, and of the shared texts where they are there."""
    corpora = [_ROOT / "data" / "corpus", _SHARED / "dev-set" / "xquad-vi" / "corpus.jsonl"]
    passages = [
        f"{text.version.document.title}. {piece.heading}. {text.body[piece.start : piece.end]}"
        for corpus in corpora
        if corpus.exists()
        for text in corpus_texts(corpus)
        for piece in text.pieces
    ]
    for file in sorted((_SHARED / "policies").glob("*_*.[mt][dx]*")):
        said = file.read_text(encoding="utf-8-sig").split()
        starts = range(0, len(said), _WINDOW)
        passages += [" ".join(said[start : start + _WINDOW]) for start in starts]
    return passages


def real_questions() -> list[str]:
    """Return questions on those passages, of every source alike, in a fixed order."""
    sets = [
        _ROOT / "tests" / "questions" / "answerable.jsonl",
        _SHARED / "dev-set" / "xquad-vi" / "queries.jsonl",
    ]
    questions = [
        json.loads(line)["text"]
        for file in sets
        if file.exists()
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return questions[:: max(len(questions) // _QUESTIONS, 1)]


def bases(real: int, count: int, seed: int = 0) -> Rows:
    """Return which of the `real` passages each of `count` grown ones is made from."""
    drawn = np.random.default_rng(seed).integers(real, size=count)
    drawn[:real] = np.arange(real)[:count]
    return drawn


class Writer:
    """Goes on with texts as the real ones would go on."""

    def __init__(self, texts: Sequence[Hashes]) -> None:
        """Take the words of the real texts, as written, uint64 hashes."""
        self.words = Words.of(np.concatenate(texts))
        stream = np.concatenate([self.ids(text) for text in texts])
        inside = np.ones(len(stream), dtype=bool)
        inside[np.cumsum([len(text) for text in texts]) - 1] = False  # the last has none after it
        pairs = stream * len(self.words.kinds) + np.roll(stream, -1)
        _, place, counts = np.unique(pairs[inside], return_inverse=True, return_counts=True)
        order = np.argsort(stream[inside], kind="stable")
        self._after = np.roll(stream, -1)[inside][order]
        self._something_new = ((counts == 1).mean() / counts)[place][order]
        words = np.arange(len(self.words.kinds) + 1)
        self._starts = np.searchsorted(stream[inside][order], words)

    def ids(self, said: Hashes) -> Rows:
        """Return the place of each word among the known ones; of a new one, their number."""
        places = np.searchsorted(self.words.kinds, said)
        known = self.words.kinds[np.minimum(places, len(self.words.kinds) - 1)] == said
        return np.where(known, places, len(self.words.kinds))

    def next_words(self, before: Hashes, random: np.random.Generator) -> Hashes:
        """Return a word to follow each of `before`."""
        drawn = self.words.draw(len(before), random)
        ids = self.ids(before)
        followed = np.flatnonzero(ids < len(self.words.kinds))
        starts = self._starts[ids[followed]]
        counts = self._starts[ids[followed] + 1] - starts
        followed, starts, counts = (some[counts > 0] for some in (followed, starts, counts))
        chosen = starts + (random.random(len(starts)) * counts).astype(np.int64)
        usual = random.random(len(chosen)) >= self._something_new[chosen]
        drawn[followed[usual]] = self.words.kinds[self._after[chosen[usual]]]
        return drawn

    def rewritten(
        self, texts: Sequence[Hashes], shares: NDArray[np.float64], random: np.random.Generator
    ) -> list[Hashes]:
        """Return `texts`, the last share of each written anew."""
        lengths = np.array([len(text) for text in texts])
        page = np.zeros((int(lengths.max()), len(texts)), dtype=np.uint64)
        for column, text in enumerate(texts):
            page[: len(text), column] = text
        first = np.maximum(1, np.ceil(lengths * (1 - shares)))
        for row in range(1, len(page)):
            anew = np.flatnonzero((first <= row) & (row < lengths))
            page[row, anew] = self.next_words(page[row - 1, anew], random)
        return [page[:length, column] for column, length in enumerate(lengths.tolist())]


def grown_terms(
    passages: Sequence[str], questions: Sequence[str], based_on: Rows, seed: int = 0
) -> Iterator[Hashes]:
    """Yield the terms of a passage for each of `based_on`, uint64 hashes; the real ones as are.

    The `questions` tell by which hashes their pairs of words are asked for.
    """
    random = np.random.default_rng(seed)
    written = [hashes_of(words(text)) for text in passages]
    writer = Writer(written)
    kinds = list(dict.fromkeys(word for text in passages for word in words(text)))
    folded = np.zeros(len(kinds) + 1, dtype=np.uint64)  # one more for all new ones
    folded[writer.ids(hashes_of(kinds))] = hashes_of(map(fold, kinds))
    said = [syllables(text) for text in (*passages, *questions)]
    pairs = np.unique(np.concatenate([_paired(hashes_of(some)) for some in said]))
    asked = np.empty_like(pairs)
    for some in said:
        asked[np.searchsorted(pairs, _paired(hashes_of(some)))] = hashes_of(bigrams(some))
    for start in range(0, len(based_on), _CHUNK):
        chosen = based_on[start : start + _CHUNK].tolist()
        # The real ones come first, as they are.
        shares = random.uniform(0.5, 1.0, len(chosen))
        shares[: max(len(passages) - start, 0)] = 0
        for text in writer.rewritten([written[row] for row in chosen], shares, random):
            ids = writer.ids(text)
            plain = np.where(ids < len(kinds), folded[ids], text)
            both = _paired(plain)
            places = np.minimum(np.searchsorted(pairs, both), len(pairs) - 1)
            both = np.where(pairs[places] == both, asked[places], both)
            yield np.concatenate([plain, both, text[plain != text]])


def _paired(said: Hashes) -> Hashes:
    """Return a hash of each word and the next."""
    return said[:-1] * _GOLDEN + said[1:]
