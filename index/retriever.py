"""The Retriever: a question in, scored passages out. The only way to search a store."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.abbreviations import spell_out
from index.document import Document, Passage, ScoredPassage
from index.encoder import Encoder
from index.errors import StoreError
from index.expectations import Expectation, expectation_of
from index.folding import STOPWORDS, bigrams, syllables
from index.judgement import Evidence, logit
from index.language import Language, detect_language
from index.reading.rows import CELL_END
from index.store import Store, cure_for
from index.weights import WEIGHTS

# A clause of so many words is quoted whole; of a longer one the sentences that fit best.
_LONGEST_CLAUSE = 120

_MARKS = re.compile(r"#{1,6} +(?=\S)")

Floats = NDArray[np.float32]
Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Query:
    """A question as the search sees it: `terms` to find by, `words` to judge by."""

    language: Language
    terms: tuple[str, ...]
    words: tuple[str, ...]
    expectation: Expectation
    vector: Floats


class Retriever:
    """Searches one store with the encoder that built it."""

    def __init__(self, store: Store, encoder: Encoder) -> None:
        """Take an open store. Raises StoreError when another model built it."""
        if encoder.name != store.manifest.model:
            raise StoreError(
                f"{store.folder}: built with the model {store.manifest.model}, but"
                f" {encoder.name} is set. {cure_for(store.folder.parent.parent)}"
            )
        self.store = store
        self.encoder = encoder
        self._latest: tuple[str, Query] | None = None

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
        query = self._understand(question)
        allowed = None
        if documents is not None:
            allowed = np.array(self.store.catalogue.positions_of(documents), dtype=np.int64)
        pool, lexical = self._candidates(query, max(k, WEIGHTS.candidates), allowed)
        if len(pool) == 0:
            return []
        dense = np.array([self._reconstruct(position) @ query.vector for position in pool])
        sentence = np.array([self._sentence_scores(p, query).max(initial=0.0) for p in pool])
        weights = WEIGHTS.fusion[query.language]
        fused = (
            weights.dense * standardise(dense)
            + weights.sentence * standardise(sentence)
            + weights.lexical * standardise(lexical)
        )
        best = np.argsort(-fused, kind="stable")[:k]
        passages = self.store.catalogue.passages(int(pool[row]) for row in best)
        return [
            self._scored(query, passages[int(pool[row])], int(pool[row]), fused[row])
            for row in best
        ]

    def _understand(self, question: str) -> Query:
        # One question is often searched twice, in all documents and within the one it names.
        latest = self._latest  # another thread may replace it meanwhile
        if latest is None or latest[0] != question:
            latest = self._latest = (question, self._read(question))
        return latest[1]

    def _read(self, question: str) -> Query:
        # The encoder tells capitals apart; somebody who shouts means the same.
        spelled = spell_out(question.lower() if question.isupper() else question)
        restored = self.store.spelling.restore(spelled)
        single = syllables(spelled)
        return Query(
            detect_language(question),
            tuple(dict.fromkeys([*single, *bigrams(single)])),
            tuple(dict.fromkeys(word for word in single if word not in STOPWORDS)),
            expectation_of(spelled),
            self.encoder.encode([restored], "query")[0],
        )

    def _candidates(
        self, query: Query, count: int, allowed: Positions | None
    ) -> tuple[Positions, Floats]:
        """Return the positions both searches put forward, and their lexical scores."""
        total = self.store.manifest.passages if allowed is None else len(allowed)
        count = min(count, total)
        if count == 0:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)
        near, _ = self.store.vectors.search(query.vector[None, :], count, allowed)
        lexical = self.store.lexical.scores(query.terms)
        places = allowed if allowed is not None else np.arange(total)
        ranked = places[np.argsort(-lexical[places], kind="stable")[:count]]
        pool = np.unique(np.concatenate([near[0][near[0] >= 0], ranked]))
        return pool, lexical[pool]

    def _reconstruct(self, position: int) -> Floats:
        vector: Floats = self.store.vectors.of([position])[0]
        return vector

    def _sentence_scores(self, position: int, query: Query) -> Floats:
        first, last = self.store.first_sentence[position : position + 2]
        return self.store.sentences.scores(np.arange(first, last), query.vector)

    def _scored(self, query: Query, passage: Passage, position: int, score: float) -> ScoredPassage:
        document = self.documents[self.store.owners[position]]
        cosines = self._sentence_scores(position, query)
        issued = document.issued.year if document.issued else ""
        context = f"{document.name} {issued} {passage.heading}"
        # Naming the document is no evidence: every sentence of it does.
        own = set(syllables(document.name))
        words = [word for word in query.words if word not in own]
        found = [
            self._evidence(query, words, context, passage.text[start:end], float(cosine))
            for (start, end), cosine in zip(passage.sentences, cosines, strict=True)
        ]
        best = max(found, key=logit)
        span = answering_span(passage.sentences, [logit(evidence) for evidence in found])
        place, span = self._placed(passage, span)
        span = without_marks(passage.text, span)
        return ScoredPassage(passage, document, float(score), best, span, place)

    def _placed(self, passage: Passage, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
        """Return where `span` stands, and the whole clause or point instead of it if it is short.

        A sentence out of a clause, or its heading alone, seldom says all that is asked.
        """
        span = whole_row(passage.text, span)
        unit = self.store.catalogue.unit_of(passage, span[0])
        if unit is None:
            return passage.heading, span
        place, start, body, end = unit
        start, end = min(start, span[0]), max(end, span[1])
        text = passage.text[start:end]
        if len(text.split()) > _LONGEST_CLAUSE:
            return place, self._with_text(passage, span, body, end)
        return place, (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def _with_text(
        self, passage: Passage, span: tuple[int, int], body: int, end: int
    ) -> tuple[int, int]:
        """Return `span`, with what follows where it is but a heading or leads in to a list."""
        if span[1] > body and not passage.text[: span[1]].endswith(":"):
            return span
        last = span[1]
        for _, stop in passage.sentences:
            if span[1] < stop <= end:
                if len(passage.text[span[0] : stop].split()) > _LONGEST_CLAUSE:
                    break
                last = stop
        return span[0], last

    def _evidence(
        self, query: Query, words: Sequence[str], context: str, sentence: str, cosine: float
    ) -> Evidence:
        around = f"{context} {sentence}"
        return Evidence(
            foreign=query.language != "vi",
            cosine=cosine,
            cover=self._cover(words, sentence),
            unmet=query.expectation.unmet(sentence),
            lacks_place=query.expectation.lacks_place(around),
            lacks_year=query.expectation.lacks_year(around),
        )

    def _cover(self, words: Sequence[str], text: str) -> float:
        """Return the share of `words`, weighed by rarity, that `text` has."""
        present = set(syllables(text))
        weights = {word: self.store.lexical.idf(word) for word in words}
        total = sum(weights.values())
        return sum(w for word, w in weights.items() if word in present) / total if total else 0.0


def answering_span(sentences: Sequence[tuple[int, int]], odds: Sequence[float]) -> tuple[int, int]:
    """Return the span of the likeliest sentence, with the likelier neighbour that nearly equals it.

    Two sentences are joined only where they stand side by side, so that the span can be quoted.
    """
    best = max(range(len(odds)), key=odds.__getitem__)
    beside = [row for row in (best - 1, best + 1) if 0 <= row < len(odds)]
    second = max(beside, key=odds.__getitem__, default=best)
    if odds[second] < odds[best] - WEIGHTS.second_sentence:
        second = best
    first, last = sorted((best, second))
    return sentences[first][0], sentences[last][1]


def without_marks(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return `span` without the `#` of a heading it may begin with."""
    marks = _MARKS.match(text, *span)
    return (marks.end(), span[1]) if marks else span


def whole_row(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return `span`, or the whole line it is part of where that is the row of a table."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    end = len(text) if end < 0 else end
    return (start, end) if CELL_END in text[start:end] else span


def standardise(values: Floats) -> Floats:
    """Return `values` with mean 0 and deviation 1; all zero when they do not differ."""
    deviation = values.std()
    return (values - values.mean()) / deviation if deviation > 0 else np.zeros_like(values)
