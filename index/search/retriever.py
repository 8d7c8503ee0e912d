"""The Retriever, the only way to search a store: a question in, scored passages out."""

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
from index.question.query import Query, QueryReader
from index.question.search_parts import ALL_PARTS, Parts
from index.records.document import Document, Passage
from index.search.batches import in_batches
from index.search.own_language import OwnLanguage
from index.search.score_scale import ScoreScale
from index.store.generations import Store, cure_for
from index.store.lexical.term_scores import TermScorer
from index.ties import SCORE_TIE, level_ties
from index.weights import WEIGHTS

# Candidates whose mean score a candidate's lead is measured from.
_RIVALS = 10
# Farther from its best rival, in deviations, no candidate is told apart better.
_FAR = 8.0

Floats = NDArray[np.float32]
Positions = NDArray[np.int64]
Vectors = tuple[Floats, Floats]
"""The vectors of questions, as if they were Vietnamese and as they were asked."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The candidate passages of one question, with their scores.

    All arrays but `cosines` have one entry per passage.

    - `passage`, `sentence`: cosines of the passage and its best sentence, as deviations on the
      scale of scores.
    - `lexical`: the weighted share of the question's terms in the passage.
    - `fused`: the weighted sum of these three, with tied scores made equal.
    - `first`: the index of each passage's first sentence in `cosines`, which has all sentences.

    `scale` is the middle and the deviation of sentence cosines.
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
    """A search of one store, with the encoder that built it."""

    def __init__(self, store: Store, encoder: Encoder, parts: Parts = ALL_PARTS) -> None:
        """Search the open `store`. Raises StoreError if it was built with another model.

        Searching starts threads: a process must not fork after its first search.
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
        self._latest: tuple[str, Query, Callable[[], Vectors]] | None = None
        self._word_threads = ThreadPoolExecutor(thread_name_prefix="words")

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents of the store, in order of their rows."""
        return self.store.catalogue.documents

    def corrected(self, question: str) -> str:
        """Return `question` with its spelling corrected, as the search reads it."""
        return self._reader.correct(question)

    def search(
        self, question: str, k: int = 10, documents: Collection[str] | None = None
    ) -> list[ScoredPassage]:
        """Return the best `k` passages for `question`, best first, or all if there are fewer.

        `documents` restricts the search itself to the documents with these ids. An empty question
        returns no passages.
        """
        if not question.strip() or k < 1:
            return []
        # Callers often search a question twice: in all documents and in the one that it names.
        latest = self._latest  # another thread may replace it meanwhile
        if latest is None or latest[0] != question:
            query = self._reader.read(question)
            latest = self._latest = (question, query, cache(partial(self._reader.vectors, [query])))
        _, query, encode = latest
        return self._search([query], encode, k, self._allowed(documents))[0]

    def search_many(
        self, questions: Sequence[str], k: int = 10, documents: Collection[str] | None = None
    ) -> Generator[list[ScoredPassage]]:
        """Yield the result of search() for each of `questions`, in order, working in batches."""
        answer = partial(self._search_batch, k=k, allowed=self._allowed(documents))
        return in_batches(answer, questions)

    def _search_batch(
        self, questions: Sequence[str], k: int, allowed: Positions | None
    ) -> list[list[ScoredPassage]]:
        if k < 1:
            return [[] for _ in questions]
        queries = [self._reader.read(question) for question in questions]
        hits = self._search(queries, partial(self._reader.vectors, queries), k, allowed)
        return [
            passages if question.strip() else []
            for question, passages in zip(questions, hits, strict=True)
        ]

    def _allowed(self, documents: Collection[str] | None) -> Positions | None:
        if documents is None:
            return None
        positions = self.store.catalogue.positions_of(documents)
        return np.sort(np.array(positions, dtype=np.int64))

    def _search(
        self,
        queries: Sequence[Query],
        encode: Callable[[], Vectors],
        k: int,
        allowed: Positions | None,
    ) -> list[list[ScoredPassage]]:
        """Return the best passages for each of `queries`, whose vectors `encode` returns."""
        total = self.store.manifest.passages if allowed is None else len(allowed)
        count = min(max(k, WEIGHTS.candidates), total)
        if count == 0:
            return [[] for _ in queries]
        # Look the words up while the encoder works: the two do not depend on each other.
        by_words = self._word_threads.submit(self._by_words, queries, count, allowed)
        vectors, asked = encode()
        near, _ = self.store.vectors.search(vectors, count, allowed)
        found = zip(queries, vectors, asked, near, by_words.result(), strict=True)
        hits = []
        for query, vector, own_vector, rows, (scorer, by_word) in found:
            own = self._own_language(query, own_vector, vector)
            positions = [rows[rows >= 0], by_word, own.near(count, allowed) if own else by_word]
            candidates = self._candidates(
                query, vector, np.unique(np.concatenate(positions)), scorer, own
            )
            hits.append(self._best(query, candidates, k))
        return hits

    def _own_language(self, query: Query, asked: Floats, shifted: Floats) -> OwnLanguage | None:
        """Return the renderings in the language of `query`, None if there are none."""
        rows = self.store.translated.get(query.language)
        if rows is None or not self._parts.renderings:
            return None
        scorer = rows.lexical.scorer(query.own_terms)
        return OwnLanguage(self.store, rows, asked, shifted, scorer)

    def _by_words(
        self, queries: Sequence[Query], count: int, allowed: Positions | None
    ) -> list[tuple[TermScorer, Positions]]:
        """Return the scorer of each query's terms, and the best `count` positions by it."""
        scorers = [self.store.lexical.scorer(query.terms) for query in queries]
        return [(scorer, scorer.top(count, allowed)[0]) for scorer in scorers]

    def _candidates(
        self,
        query: Query,
        vector: Floats,
        positions: Positions,
        scorer: TermScorer,
        own: OwnLanguage | None,
    ) -> Candidates:
        """Score the candidates of all searches, which are at `positions`."""
        store = self.store
        rows, first = store.sentence_rows(positions)
        cosines = store.sentences.scores(rows, vector)
        passage = store.vectors.scores(positions, vector)
        lexical = scorer.scores_of(positions)
        if own:
            cosines = own.sentences(positions, first, cosines)
            passage = own.passages(positions, passage)
            lexical = own.words(positions, lexical)
        best = np.maximum.reduceat(cosines, first)
        if self._parts.score_scale:
            passage = _deviations(passage, self._score_scale.passage_scale(vector))
            scale = self._score_scale.sentence_scale(vector)
        else:
            passage, scale = standardise(passage), (float(best.mean()), float(best.std()) or 1.0)
        sentence = _deviations(best, scale)
        fused = query.weights.passage * passage + lexical
        if self._parts.sentences:
            fused = fused + query.weights.sentence * sentence
        fused = level_ties(fused, SCORE_TIE)
        return Candidates(positions, passage, sentence, lexical, fused, cosines, scale, first)

    def _best(self, query: Query, candidates: Candidates, k: int) -> list[ScoredPassage]:
        store = self.store
        best = np.argsort(-candidates.fused, kind="stable")[:k].tolist()
        positions = candidates.positions[best].tolist()
        passages = store.catalogue.passages(positions)
        hits = []
        for row, position in zip(best, positions, strict=True):
            document, passage = self.documents[store.owners[position]], passages[position]
            judge_passage = partial(self._judge, query, document, passage, candidates, row)
            score = float(candidates.fused[row])
            hits.append(ScoredPassage(passage, document, score, judge_passage))
        return hits

    def _judge(
        self,
        query: Query,
        document: Document,
        passage: Passage,
        candidates: Candidates,
        row: int,
    ) -> Judgement:
        first = candidates.first[row]
        cosines = candidates.cosines[first : first + len(passage.sentences)]
        scores = Scores(
            sentences=_deviations(cosines, candidates.scale),
            cosines=cosines,
            lead=_lead(candidates.fused, row),
            ahead=_ahead(candidates.fused, row),
        )
        return judge(query, document, passage, scores, self.store)


def _lead(fused: NDArray[np.float64], row: int) -> float:
    """Return the score of `row` minus the mean of the best ten others."""
    others = np.delete(fused, row)
    if len(others) == 0:
        return 0.0
    rivals = -np.partition(-others, min(_RIVALS, len(others)) - 1)[:_RIVALS]
    return float(fused[row] - rivals.mean())


def _ahead(fused: NDArray[np.float64], row: int) -> float:
    """Return the score of `row` minus that of the best other, at most `_FAR` either way."""
    others = np.delete(fused, row)
    if len(others) == 0:
        return _FAR
    return float(np.clip(fused[row] - others.max(), -_FAR, _FAR))


def _deviations(values: Floats, scale: tuple[float, float]) -> Floats:
    middle, deviation = scale
    deviations: Floats = (values - np.float32(middle)) / np.float32(deviation)
    return deviations


def standardise(values: Floats) -> Floats:
    """Return `values` scaled to mean 0 and deviation 1; all zero if they are equal."""
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
