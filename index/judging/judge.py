"""Judge a passage found for a question: its best sentence, and how likely that answers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.judging.evidence import Evidence, Judgement
from index.judging.quotes import quote, quote_span
from index.question.query import Query
from index.records.document import Document, Passage
from index.store.generations import Store
from index.text.folding import index_terms, syllables
from index.ties import SCORE_TIE, level_ties
from index.weights import WEIGHTS

# No text has this word.
_UNSEEN = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """How a passage scored.

    `cosines` are those of its sentences, `sentences` the same in deviations from the background;
    `lead` is how far its fused score is ahead of the mean of the next best passages'.
    """

    cosines: NDArray[np.float32]
    sentences: NDArray[np.float32]
    lead: float


def judge(
    query: Query, document: Document, passage: Passage, scores: Scores, store: Store
) -> Judgement:
    """Return how `passage` answers `query`, by its best sentence."""
    texts = [passage.text[start:end] for start, end in passage.sentences]
    shares = _shares(query, texts, store)
    # A word that several of them have tells them apart the less, and is shared among them.
    own = shares / np.maximum((shares > 0).sum(axis=0), 1)
    expected = query.expectation
    unmet = np.array([expected.unmet(text) for text in texts])
    uncounted = np.array([expected.uncounted(text) for text in texts])
    choice = WEIGHTS.choice
    fit = scores.sentences + choice.words * own.sum(axis=1)
    fit = fit + choice.unmet * unmet + choice.uncounted * uncounted
    fit = level_ties(fit, SCORE_TIE)
    best = int(np.argmax(fit))
    # What is quoted with it may have what it lacks.
    together = quote_span(passage, fit.tolist(), store.catalogue)
    quoted = [together[0] <= start and end <= together[1] for start, end in passage.sentences]
    issued = document.issued.year if document.issued else ""
    around = f"{document.name} {issued} {passage.heading} {texts[best]}"
    evidence = Evidence(
        foreign=query.language != "vi",
        cosine=float(scores.cosines[best]),
        lead=scores.lead,
        share=float(shares[best].sum()),
        cover=_cover(query, document, f"{passage.heading} {texts[best]}", store),
        unmet=int(unmet[quoted].min()),
        uncounted=bool(uncounted[quoted].all()),
        lacks_place=expected.lacks_place(around),
        lacks_year=expected.lacks_year(around) or expected.has_other_ordinal(around),
    )
    unit_path, span = quote(passage, together, store.catalogue)
    return Judgement(evidence, best, span, unit_path)


def _shares(query: Query, texts: list[str], store: Store) -> NDArray[np.float64]:
    """Return what each of the question's terms that each text has adds to its share, from 0 to 1.

    The shape is `(texts, terms)`; terms count by their weight and rarity.
    """
    terms = list(query.terms)
    weights = np.array(list(query.terms.values())) * store.lexical.idfs(terms)
    present = [set(index_terms(text)) for text in texts]
    has = np.array([[term in found for term in terms] for found in present], dtype=np.float64)
    shares: NDArray[np.float64] = has.reshape(len(texts), len(terms)) * weights
    return shares / (weights.sum() or 1.0)


def _cover(query: Query, document: Document, text: str, store: Store) -> float:
    """Return the share of the things the question speaks of, weighed by rarity, that `text` has.

    Naming the document is no evidence: every sentence of it does.
    """
    own = set(syllables(document.name))
    things = [names for names in _things(query, store) if not all(own >= set(n) for n in names)]
    if not things:
        return 0.0
    # A phrase is as rare as its rarest syllable, a thing as the most usual of its names.
    rarity = np.array([min(max(store.lexical.idfs(name)) for name in names) for names in things])
    present = set(syllables(text))
    has = np.array([any(present.issuperset(name) for name in names) for names in things])
    return float(has @ rarity / rarity.sum())


def _things(query: Query, store: Store) -> list[list[tuple[str, ...]]]:
    """Return the things `query` speaks of, each by its names, in folded syllables.

    A foreign word that is not translated counts where the texts have it: it is a name.
    """
    words = query.words
    if query.language == "vi":
        return [[(word,)] for word in words]
    rarity = store.lexical.idfs([*words, _UNSEEN])
    things = [[tuple(syllables(name)) for name in names] for names in query.expectation.renderings]
    known = zip(words, rarity[:-1], strict=True)
    things += [[(word,)] for word, rare in known if rare < rarity[-1]]
    return things
