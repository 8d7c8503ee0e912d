"""A question as the search sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.expectations import Expectation, expectation_of
from index.folding import STOPWORDS, marked, syllables, terms
from index.language import Language, detect_language
from index.language_shift import LanguageShift
from index.parts import Parts
from index.store import Store
from index.weights import WEIGHTS, Fusion

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Query:
    """A question, read.

    `text` is what was meant, corrected; `vector` its unit vector, shape `(d,)`; `terms` what to
    look for in the lexical index, each with its weight; `words` those to judge by, folded.
    """

    text: str
    language: Language
    vector: Floats
    terms: dict[str, float]
    words: tuple[str, ...]
    expectation: Expectation
    weights: Fusion


class QueryReader:
    """Reads questions for one store."""

    def __init__(self, store: Store, encoder: Encoder, parts: Parts) -> None:
        self._store = store
        self._encoder = encoder
        self._parts = parts
        self._shift = LanguageShift(encoder)

    def read(self, questions: Sequence[str]) -> list[Query]:
        """Return `questions` as they are to be searched; they share the encoder's batches."""
        if not questions:
            return []
        texts = [self._meant(question) for question in questions]
        vectors = self._encoder.encode(texts, "query")
        return [self._query(text, vector) for text, vector in zip(texts, vectors, strict=True)]

    def _meant(self, question: str) -> str:
        # The encoder tells capitals apart; somebody who shouts means the same.
        typed = question.lower() if question.isupper() else question
        return self._store.spelling.correct(typed) if self._parts.spelling else typed

    def _query(self, text: str, vector: Floats) -> Query:
        language = detect_language(text)
        weights = WEIGHTS.fusion["vi" if not self._parts.question_weights else language]
        if self._parts.language_shift:
            vector = self._shift.as_if_vietnamese(vector, language)
        return Query(
            text,
            language,
            vector,
            self._weighed(text, weights),
            tuple(dict.fromkeys(word for word in syllables(text) if word not in STOPWORDS)),
            expectation_of(text),
            weights,
        )

    def _weighed(self, text: str, weights: Fusion) -> dict[str, float]:
        """Return the terms of `text` with their weights.

        A passage that has all of them, often enough, scores the sum of the question's weights.
        """
        kinds = [(terms(text), weights.words)]
        if self._parts.marks:
            kinds.append((marked(text), weights.marks))
        weighed: dict[str, float] = {}
        for found, weight in kinds:
            distinct = list(dict.fromkeys(found))
            total = float(self._store.lexical.idfs(distinct).sum())
            if total > 0 and weight > 0:
                weighed.update(dict.fromkeys(distinct, weight / total))
        return weighed
