"""Judge a passage found for a question: its best sentence, and how likely that answers."""

import numpy as np
from numpy.typing import NDArray

from index.document import Document, Passage
from index.folding import syllables
from index.judgement import Evidence, Judged, logit
from index.query import Query
from index.quoting import quote
from index.store import Store


def judge(
    query: Query,
    document: Document,
    passage: Passage,
    sentences: NDArray[np.float32],
    scores: tuple[float, float],
    store: Store,
) -> Judged:
    """Return how `passage` answers `query`.

    `sentences` are the cosines of its sentences, in deviations from the background, of shape
    `(sentences,)`; `scores` its own and its lexical score.
    """
    issued = document.issued.year if document.issued else ""
    context = f"{document.name} {issued} {passage.heading}"
    # Naming the document is no evidence: every sentence of it does.
    own = set(syllables(document.name))
    words = [word for word in query.words if word not in own]
    rarity = dict(zip(words, store.lexical.idfs(words).tolist(), strict=True))
    headings = set(syllables(passage.heading))
    found = []
    for (start, end), sentence in zip(passage.sentences, sentences, strict=True):
        text = passage.text[start:end]
        around = f"{context} {text}"
        found.append(
            Evidence(
                foreign=query.language != "vi",
                passage=scores[0],
                sentence=float(sentence),
                words=scores[1],
                cover=_cover(rarity, headings | set(syllables(text))),
                unmet=query.expectation.unmet(text),
                lacks_place=query.expectation.lacks_place(around),
                lacks_year=query.expectation.lacks_year(around),
            )
        )
    odds = [logit(evidence) for evidence in found]
    answering = max(range(len(odds)), key=odds.__getitem__)
    place, span = quote(passage, odds, store.catalogue)
    return Judged(found[answering], answering, span, place)


def _cover(rarity: dict[str, float], present: set[str]) -> float:
    """Return the share of the words of `rarity`, weighed by it, that are `present`."""
    total = sum(rarity.values())
    return sum(rare for word, rare in rarity.items() if word in present) / total if total else 0.0
