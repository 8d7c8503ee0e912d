"""A question as the search sees it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.question.ablation import Parts
from index.question.courtesies import without_courtesies
from index.question.expectations import Expectation, expectation_of
from index.question.glossary import glossary
from index.question.language_shift import LanguageShift
from index.store.generations import Store
from index.text.folding import STOPWORDS, lower_case, syllables, terms, words
from index.text.language import Language, detect_language
from index.weights import WEIGHTS, Fusion

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Query:
    """A question, read.

    `text` is what was meant, corrected and without courtesies; `terms` what to look for in the
    lexical index, each with its weight. What it is only judged by waits for that.
    """

    text: str
    language: Language
    terms: dict[str, float]
    weights: Fusion

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The telling words, folded, each once."""
        return tuple(dict.fromkeys(word for word in syllables(self.text) if word not in STOPWORDS))

    @cached_property
    def expectation(self) -> Expectation:
        """What it expects of an answer."""
        return expectation_of(self.text)


class QueryReader:
    """Reads questions for one store."""

    def __init__(self, store: Store, encoder: Encoder, parts: Parts) -> None:
        self._store = store
        self._encoder = encoder
        self._parts = parts
        self._shift = LanguageShift(encoder)

    def read(self, question: str) -> Query:
        """Return `question` as it is to be searched by its words."""
        text = self._meant(question)
        language = detect_language(text)
        if language == "vi":
            text = without_courtesies(text)
        weights = WEIGHTS.fusion
        return Query(text, language, self._weighed(text, language, weights), weights)

    def vectors(self, queries: Sequence[Query]) -> Floats:
        """Return unit vectors, shape `(q, d)`; `queries` share the encoder's batches."""
        vectors = self._encoder.encode([query.text for query in queries], "query")
        if not self._parts.language_shift:
            return vectors
        pairs = zip(vectors, queries, strict=True)
        return np.stack([self._shift.as_if_vietnamese(v, query.language) for v, query in pairs])

    def _meant(self, question: str) -> str:
        # Half of a surrogate pair is no text: the tokenizer takes no such string.
        text = question.encode("utf-8", "replace").decode("utf-8")
        # The encoder tells capitals apart; somebody who shouts means the same.
        typed = lower_case(text) if text.isupper() else text
        return self._store.spelling.correct(typed) if self._parts.spelling else typed

    def _weighed(self, text: str, language: Language, weights: Fusion) -> dict[str, float]:
        """Return the terms of `text` with their weights.

        A passage that has all of them, often enough, scores the sum of the question's weights. The
        words as written are those with a mark and those without: names matter in both.
        """
        cuts: list[tuple[Callable[[str], list[str]], float]] = [(terms, weights.words)]
        if self._parts.marks and weights.marks > 0:
            cuts.append((words, weights.marks))
        asked = [dict.fromkeys(cut(text)) for cut, _ in cuts]
        rarity = self._rarity(asked)
        translated = self._translated(text, language)
        weighed: dict[str, float] = {}
        for (cut, weight), kind in zip(cuts, asked, strict=True):
            # Of the words as they were asked: one that is not translated stays unknown.
            total = sum(rarity[term] for term in kind)
            for term in kind:
                weighed[term] = weighed.get(term, 0.0) + weight / total
            for rendering, share in translated.items():
                for term in dict.fromkeys(cut(rendering)):
                    weighed[term] = max(weighed.get(term, 0.0), share * weight / total)
        return weighed

    def _translated(self, text: str, language: Language) -> dict[str, float]:
        """Return the Vietnamese terms of a foreign `text`, each with its share in what it means."""
        if not self._parts.glossary:
            return {}
        shares: dict[str, float] = {}
        for rendering in glossary().renderings(text, language):
            for term in rendering:
                shares[term] = max(shares.get(term, 0.0), len(rendering) ** -0.5)
        return shares

    def _rarity(self, kinds: Iterable[Iterable[str]]) -> dict[str, float]:
        """Return how rare the store's passages have each of the terms."""
        distinct = list(dict.fromkeys(chain.from_iterable(kinds)))
        idfs = self._store.lexical.idfs(distinct).tolist()
        return dict(zip(distinct, idfs, strict=True))
