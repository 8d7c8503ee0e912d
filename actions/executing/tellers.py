"""The documents that tell of one thing, each by a sentence: “văn bản nào nhắc tới 5G”."""

from collections.abc import Collection, Iterable

from actions.executing.aspects import coverage, sentences_of
from actions.executing.cards import hit_quote
from actions.executing.context import Context
from actions.executing.likely import answers
from actions.executing.result import Found, Line, Quote
from actions.executing.searching import search
from actions.executing.subjects import Subject
from actions.statements.statement import Statement
from index.judging.hit import ScoredPassage
from index.text.language import Language

# So many passages are looked at, and so many documents told of.
_HITS, _MOST = 32, 8
_WHOLE = 0.99
# The words of so short a name stand together where it is meant: “chữ ký số”.
_COMPOUND = 3


def tellers(topic: str, context: Context, documents: Collection[str] | None = None) -> Found | None:
    """Return each document that tells of `topic`, with its sentence; None where none does.

    A sentence tells of it that names it, or else one that has all its words, or that is likely
    enough to answer.
    """
    hits = search(topic, context, documents, _HITS)
    by_document: dict[str, list[ScoredPassage]] = {}
    for hit in hits:
        by_document.setdefault(hit.document.id, []).append(hit)
    meant = Subject.of(topic, context.language)
    told = [_naming(meant, each) for each in by_document.values()]
    is_compound = context.language == "vi" and len(topic.split()) <= _COMPOUND
    if not (is_compound and any(told)):
        ways = zip(told, by_document.values(), strict=True)
        told = [named or _telling(topic, each, context.language) for named, each in ways]
    quotes = tuple(quote for quote in told if quote)
    if not quotes:
        return None
    if len(quotes) == 1:
        return Found(quotes)
    left = len(quotes) - _MOST
    shown = quotes[:_MOST]
    intro = Line("tellers.intro", {"count": len(quotes), "topic": topic})
    after = (Line("listing.more", {"count": left}),) if left > 0 else ()
    labels = tuple(quote.document.name for quote in shown)
    return Found(shown, before=(intro,), after=(*after, Line("listing.scope")), labels=labels)


def _naming(topic: Subject, hits: Iterable[ScoredPassage]) -> Quote | None:
    """Return the first sentence of `hits`, which are of one document, that names `topic`."""
    return next((quote for quote in sentences_of(hits) if topic.is_in(quote.words)), None)


def _telling(topic: str, hits: Iterable[ScoredPassage], language: Language) -> Quote | None:
    """Return the sentence of `hits`, which are of one document, that tells of `topic`."""
    hits = list(hits)
    wanted, around = Statement.of(topic, language), Statement.of("", "vi")
    for quote in sentences_of(hits) if wanted.terms else ():
        own = Statement.of(quote.words, "vi")
        if coverage(wanted, own, around) >= _WHOLE and _has_figures(wanted, own):
            return quote
    likely = (hit_quote(hit) for hit in hits if answers(hit))
    return next((q for q in likely if _has_figures(wanted, Statement.of(q.words, "vi"))), None)


def _has_figures(wanted: Statement, own: Statement) -> bool:
    """Tell whether `own` states every figure that is `wanted`: 20% is not 30%."""
    stated = {figure.value for figure in own.figures}
    return all(figure.value in stated for figure in wanted.figures)
