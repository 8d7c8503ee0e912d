"""Which sentences are on an aspect that is asked for, and the one figure that one states for it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from actions.executing.differences import Stated
from actions.executing.parts import in_part, parts_of
from actions.executing.result import Quote
from actions.executing.subjects import Subject
from actions.statements.phrases import in_usual_words
from actions.statements.statement import Statement
from index.judging.hit import ScoredPassage
from index.text.language import Language

# A sentence that has so much of an aspect is on it.
ON_IT = 0.6
_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 5  # letters


def sentences_of(hits: Iterable[ScoredPassage]) -> Iterator[Quote]:
    """Yield each sentence of `hits`, in their order."""
    for hit in hits:
        for start, end in hit.passage.sentences:
            yield Quote(hit.document, hit.passage, hit.passage.text[start:end])


def best_sentence(aspect: str, quotes: Iterable[Quote], language: Language) -> Quote | None:
    """Return the quote that has most of `aspect`; None where none is on it."""
    return next(iter(best_sentences(aspect, quotes, language)), None)


def best_sentences(aspect: str, quotes: Iterable[Quote], language: Language) -> list[Quote]:
    """Return the quotes that are on `aspect`, that with most of it first, one with a figure before.

    They have the year that the aspect names, or stand under it. Of those that have as much, what
    fewest of the quotes say tells most; one with the aspect's figures leads, too.
    """
    wanted = Statement.of(aspect, language).but_aims
    names = named_in(aspect, language)
    pairs = Subject.pairs_of(in_usual_words(aspect))
    held = [(quote, Statement.of(quote.words, "vi")) for quote in dict.fromkeys(quotes)]
    said = [[term for term in wanted.terms if own.has(term)] for _, own in held]
    counts = Counter(term for terms in said for term in terms)
    weighed: list[tuple[tuple[float, float, bool, bool], Quote]] = []
    for (quote, own), terms in zip(held, said, strict=True):
        around = Statement.of(quote.passage.heading, "vi")
        share = coverage(wanted, own, around)
        agreeing = all(any(o.bears_out(w) for o in own.figures) for w in wanted.figures)
        telling = sum(1 / counts[term] for term in terms)
        on_it = share >= ON_IT and (not pairs or language != "vi" or pairs.is_in(_told(quote)))
        on_it = on_it and all(name.is_in(_told(quote)) for name in names)
        if on_it and is_timely(wanted, own, around):
            weighed.append(((share, telling, agreeing, bool(own.figures)), quote))
    weighed.sort(key=lambda each: each[0], reverse=True)
    return [quote for _, quote in weighed]


def named_in(aspect: str, language: Language) -> list[Subject]:
    """Return what `aspect` names by an abbreviation in capitals: “AI”, “5G”, “EGDI”.

    A sentence that lacks it is on something else, whatever else it has.
    """
    words = (word for word in _WORD.findall(aspect) if len(word) <= _LONGEST_NAME)
    names = (word for word in words if len(word) > 1 and word.isupper() and not word.isdigit())
    return [Subject.of(name, language) for name in dict.fromkeys(names)]


def coverage(wanted: Statement, own: Statement, around: Statement) -> float:
    """Return how much of what is `wanted` a sentence says, or the heading it stands under."""
    terms = wanted.terms
    said = sum(
        own.has(term) + (0.5 if not own.has(term) and around.has(term) else 0) for term in terms
    )
    return said / len(terms) if terms else 1.0


def is_timely(wanted: Statement, own: Statement, around: Statement) -> bool:
    """Tell whether a sentence is of the years that are `wanted`, or its heading is."""
    moments = own.moments or around.moments
    return all(any(one.bears_out(year) for one in moments) for year in wanted.moments)


def stated_in(side: str, quote: Quote, aspect: str, language: Language) -> Stated | None:
    """Return the one figure that `quote` states for `aspect`; None where it states several."""
    text, wanted = Statement.of(quote.words, "vi"), Statement.of(aspect, language)
    figures = in_part(text.figures, parts_of(text), wanted, text)
    if len(figures) != 1:
        return None
    times = in_part(text.moments, parts_of(text), wanted, text)
    years = {one.year for one in times if one.is_year}
    written = quote.words[slice(*figures[0].span)]
    return Stated(side, figures[0], written, years.pop() if len(years) == 1 else 0)


def _told(quote: Quote) -> str:
    return f"{quote.passage.heading} . {quote.words}"
