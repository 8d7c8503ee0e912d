"""The words of a corpus larger than any there is here, grown from real passages.

The real passages come first: the shipped corpus, and the development set and the policies where
they are there. Each further one is a real one with half to all of its words, and of its pairs of
words, drawn anew: as often as Good and Turing expect each in further text, and new ones as Heaps'
law has them come. So lists grow as they would, and rare words stay rare. A word drawn is one as
written; what the index holds of it without its marks follows from it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.folding import bigrams, fold, syllables, words
from index.postings import Hashes, hashes_of
from index.texts import corpus_texts

_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared"
_QUESTIONS = 400
_CHUNK = 1_000
_WINDOW = 120  # words of a text nobody has cut
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Draws words, or pairs, by the chance of each to be the next in the corpus that had `said`.

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


def grown_terms(passages: Sequence[str], based_on: Rows, seed: int = 0) -> Iterator[Hashes]:
    """Yield the terms of a passage for each of `based_on`, uint64 hashes; the real ones as are."""
    random = np.random.default_rng(seed)
    written = [words(text) for text in passages]
    spoken = [hashes_of(some) for some in written]
    pairs = [hashes_of(bigrams(syllables(text))) for text in passages]
    word, pair = (Words.of(np.concatenate(some)) for some in (spoken, pairs))
    kinds = dict.fromkeys(term for some in written for term in some)
    bare = dict(zip(hashes_of(kinds).tolist(), hashes_of(map(fold, kinds)).tolist(), strict=True))
    folded = np.array([bare[kind] for kind in word.kinds.tolist()], dtype=np.uint64)
    for start in range(0, len(based_on), _CHUNK):
        chosen = based_on[start : start + _CHUNK].tolist()
        # The real ones come first, as they are.
        shares = random.uniform(0.5, 1.0, len(chosen))
        shares[: max(len(passages) - start, 0)] = 0
        said = _redrawn([spoken[row] for row in chosen], shares, word, random)
        paired = _redrawn([pairs[row] for row in chosen], shares, pair, random)
        for some, both in zip(said, paired, strict=True):
            places = np.minimum(np.searchsorted(word.kinds, some), len(word.kinds) - 1)
            plain = np.where(word.kinds[places] == some, folded[places], some)
            yield np.concatenate([plain, both, some[plain != some]])


def _redrawn(
    passages: list[Hashes],
    shares: NDArray[np.float64],
    kinds: Words,
    random: np.random.Generator,
) -> list[Hashes]:
    lengths = np.array([len(passage) for passage in passages])
    flat = np.concatenate(passages)
    anew = random.random(len(flat)) < np.repeat(shares, lengths)
    flat[anew] = kinds.draw(int(anew.sum()), random)
    return np.split(flat, np.cumsum(lengths)[:-1])
