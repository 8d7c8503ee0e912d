"""Compare: documents, cities or subjects side by side, each with what its texts say."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.answer import AnswerStatus
from actions.executing.cards import card_quote, hit_quote, named
from actions.executing.context import Context
from actions.executing.likely import answers, best_hit, worth_mentioning
from actions.executing.overview import points_on
from actions.executing.result import Ambiguous, Found, Line, Nothing, Quote, Result, Said
from actions.executing.searching import search, without_cards, words_of
from actions.executing.subjects import Subject
from actions.executing.targets import documents_of
from actions.reading.plan import Choice, Compare, Overview
from index.documents.card import card_fields
from index.judging.hit import ScoredPassage
from index.records.document import Document

# What of a document's card is set beside another's where no aspect is asked for.
_FIELDS = ("title", "issued", "effective", "validity")
# So many points of each subject are set side by side.
_POINTS = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One thing compared: its name, what is said of it, and how to ask for more of it."""

    name: str
    quotes: tuple[Quote, ...]
    choice: Choice


def compare(plan: Compare, context: Context) -> Result:
    """Return what is said of each side and was not shown yet, and of which sides nothing is."""
    documents = documents_of(plan.target, context)
    subjects = [subject for subject in plan.subjects if subject.strip()]
    if len(documents) + len(subjects) < _FEWEST:
        return Ambiguous(Line("comparing.which"), (), plan)
    sides = [_of_document(document, plan, context) for document in documents]
    sides += [_of_subject(subject, plan, context) for subject in subjects]
    quotes = [(quote, side.name) for side in sides for quote in side.quotes]
    if not quotes and context.shown:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    if not quotes:
        return Nothing((Line("comparing.lacking_all"),))
    empty = [side for side in sides if not side.quotes and not context.shown]
    return Found(
        tuple(quote for quote, _ in quotes),
        AnswerStatus.PARTIAL if empty else AnswerStatus.ANSWERED,
        before=(Line("comparing.intro"),),
        after=tuple(Line("comparing.lacking", {"what": side.name}) for side in empty),
        choices=tuple(side.choice for side in sides),
        labels=tuple(name for _, name in quotes),
    )


def _of_document(document: Document, plan: Compare, context: Context) -> Side:
    choice = Choice(document.name, Overview(named(document)))
    if not plan.aspect:
        told = dict(card_fields(document))
        quotes = (card_quote(document, told[field]) for field in _FIELDS if field in told)
        return Side(document.name, _left(quotes, context), choice)
    hits = without_cards(search(plan.aspect, context, [document.id]))
    return Side(document.name, _left(_best(plan.aspect, hits), context), choice)


def _of_subject(subject: str, plan: Compare, context: Context) -> Side:
    meant = Subject.of(subject, context.language)
    if plan.aspect:
        hits = search(f"{subject}: {plan.aspect}", context)
        on_it = [hit for hit in hits if meant.is_in(f"{hit.passage.heading} . {words_of(hit)}")]
        quotes = _left(_best(plan.aspect, on_it), context)
    else:
        points = (point.quote for point in points_on(subject, context))
        quotes = _left(points, context)[:_POINTS]
    name = meant.written_in(quote.words for quote in quotes) or subject
    return Side(name, quotes, Choice(name, Overview(subject=name)))


def _left(quotes: Iterable[Quote], context: Context) -> tuple[Quote, ...]:
    """Return those of `quotes` that were not shown yet."""
    return tuple(quote for quote in quotes if quote.words not in context.shown)


def _best(aspect: str, hits: Sequence[ScoredPassage]) -> tuple[Quote, ...]:
    """Return the quote of `hits` that answers, or else has two words of the `aspect`; or none."""
    if not hits:
        return ()
    best = best_hit(hits)
    told = f"{best.passage.heading} . {words_of(best)}"
    on_it = worth_mentioning(best) and Subject.pairs_of(aspect).is_in(told)
    return (hit_quote(best),) if answers(best) or on_it else ()
