"""One side of a comparison: what is said of a document, a city, a country, sentence by sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from actions.executing.aspects import (
    ON_IT,
    best_sentence,
    best_sentences,
    coverage,
    is_timely,
    named_in,
    sentences_of,
    stated_in,
)
from actions.executing.cards import card_quote, hit_quote, named
from actions.executing.context import Context
from actions.executing.countries import members_of
from actions.executing.definitions import defining, explaining
from actions.executing.differences import Stated
from actions.executing.headed import explained_unit
from actions.executing.headings import tells_of_heading
from actions.executing.likely import answers, best_hit, one_answers
from actions.executing.lookup import telling_of
from actions.executing.offering import group_of
from actions.executing.opening import opening_of
from actions.executing.overview import points_on
from actions.executing.result import Quote
from actions.executing.searching import search, without_cards
from actions.executing.subjects import Subject
from actions.executing.terms import Term
from actions.reading.plan import Choice, Compare, Field, Overview
from actions.statements.figures import figures_of
from actions.statements.statement import Statement
from actions.topics import place_named
from index.documents.card import card_fields
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.text.language import Language

# What of a document's card is set beside another's where no aspect is asked for.
_CARD = ("title", "issued", "effective", "validity", "relations")
# So many points of each subject are set side by side, and of each city of a country.
_POINTS = 3
_OF_A_CITY = 1
# So many sections may share an answer.
_SHARING = 2
# So many sentences on other years stand beside the best.
_OTHER_YEARS = 2
# What is judged an answer has so much of it.
_SOME = 0.5
_COUNTED: dict[Field, str] = {"articles": "dieu", "chapters": "chuong"}
Row = tuple[tuple[str, Quote], ...]
"""Quotes on one thing, each with what it is labelled by."""


@dataclass(frozen=True, slots=True)
class Side:
    """One thing compared: its name, what is said of it row by row, how to ask for more of it.

    `stated` is the figure it has for the aspect; `day` and `count` those of the field compared.
    """

    name: str
    rows: tuple[Row, ...]
    choice: Choice
    stated: Stated | None = None
    day: date | None = None
    count: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of it."""
        return not any(self.rows)


def document_side(
    document: Document,
    documents: Sequence[Document],
    plan: Compare,
    context: Context,
    wants_share: bool = False,
) -> Side:
    """Return what is said of `document`, one of `documents`, by fields or aspect, or by all.

    `wants_share`: of an aspect only a sentence that states per cents is wanted.
    """
    name, choice = document.name, Choice(document.name, Overview(named(document)))
    if plan.fields:
        return _by_fields(document, plan.fields, choice, context)
    if not plan.aspect:
        others = [each.name for each in documents if each is not document]
        told = [each for each in card_fields(document) if _is_shown(*each, others)]
        rows = tuple(
            tuple(
                _named(name, card_quote(document, said)) for field, said in told if field == wanted
            )
            for wanted in _CARD
        )
        return Side(name, rows, choice, day=document.issued)
    hits = without_cards(search(plan.aspect, context, [document.id]))
    every = list(sentences_of(hits))
    if wants_share:
        every = [q for q in every if any(one.is_share for one in figures_of(q.words))]
    quote = best_sentence(plan.aspect, every, context.language)
    if quote and tells_of_heading(quote.passage.heading) < 0:
        # What a document is about has much of the words, and tells less than what others say.
        telling = [each for each in every if tells_of_heading(each.passage.heading) >= 0]
        quote = best_sentence(plan.aspect, telling, context.language) or quote
    if quote is None and hits:
        quote = _answering(plan.aspect, best_hit(hits), context.language)
    if quote is None and _is_topic(plan.aspect, document, context.language):
        quote = next(iter(opening_of(document, context)), None)  # all of it is on that
    if quote is None:
        return Side(name, (), choice)
    # What only answers may state something else: of TFP, and not of labour productivity.
    wanted = Statement.of(plan.aspect, context.language).but_aims
    is_on_it = _coverage_of(wanted, quote) >= ON_IT
    stated = stated_in(name, quote, plan.aspect, context.language) if is_on_it else None
    beside = _of_other_years(plan.aspect, quote, every, context.language)
    row = tuple(_named(name, each) for each in (quote, *beside))
    return Side(name, (row,), choice, stated)


def _of_other_years(
    aspect: str, quote: Quote, every: Sequence[Quote], language: Language
) -> list[Quote]:
    """Return what `every` sentence says of the same for years that neither names.

    One of as much of the aspect as `quote` has; what the aspect asks of a year is of that alone.
    """
    wanted = Statement.of(aspect, language).but_aims
    told = _years_of(quote)
    if not told or wanted.moments:
        return []
    least = max(_coverage_of(wanted, quote), ON_IT)
    names = named_in(aspect, language)
    found = []
    for other in every:
        years = _years_of(other)
        is_on_it = any(figures_of(other.words)) and _coverage_of(wanted, other) >= least
        is_on_it &= all(_is_of(other, name) for name in names)
        if other.words not in quote.words and is_on_it and years and not years & told:
            found.append(other)
            told |= years
    return found[:_OTHER_YEARS]


def _years_of(quote: Quote) -> set[int]:
    return {one.year for one in Statement.of(quote.words, "vi").moments}


def _coverage_of(wanted: Statement, quote: Quote) -> float:
    own = Statement.of(quote.words, "vi")
    return coverage(wanted, own, Statement.of(quote.passage.heading, "vi"))


def _answering(aspect: str, hit: ScoredPassage, language: Language) -> Quote | None:
    """Return `hit`, which is judged an answer, where it has some of `aspect`; None else."""
    quote = hit_quote(hit)
    own, around = Statement.of(quote.words, "vi"), Statement.of(hit.passage.heading, "vi")
    wanted = Statement.of(aspect, language).but_aims
    share = coverage(wanted, own, around)
    return quote if share >= _SOME and answers(hit) and is_timely(wanted, own, around) else None


def _is_shown(field: str, sentence: str, others: Sequence[str]) -> bool:
    """Tell whether `field` of a card is compared: of its relations those to one of `others`."""
    return field != "relations" or any(name in sentence for name in others)


def _by_fields(
    document: Document, fields: Sequence[Field], choice: Choice, context: Context
) -> Side:
    name, tellings = document.name, [telling_of(document, field, context) for field in fields]
    rows = tuple(tuple(_named(name, quote) for quote in each.quotes) for each in tellings)
    days = {"issued": document.issued, "effective": document.effective}
    count = None
    if unit := _COUNTED.get(fields[0]):
        told = (figure for quote in tellings[0].quotes for figure in figures_of(quote.words))
        count = next((int(one.value) for one in told if one.thing[:1] == (unit,)), None)
        values = (line.values.get("count") for line in tellings[0].lines)
        count = next((value for value in values if isinstance(value, int)), count)
    return Side(name, rows, choice, day=days.get(fields[0]), count=count)


def _named(name: str, quote: Quote) -> tuple[str, Quote]:
    """Return `quote` under `name`, which a sentence that has it itself need not stand under."""
    return ("" if name in quote.words else name), quote


def subject_side(subject: str, plan: Compare, context: Context) -> Side:
    """Return the points on `subject`, a city or a country by its cities, on the aspect if any."""
    members = members_of(subject, context)
    if not plan.aspect and (meanings := _meaning(subject, context)):
        name = _written(subject, meanings, context)
        told = tuple(("", meaning) for meaning in meanings)
        return Side(name, (told,), Choice(name, Overview(subject=name)))
    most = _OF_A_CITY if members else _POINTS
    points = [
        (member, quote)
        for member in members or (subject,)
        for quote in _left(_points(member, plan.aspect, bool(members), context), context)[:most]
    ]
    name = _written(subject, (quote for _, quote in points), context)
    stated = None
    if plan.aspect and len(points) == 1:
        stated = stated_in(name, points[0][1], plan.aspect, context.language)
    row = tuple((f"{name} – {member}" if members else name, quote) for member, quote in points)
    return Side(name, (row,) if row else (), Choice(name, Overview(subject=name)), stated)


def _meaning(subject: str, context: Context) -> tuple[Quote, ...]:
    """Return what says that `subject`, a word and no place, is: its meaning sets it apart.

    It is the whole point of a law that explains it, with all that it lists.
    """
    if place_named(subject):
        return ()
    term, hits = Term.of(subject), without_cards(search(subject, context))
    hit = defining(term, hits)
    point = explaining(term, hit, context) if hit else explained_unit(subject, hits, context, term)
    if point:
        return point.quotes
    return (hit_quote(hit),) if hit else ()


def _written(subject: str, quotes: Iterable[Quote], context: Context) -> str:
    """Return `subject` as `quotes` write it, or as the texts do on anything else."""
    meant = Subject.of(subject, context.language)
    if name := meant.written_in(quote.words for quote in quotes):
        return name
    told = (point.quote.words for point in points_on(subject, context))
    return meant.written_in(told) or subject


def _left(quotes: Sequence[Quote], context: Context) -> list[Quote]:
    """Return those of `quotes` that were not shown yet."""
    return [quote for quote in quotes if quote.words not in context.shown]


def _points(subject: str, aspect: str, may_miss: bool, context: Context) -> list[Quote]:
    """Return what is told of `subject`; only what is on the `aspect` unless it `may_miss` it."""
    points = [point.quote for point in points_on(subject, context)]
    if may_miss or not aspect:  # what is told of it, and not where it is only named
        meant = Subject.of(subject, context.language)
        own = [quote for quote in points if meant.is_one_of([group_of(quote.passage.heading)])]
        points = own or points
    if not aspect:
        return points
    on_it = best_sentences(aspect, points, context.language)
    if points and _is_topic(aspect, points[0].document, context.language):
        # What all of it is on leaves nothing out: what has its words only comes first.
        telling = [q for q in points if tells_of_heading(q.passage.heading) >= 0]
        return list(dict.fromkeys((*on_it, *telling)))
    if not on_it and not may_miss:
        meant = Subject.of(subject, context.language)
        hits = search(f"{subject}: {aspect}", context)
        of_it = [hit for hit in hits if meant.is_one_of([group_of(hit.passage.heading)])]
        # Of what has sections of its own, a sentence that names it among others tells less.
        told = (quote for quote in sentences_of(of_it or hits) if _is_of(quote, meant))
        on_it = best_sentences(aspect, told, context.language)
        if not on_it:
            # One word, “IoT”, is said or not: no other words of it are looked for.
            is_phrase = len(Statement.of(aspect, context.language).terms) > 1
            return _likely(of_it) if is_phrase else []
    if not on_it:
        return points if may_miss else []
    return on_it[:1] if figures_of(on_it[0].words) else on_it


def _is_of(quote: Quote, subject: Subject) -> bool:
    return subject.is_in(f"{quote.passage.heading} . {quote.words}")


def _is_topic(aspect: str, document: Document, language: Language) -> bool:
    """Tell whether `aspect` is no more than a topic of `document`: “làm thành phố thông minh”."""
    terms = Statement.of(aspect, language).terms
    topics = [Statement.of(topic, "vi") for topic in document.topics]
    return bool(terms) and any(all(map(topic.has, terms)) for topic in topics)


def _likely(own: Sequence[ScoredPassage]) -> list[Quote]:
    """Return what likely answers of a subject's `own` sections: one, or two that share it."""
    if own and answers(best_hit(own)):
        return [hit_quote(best_hit(own))]
    return [hit_quote(hit) for hit in own[:_SHARING]] if one_answers(own[:_SHARING]) else []
