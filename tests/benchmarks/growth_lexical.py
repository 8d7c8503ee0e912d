"""Measure the lexical index as its corpus grows: 10,000, 100,000 and a million passages.

    .venv/bin/python -m tests.benchmarks.growth_lexical [PASSAGES …]

The real passages come first: the shipped corpus, and the development set and the policies where
they are there. Each further one is a real one with half to all of its words, and of its pairs of
words, drawn anew: as often as Good and Turing expect each in further text, and new ones as Heaps'
law has them come. So lists grow as they would, and rare words stay rare.

The questions are real. *Recall* is the share of the truly best 100 that `top` finds. *Memory* is
what a process of its own holds more after all the questions, pages of mapped files included.
"""

import json
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from index import postings
from index.folding import bigrams, syllables, terms
from index.lexical import LexicalIndex
from index.postings import Hashes, hashes_of
from index.texts import corpus_texts

SIZES = (10_000, 100_000, 1_000_000)
TOP = 100
_ROOT = Path(__file__).parents[2]
_SHARED = _ROOT.parent / "shared"
_QUESTIONS = 400
_CHUNK = 1_000
_WINDOW = 120  # words of a text nobody has cut
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)


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


def grown_passages(passages: Sequence[str], count: int, seed: int = 0) -> Iterator[Hashes]:
    """Yield the terms of `count` passages, uint64 hashes; the real ones are the first of them."""
    random = np.random.default_rng(seed)
    single = [syllables(text) for text in passages]
    both = [
        (
            [hashes_of(words) for words in single],
            Words.of(np.concatenate([hashes_of(words) for words in single])),
        ),
        (
            [hashes_of(bigrams(words)) for words in single],
            Words.of(np.concatenate([hashes_of(bigrams(words)) for words in single])),
        ),
    ]
    real = [np.concatenate(pair) for pair in zip(both[0][0], both[1][0], strict=True)]
    yield from real[:count]
    for start in range(len(real), count, _CHUNK):
        size = min(_CHUNK, count - start)
        chosen = random.integers(len(real), size=size)
        shares = random.uniform(0.5, 1.0, size)
        kinds = [
            _redrawn([kept[row] for row in chosen], shares, words, random) for kept, words in both
        ]
        yield from map(np.concatenate, zip(*kinds, strict=True))


def _redrawn(
    passages: list[Hashes],
    shares: NDArray[np.float64],
    words: Words,
    random: np.random.Generator,
) -> list[Hashes]:
    lengths = np.array([len(passage) for passage in passages])
    flat = np.concatenate(passages)
    anew = random.random(len(flat)) < np.repeat(shares, lengths)
    flat[anew] = words.draw(int(anew.sum()), random)
    return np.split(flat, np.cumsum(lengths)[:-1])


def measure_lexical(sizes: Sequence[int], folder: Path) -> list[dict[str, float]]:
    """Build an index of each size under `folder` and return a row of figures for each.

    Times in ms (`build_s` in seconds), sizes in MB; `top` and `scores_of` together make `p50_ms`
    and `p95_ms`, on CPU time, which what else runs on the machine disturbs least.
    """
    passages, questions = real_passages(), real_questions()
    rows = []
    for size in sizes:
        where = folder / str(size)
        began = time.process_time()
        postings.write(where, grown_passages(passages, size))
        written = {
            "passages": size,
            "build_s": time.process_time() - began,
            "disk_mb": sum(file.stat().st_size for file in where.iterdir()) / 1e6,
        }
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
            rows.append(written | other.submit(_used, where, size, questions).result())
    return rows


def _used(folder: Path, size: int, questions: list[str]) -> dict[str, float]:
    process = psutil.Process()
    before = process.memory_info().rss
    began = time.process_time()
    index = LexicalIndex.load(folder, size)
    opened = time.process_time() - began
    asked = [dict.fromkeys(terms(question), 1.0) for question in questions]
    others = index.top(asked[-1], TOP)[0]
    for weighed in asked:  # what is on disk comes into memory
        index.top(weighed, TOP)
    figures: dict[str, list[float]] = {"top": [], "scores_of": [], "both": []}
    found = []
    for weighed in asked:
        began = time.process_time()
        rows, _ = index.top(weighed, TOP)
        between = time.process_time()
        index.scores_of(others, weighed)
        ended = time.process_time()
        figures["top"].append(between - began)
        figures["scores_of"].append(ended - between)
        figures["both"].append(ended - began)
        found.append(rows)
        others = np.sort(rows)
    held = process.memory_info().rss - before
    everything = np.arange(size)
    recalls = []
    for weighed, rows in zip(asked, found, strict=True):
        scores = index.scores_of(everything, weighed)
        best = np.argsort(-scores, kind="stable")[:TOP]
        best = best[scores[best] > 0]
        recalls.append(np.isin(best, rows).mean() if len(best) else 1.0)
    return {
        "open_ms": 1e3 * opened,
        "top_p50_ms": 1e3 * float(np.percentile(figures["top"], 50)),
        "top_p95_ms": 1e3 * float(np.percentile(figures["top"], 95)),
        "scores_of_p95_ms": 1e3 * float(np.percentile(figures["scores_of"], 95)),
        "p50_ms": 1e3 * float(np.percentile(figures["both"], 50)),
        "p95_ms": 1e3 * float(np.percentile(figures["both"], 95)),
        "memory_mb": held / 1e6,
        "recall": float(np.mean(recalls)),
        "recall_p5": float(np.percentile(recalls, 5)),
    }


def main() -> None:
    """Measure the sizes given and print a table."""
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        rows = measure_lexical(sizes, Path(folder))
    print("\t".join(rows[0]))
    for row in rows:
        print("\t".join(f"{value:.4g}" for value in row.values()))


if __name__ == "__main__":
    main()
