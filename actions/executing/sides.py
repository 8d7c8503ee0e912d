"""One side of a comparison: what is said of a document, a city, a country, sentence by sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

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
from actions.executing.overview import points_on
from actions.executing.parts import in_part, parts_of
from actions.executing.result import Quote
from actions.executing.searching import search, without_cards
from actions.executing.subjects import Subject
from actions.executing.terms import Term
from actions.reading.plan import Choice, Compare, Field, Overview
from actions.statements.figures import figures_of
from actions.statements.phrases import in_usual_words
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
# A sentence that has so much of an aspect is on it.
_ON_IT = 0.6
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
    if quote is None:
        return Side(name, (), choice)
    stated = stated_in(name, quote, plan.aspect, context.language)
    beside = _of_other_years(plan.aspect, quote, context.language)
    row = tuple(_named(name, each) for each in (quote, *beside))
    return Side(name, (row,), choice, stated)


def _of_other_years(aspect: str, quote: Quote, language: Language) -> list[Quote]:
    """Return what stands beside `quote` on the same, for years that the aspect does not name."""
    wanted = Statement.of(aspect, language).but_aims
    around = Statement.of(quote.passage.heading, "vi")
    years = {one.year for one in Statement.of(quote.words, "vi").moments}
    found = []
    for start, end in quote.passage.sentences if years and not wanted.moments else ():
        words = quote.passage.text[start:end]
        own = Statement.of(words, "vi")
        told = {one.year for one in own.moments}
        on_it = own.figures and coverage(wanted, own, around) >= _ON_IT
        if words not in quote.words and on_it and told and not told & years:
            found.append(Quote(quote.document, quote.passage, words))
    return found


def _answering(aspect: str, hit: ScoredPassage, language: Language) -> Quote | None:
    """Return `hit`, which is judged an answer, where it has some of `aspect`; None else."""
    quote = hit_quote(hit)
    own, around = Statement.of(quote.words, "vi"), Statement.of(hit.passage.heading, "vi")
    wanted = Statement.of(aspect, language).but_aims
    share = coverage(wanted, own, around)
    return quote if share >= _SOME and answers(hit) and _is_timely(wanted, own, around) else None


def _is_timely(wanted: Statement, own: Statement, around: Statement) -> bool:
    """Tell whether a sentence is of the years that are `wanted`, or its heading is."""
    moments = own.moments or around.moments
    return all(any(one.bears_out(year) for one in moments) for year in wanted.moments)


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
    on_it = best_sentence(aspect, points, context.language)
    if on_it is None and not may_miss:
        meant = Subject.of(subject, context.language)
        hits = search(f"{subject}: {aspect}", context)
        of_it = [hit for hit in hits if meant.is_one_of([group_of(hit.passage.heading)])]
        # Of what has sections of its own, a sentence that names it among others tells less.
        told = (quote for quote in sentences_of(of_it or hits) if meant.is_in(_told(quote)))
        on_it = best_sentence(aspect, told, context.language)
        if on_it is None:
            # One word, “IoT”, is said or not: no other words of it are looked for.
            is_phrase = len(Statement.of(aspect, context.language).terms) > 1
            return _likely(of_it) if is_phrase else []
    if on_it is None:
        return points if may_miss else []
    return [on_it]


def _likely(own: Sequence[ScoredPassage]) -> list[Quote]:
    """Return what likely answers of a subject's `own` sections: one, or two that share it."""
    if own and answers(best_hit(own)):
        return [hit_quote(best_hit(own))]
    return [hit_quote(hit) for hit in own[:_SHARING]] if one_answers(own[:_SHARING]) else []


def sentences_of(hits: Iterable[ScoredPassage]) -> Iterator[Quote]:
    """Yield each sentence of `hits`, in their order."""
    for hit in hits:
        for start, end in hit.passage.sentences:
            yield Quote(hit.document, hit.passage, hit.passage.text[start:end])


def best_sentence(aspect: str, quotes: Iterable[Quote], language: Language) -> Quote | None:
    """Return the quote that has most of `aspect`, one with a figure before others; None for none.

    It has the year that the aspect names, or stands under it. Of those that have as much, what
    fewest of the quotes say tells most; one with the aspect's figures leads, too.
    """
    wanted = Statement.of(aspect, language).but_aims
    pairs = Subject.pairs_of(in_usual_words(aspect))
    held = [(quote, Statement.of(quote.words, "vi")) for quote in dict.fromkeys(quotes)]
    said = [[term for term in wanted.terms if own.has(term)] for _, own in held]
    counts = Counter(term for terms in said for term in terms)
    best: tuple[tuple[float, float, bool, bool], Quote] | None = None
    for (quote, own), terms in zip(held, said, strict=True):
        around = Statement.of(quote.passage.heading, "vi")
        share = coverage(wanted, own, around)
        agreeing = all(any(o.bears_out(w) for o in own.figures) for w in wanted.figures)
        telling = sum(1 / counts[term] for term in terms)
        weight = (share, telling, agreeing, bool(own.figures))
        on_it = share >= _ON_IT and (not pairs or language != "vi" or pairs.is_in(_told(quote)))
        if on_it and _is_timely(wanted, own, around) and (best is None or weight > best[0]):
            best = weight, quote
    return best[1] if best else None


def coverage(wanted: Statement, own: Statement, around: Statement) -> float:
    """Return how much of what is `wanted` a sentence says, or the heading it stands under."""
    terms = wanted.terms
    said = sum(
        own.has(term) + (0.5 if not own.has(term) and around.has(term) else 0) for term in terms
    )
    return said / len(terms) if terms else 1.0


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
