"""The Retriever: a question in, scored passages out. The only way to search a store."""

from collections.abc import Callable, Collection, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.errors import StoreError
from index.judging.evidence import Judgement
from index.judging.hit import ScoredPassage
from index.judging.judge import Scores, judge
from index.question.ablation import ALL_PARTS, Parts
from index.question.query import Query, QueryReader
from index.records.document import Document, Passage
from index.search.batches import in_batches
from index.search.score_scale import ScoreScale
from index.store.generations import Store, cure_for
from index.store.lexical.term_scores import TermScorer
from index.weights import WEIGHTS

_RIVALS = 10

Floats = NDArray[np.float32]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages put forward for a question, each with what speaks for it, in its own unit.

    `passage` and `sentence` (the best one's) are cosines in deviations from the background,
    `lexical` the weighed share of the question's words; `fused` is their weighed sum, in which
    ties are level.
    `cosines` are those of all sentences, one passage's after another's from `first` on, and `scale`
    is where they usually lie and how much they vary.
    """

    positions: Positions
    passage: Floats
    sentence: Floats
    lexical: Floats
    fused: NDArray[np.float64]
    cosines: Floats
    scale: tuple[float, float]
    first: Positions


class Retriever:
    """Searches one store with the encoder that built it."""

    def __init__(self, store: Store, encoder: Encoder, parts: Parts = ALL_PARTS) -> None:
        """Take an open store. Raises StoreError when another model built it.

        Searching starts threads: a process that forks afterwards cannot search.
        """
        if encoder.name != store.manifest.model:
            raise StoreError(
                f"{store.folder}: built with the model {store.manifest.model}, but"
                f" {encoder.name} is set. {cure_for(store.folder.parent.parent)}"
            )
        self.store = store
        self.encoder = encoder
        self._parts = parts
        self._score_scale = ScoreScale.of(store)
        self._reader = QueryReader(store, encoder, parts)
        self._latest: tuple[str, Query, Callable[[], Floats]] | None = None
        self._beside = ThreadPoolExecutor(thread_name_prefix="words")

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents of the store, in corpus order."""
        return self.store.catalogue.documents

    def search(
        self, question: str, k: int = 10, documents: Collection[str] | None = None
    ) -> list[ScoredPassage]:
        """Return the best `k` passages for `question`, best first; all, when there are fewer.

        `documents` restricts the search itself to the documents with these ids. An empty question
        finds nothing.
        """
        if not question.strip() or k < 1:
            return []
        # One question is often searched twice, in all documents and within the one it names.
        latest = self._latest  # another thread may replace it meanwhile
        if latest is None or latest[0] != question:
            query = self._reader.read(question)
            latest = self._latest = (question, query, cache(partial(self._reader.vectors, [query])))
        _, query, encode = latest
        return self._found([query], encode, k, self._allowed(documents))[0]

    def search_many(
        self, questions: Sequence[str], k: int = 10, documents: Collection[str] | None = None
    ) -> Generator[list[ScoredPassage]]:
        """Yield what search() returns for each of `questions`, in order, batch by batch."""
        answer = partial(self._answered, k=k, allowed=self._allowed(documents))
        return in_batches(answer, questions)

    def _answered(
        self, questions: Sequence[str], k: int, allowed: Positions | None
    ) -> list[list[ScoredPassage]]:
        if k < 1:
            return [[] for _ in questions]
        queries = [self._reader.read(question) for question in questions]
        hits = self._found(queries, partial(self._reader.vectors, queries), k, allowed)
        return [
            found if question.strip() else []
            for question, found in zip(questions, hits, strict=True)
        ]

    def _allowed(self, documents: Collection[str] | None) -> Positions | None:
        if documents is None:
            return None
        positions = self.store.catalogue.positions_of(documents)
        return np.sort(np.array(positions, dtype=np.int64))

    def _found(
        self,
        queries: Sequence[Query],
        encode: Callable[[], Floats],
        k: int,
        allowed: Positions | None,
    ) -> list[list[ScoredPassage]]:
        """Return the hits of each of `queries`, whose vectors `encode` returns."""
        total = self.store.manifest.passages if allowed is None else len(allowed)
        count = min(max(k, WEIGHTS.candidates), total)
        if count == 0:
            return [[] for _ in queries]
        # The words are looked up while the encoder reads: neither needs the other.
        by_words = self._beside.submit(self._by_words, queries, count, allowed)
        vectors = encode()
        near, _ = self.store.vectors.search(vectors, count, allowed)
        return [
            self._best(query, self._candidates(query, vector, rows[rows >= 0], *worded), k)
            for query, vector, rows, worded in zip(
                queries, vectors, near, by_words.result(), strict=True
            )
        ]

    def _by_words(
        self, queries: Sequence[Query], count: int, allowed: Positions | None
    ) -> list[tuple[TermScorer, Positions]]:
        """Return the terms of each of `queries` in the index, and the best `count` rows by them."""
        asked = [self.store.lexical.scorer(query.terms) for query in queries]
        return [(terms, terms.top(count, allowed)[0]) for terms in asked]

    def _candidates(
        self, query: Query, vector: Floats, near: Positions, asked: TermScorer, worded: Positions
    ) -> Candidates:
        """Return what both searches put forward: `near` by its vectors, `worded` by its words."""
        store = self.store
        positions = np.unique(np.concatenate([near, worded]))
        rows, first = store.sentence_rows(positions)
        cosines = store.sentences.scores(rows, vector)
        best = np.maximum.reduceat(cosines, first)
        passage = store.vectors.scores(positions, vector)
        if self._parts.score_scale:
            passage = _deviations(passage, self._score_scale.passage_scale(vector))
            scale = self._score_scale.sentence_scale(vector)
        else:
            passage, scale = standardise(passage), (float(best.mean()), float(best.std()) or 1.0)
        sentence = _deviations(best, scale)
        lexical = asked.scores_of(positions)
        fused = query.weights.passage * passage + lexical
        if self._parts.sentences:
            fused = fused + query.weights.sentence * sentence
        fused = level_ties(fused, SCORE_TIE)
        return Candidates(positions, passage, sentence, lexical, fused, cosines, scale, first)

    def _best(self, query: Query, found: Candidates, k: int) -> list[ScoredPassage]:
        store = self.store
        best = np.argsort(-found.fused, kind="stable")[:k].tolist()
        positions = found.positions[best].tolist()
        passages = store.catalogue.passages(positions)
        hits = []
        for row, position in zip(best, positions, strict=True):
            document, passage = self.documents[store.owners[position]], passages[position]
            judged = partial(self._judged, query, document, passage, found, row)
            hits.append(ScoredPassage(passage, document, float(found.fused[row]), judged))
        return hits

    def _judged(
        self, query: Query, document: Document, passage: Passage, found: Candidates, row: int
    ) -> Judgement:
        first = found.first[row]
        cosines = found.cosines[first : first + len(passage.sentences)]
        scores = Scores(
            sentences=_deviations(cosines, found.scale),
            cosines=cosines,
            lead=_lead(found.fused, row),
        )
        return judge(query, document, passage, scores, self.store)


def _lead(fused: NDArray[np.float64], row: int) -> float:
    """Return how far `row` is ahead of the mean of the next best ten; behind is negative."""
    others = np.delete(fused, row)
    if len(others) == 0:
        return 0.0
    rivals = -np.partition(-others, min(_RIVALS, len(others)) - 1)[:_RIVALS]
    return float(fused[row] - rivals.mean())


def _deviations(values: Floats, scale: tuple[float, float]) -> Floats:
    middle, deviation = scale
    measured: Floats = (values - np.float32(middle)) / np.float32(deviation)
    return measured


def standardise(values: Floats) -> Floats:
    """Return `values` with mean 0 and deviation 1; all zero when they do not differ."""
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
