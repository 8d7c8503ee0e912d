"""Define: only a sentence that says what a word means tells it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import hit_quote
from actions.executing.context import Context
from actions.executing.continuing import more_of
from actions.executing.definitions import defining, explaining
from actions.executing.headed import headed_unit, titled_unit
from actions.executing.likely import answers, worth_mentioning
from actions.executing.offering import choices_of
from actions.executing.passages import answer_from, answer_within
from actions.executing.quoting import quoting
from actions.executing.result import Found, Joined, Line, Nothing, Result
from actions.executing.scoped import scoped
from actions.executing.searching import search, within, without_cards, words_of
from actions.executing.targets import documents_of
from actions.executing.terms import Term
from actions.reading.plan import Define, Described
from index.judging.hit import ScoredPassage

# “Thử nghiệm … là việc cho phép thử A, B và C” says what it is, and lists no parts of it.
_LISTED = re.compile(r",\s+|\s+(?:và|va|hay|hoặc)\s+")
_MOST_TERMS = 4
_LIKELIEST = 3  # passages, whose documents are looked through
_LISTS = re.compile(r":|(?<!\w)gồm(?!\w)")


def define(plan: Define, context: Context) -> Result:
    """Tell what the term of `plan` means; where no text speaks of it, what the question finds."""
    term, text = Term.of(plan.term), plan.text or plan.term
    if context.shown:
        return more_of(text, within(plan.target, context), context)
    if both := _each_of_several(plan, context):
        return both
    if isinstance(plan.target, Described):
        return _scoped(term, text, plan.target, context)
    documents = documents_of(plan.target, context)
    hits = search(text, context, [document.id for document in documents] or None)
    if titled := titled_unit(text, hits, context):
        return titled
    whole = Term.before_says(text)
    if whole is None or not whole.is_longer_than(term):
        whole = None
    # “Chỗ ở duy nhất là gì”: the words behind “ở” are of the term, where a text explains it.
    if whole and (explained := _told_whole(whole, text, hits, context)):
        return explained
    told = None if context.off_topic else definition(term, text, without_cards(hits), context)
    if isinstance(told, Found):
        return told
    # Laws explain their words in an article of its own, which a search may not put first.
    if explained := headed_unit(text, hits, context, term):
        return explained
    if told:
        return told
    if len(documents) == 1:
        return answer_within(text, hits, documents[0], context)
    return answer_from(text, hits, context, may_ask=not documents)


def _scoped(term: Term, text: str, target: Described, context: Context) -> Result:
    def answering(documents: Collection[str] | None, reason: tuple[Line, ...]) -> Result:
        hits = without_cards(search(text, context, documents))
        told = definition(term, text, hits, context)
        return told or answer_from(text, hits, context, may_ask=False, reason=reason)

    return scoped(target, context, answering)


def definition(
    term: Term, text: str, hits: Sequence[ScoredPassage], context: Context
) -> Found | Nothing | None:
    """Tell what `term` means, by `hits` for `text`; None where none of them speaks of it.

    Where nothing found says what it is, the nearest thing said of it is given as such.
    """
    if best := defining(term, hits):
        if explained := explaining(term, best, context):
            return explained
        told = quoting(text, best, context)
        if isinstance(told, Found) and told.listed and not _LISTS.search(told.quotes[0].words):
            return replace(told, listed=False, choices=choices_of(hits))
        return told
    if near := _nearest(term, hits):
        status = AnswerStatus.PARTIAL if answers(near) else AnswerStatus.NOT_FOUND
        reason = (Line("not_defined"),)
        return Nothing(reason, hit_quote(near), choices_of(hits), status)
    return None


def _each_of_several(plan: Define, context: Context) -> Result | None:
    """Return what each of the terms listed in `plan` means, where the texts explain them all."""
    names = [each.strip() for each in _LISTED.split(plan.term) if each.strip()]
    if not 1 < len(names) <= _MOST_TERMS:
        return None
    documents = [document.id for document in documents_of(plan.target, context)] or None
    asked = plan.text or plan.term  # of several texts the one that all of it is about, if any
    likely = dict.fromkeys(
        hit.document.id for hit in search(asked, context, documents)[:_LIKELIEST]
    )
    for within_one in (*([one] for one in likely), documents):
        told = [_explained_in(name, within_one, context) for name in names]
        if (found := [each for each in told if each]) and len(found) == len(names):
            return Joined(tuple(found))
    return None


def _explained_in(name: str, documents: list[str] | None, context: Context) -> Found | None:
    hits = without_cards(search(name, context, documents))
    return _told_whole(Term.of(name), name, hits, context)


def _told_whole(
    term: Term, text: str, hits: Sequence[ScoredPassage], context: Context
) -> Found | None:
    """Return the point that says what `term` is, by `hits` for `text` or what explains words."""
    best = defining(term, hits)
    return (explaining(term, best, context) if best else None) or headed_unit(
        text, hits, context, term
    )


def _nearest(term: Term, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the likeliest of `hits` that speaks of `term` and is worth telling."""
    told = [hit for hit in hits if worth_mentioning(hit) and term.is_in(words_of(hit))]
    return max(told, key=lambda hit: hit.probability, default=None)
