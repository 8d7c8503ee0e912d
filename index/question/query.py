"""Read a question into a query: its text, its language and the terms to look for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.encoding.encoder import Encoder
from index.question.courtesies import without_courtesies
from index.question.expectations import Expectation, expectation_of
from index.question.glossary import glossary
from index.question.language_shift import LanguageShift
from index.question.search_parts import Parts
from index.store.generations import Store
from index.store.lexical.index import LexicalIndex
from index.text.folding import STOPWORDS, lower_case, syllables, terms, words
from index.text.language import Language, detect_language
from index.weights import WEIGHTS, Fusion

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Query:
    """A question as the search reads it.

    `text` is the question corrected and without courtesies; `terms` are the terms to look for in
    the lexical index, with their weights, `own_terms` those to look for in the renderings in its
    own language. What only the judgement needs is computed on demand.
    """

    text: str
    language: Language
    terms: dict[str, float]
    weights: Fusion
    own_terms: dict[str, float] = field(default_factory=dict)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the question but for stopwords, each once."""
        return tuple(dict.fromkeys(word for word in syllables(self.text) if word not in STOPWORDS))

    @cached_property
    def expectation(self) -> Expectation:
        """What the question expects of an answer."""
        return expectation_of(self.text)


def as_encoded(text: str) -> str:
    """Return `text` as the encoder takes it: whole characters, and in lower case if all shouted."""
    # The tokenizer rejects half of a surrogate pair.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    # The encoder tells capitals apart; somebody who shouts means the same.
    return lower_case(whole) if whole.isupper() else whole


class QueryReader:
    """Reads questions for one store."""

    def __init__(self, store: Store, encoder: Encoder, parts: Parts) -> None:
        self._store = store
        self._encoder = encoder
        self._parts = parts
        self._shift = LanguageShift(encoder)

    def read(self, question: str) -> Query:
        """Return the query of `question`, without its vector."""
        text = self.correct(question)
        language = detect_language(text)
        if language == "vi":
            text = without_courtesies(text)
        weights = WEIGHTS.fusion
        renderings = self._renderings(text, language)
        weighed = self._weighed(text, renderings, self._store.lexical, weights)
        own: dict[str, float] = {}
        if translated := self._store.translated.get(language):
            own = self._weighed(text, {}, translated.lexical, weights)
        return Query(text, language, weighed, weights, own)

    def vectors(self, queries: Sequence[Query]) -> tuple[Floats, Floats]:
        """Return unit vectors of `queries`, which share the encoder's batches, `(q, d)` each.

        The first are as if the questions were Vietnamese, the second as they were asked.
        """
        vectors = self._encoder.encode([query.text for query in queries], "query")
        if not self._parts.language_shift:
            return vectors, vectors
        pairs = zip(vectors, queries, strict=True)
        shifted = [self._shift.as_if_vietnamese(v, query.language) for v, query in pairs]
        return np.stack(shifted), vectors

    def correct(self, question: str) -> str:
        """Return `question` as the encoder takes it, its spelling corrected."""
        typed = as_encoded(question)
        return self._store.spelling.correct(typed) if self._parts.spelling else typed

    def _weighed(
        self, text: str, renderings: Mapping[str, float], lexical: LexicalIndex, weights: Fusion
    ) -> dict[str, float]:
        """Return the terms of `text` and its `renderings` with their weights for `lexical`.

        They are its folded terms and, if `marks` is on, its words as written, with diacritics or
        without. A passage that has all of them, often enough, scores the sum of both weights.
        """
        cuts: list[tuple[Callable[[str], list[str]], float]] = [(terms, weights.words)]
        if self._parts.marks and weights.marks > 0:
            cuts.append((words, weights.marks))
        terms_by_cut = [dict.fromkeys(cut(text)) for cut, _ in cuts]
        rarity = _rarity(terms_by_cut, lexical)
        weighed: dict[str, float] = {}
        for (cut, weight), own_terms in zip(cuts, terms_by_cut, strict=True):
            # Over the question's own terms, so that a foreign word without a rendering counts.
            total = sum(rarity[term] for term in own_terms)
            for term in own_terms:
                weighed[term] = weighed.get(term, 0.0) + weight / total
            for rendering, share in renderings.items():
                for term in dict.fromkeys(cut(rendering)):
                    weighed[term] = max(weighed.get(term, 0.0), share * weight / total)
        return weighed

    def _renderings(self, text: str, language: Language) -> dict[str, float]:
        """Return the Vietnamese renderings of a foreign `text`, each with its share of a weight."""
        if not self._parts.glossary:
            return {}
        shares: dict[str, float] = {}
        for rendering in glossary().renderings(text, language):
            for term in rendering:
                shares[term] = max(shares.get(term, 0.0), len(rendering) ** -0.5)
        return shares


def _rarity(groups: Iterable[Iterable[str]], lexical: LexicalIndex) -> dict[str, float]:
    """Return the inverse document frequency of each term in `lexical`."""
    distinct = list(dict.fromkeys(chain.from_iterable(groups)))
    return dict(zip(distinct, lexical.idfs(distinct).tolist(), strict=True))
