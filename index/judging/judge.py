"""Judge a passage: choose its best sentence and collect the evidence that it answers."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.judging.evidence import Evidence, Judgement
from index.judging.quotes import quote, quote_span
from index.lexicon.issuers import place_of
from index.question.query import Query
from index.records.document import Document, Passage
from index.store.generations import Store
from index.text.folding import index_terms, syllables
from index.ties import SCORE_TIE, level_ties
from index.weights import WEIGHTS

# A term that no text has: its rarity is the highest.
_UNSEEN = ""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one passage for a question.

    `cosines` are the cosines of its sentences, `sentences` the same as deviations on the scale of
    scores; `lead` is its fused score minus the mean of its rivals', `ahead` minus the best one's.
    """

    cosines: NDArray[np.float32]
    sentences: NDArray[np.float32]
    lead: float
    ahead: float


def judge(
    query: Query, document: Document, passage: Passage, scores: Scores, store: Store
) -> Judgement:
    """Return the judgement of `passage`, a passage of `document`, for `query`."""
    texts = [passage.text[start:end] for start, end in passage.sentences]
    shares = _shares(query, texts, store)
    # A term in several sentences is divided among them: it says less about which one answers.
    divided = shares / np.maximum((shares > 0).sum(axis=0), 1)
    expectation = query.expectation
    unmet = np.array([expectation.unmet(text) for text in texts])
    uncounted = np.array([expectation.uncounted(text) for text in texts])
    unreasoned = np.array([expectation.unreasoned(text) for text in texts])
    choice = WEIGHTS.choice
    fit = scores.sentences + choice.words * divided.sum(axis=1)
    fit = fit + choice.unmet * unmet + choice.uncounted * uncounted
    fit = level_ties(fit, SCORE_TIE)
    best = int(np.argmax(fit))
    # A sentence quoted beside the best one may have what that lacks.
    first, last = quote_span(passage, fit.tolist(), store.catalogue)
    quoted = [first <= start and end <= last for start, end in passage.sentences]
    issued = document.issued.year if document.issued else ""
    # What a city's council lays down is laid down for that city.
    seat = place_of(document.issuer or "")
    context = f"{document.name} {issued} {seat} {passage.heading} {texts[best]}"
    cover = _cover(query, document, f"{passage.heading} {texts[best]}", store)
    evidence = Evidence(
        foreign=query.language != "vi",
        rendered=passage.rendering(query.language) is not None,
        cosine=float(scores.cosines[best]),
        lead=scores.lead,
        ahead=scores.ahead,
        length=math.log(max(len(syllables(query.text)), 1)),
        share=float(shares[best].sum()),
        cover=cover,
        unmet=int(unmet[quoted].min()),
        uncounted=bool(uncounted[quoted].all()),
        unreasoned=bool(unreasoned[quoted].all()),
        unconfirmed=(1.0 - cover) * expectation.wants_yes_or_no,
        lacks_place=expectation.lacks_place(context),
        lacks_year=expectation.lacks_year(context) or expectation.has_other_ordinal(context),
    )
    unit_path, span = quote(passage, (first, last), store.catalogue)
    return Judgement(evidence, best, span, unit_path)


def _shares(query: Query, texts: list[str], store: Store) -> NDArray[np.float64]:
    """Return an array `(texts, terms)`: what each of the query's terms adds to each text's share.

    A term counts by its weight and rarity; a text with all terms has the share 1.
    """
    terms = list(query.terms)
    weights = np.array(list(query.terms.values())) * store.lexical.idfs(terms)
    text_terms = [set(index_terms(text)) for text in texts]
    has = np.array([[term in own for term in terms] for own in text_terms], dtype=np.float64)
    shares: NDArray[np.float64] = has.reshape(len(texts), len(terms)) * weights
    return shares / (weights.sum() or 1.0)


def _cover(query: Query, document: Document, text: str, store: Store) -> float:
    """Return the share, weighted by rarity, of the things `query` speaks of that `text` has.

    The document's own name does not count: it would fit every one of its sentences.
    """
    title = set(syllables(document.name))
    things = [names for names in _things(query, store) if not all(title >= set(n) for n in names)]
    if not things:
        return 0.0
    # A phrase is as rare as its rarest syllable, a thing as rare as its most common name.
    rarity = np.array([min(max(store.lexical.idfs(name)) for name in names) for names in things])
    present = set(syllables(text))
    has = np.array([any(present.issuperset(name) for name in names) for names in things])
    return float(has @ rarity / rarity.sum())


def _things(query: Query, store: Store) -> list[list[tuple[str, ...]]]:
    """Return the things `query` speaks of; each is a list of names in folded syllables.

    A word of a foreign question is a thing as well if any text has it: it is a name.
    """
    words = query.words
    if query.language == "vi":
        return [[(word,)] for word in words]
    rarity = store.lexical.idfs([*words, _UNSEEN])
    things = [[tuple(syllables(name)) for name in names] for names in query.expectation.renderings]
    pairs = zip(words, rarity[:-1], strict=True)
    things += [[(word,)] for word, rare in pairs if rare < rarity[-1]]
    return things
