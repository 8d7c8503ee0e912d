"""Compare what one thing is to be in two years: “thương mại điện tử 2025 với 2030”."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from actions.answer import AnswerStatus
from actions.executing.aspects import coverage, named_in, sentences_of, stated_in
from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.differences import Stated, growth
from actions.executing.headings import aim_of
from actions.executing.points import Point, all_points
from actions.executing.result import Found, Line, Nothing, Quote, Result, Said
from actions.executing.searching import search, within, without_cards
from actions.executing.sections import Section, years_in
from actions.executing.subjects import Subject
from actions.executing.targets import documents_of
from actions.reading.plan import Compare
from actions.statements.statement import Statement
from index.judging.hit import ScoredPassage
from index.records.document import Document
from index.text.folding import STOPWORDS, syllables

_HITS = 12
_ON_IT = 0.6
# So many aims are set side by side.
_MOST = 8
_PAIR = 2
# What shares so much is of one thing.
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence on the aspect in a year, and how much of the aspect it has."""

    quote: Quote
    share: float


def by_years(plan: Compare, context: Context) -> Result:
    """Return what is said of the aspect in each year of `plan`, by one document where one has all.

    With how much more it is in the last year, where both are figures.
    """
    years = plan.years
    if not plan.aspect:
        return _of_all_aims(plan, context)
    meant = Subject.of(plan.aspect, context.language)
    aspect = meant.names[0] if plan.aspect.isupper() else plan.aspect  # “AI” is written out
    hits = list(_searched(plan, aspect, context))
    told = {year: list(_on(plan, year, sentences_of(hits), context)) for year in years}
    if not any(told.values()):
        return Nothing((Line("comparing.lacking_all"),))
    chosen = _of_one_document(told, years)
    quotes = [(year, each.quote) for year, each in chosen.items()]
    lacking = [year for year in years if year not in chosen]
    after = [Line("comparing.lacking", {"what": year}) for year in lacking]
    documents = [each.quote.document for each in chosen.values()]
    if headed := _headed_alone(plan, meant, documents, context):
        return headed
    stated = [_stated(year, quote, plan, context) for year, quote in quotes]
    figures = [one for one in stated if one]
    before: list[Line] = [Line("comparing.intro")]
    if len(figures) == len(years):
        before = growth(figures[0], figures[-1]) or before
    elif whole := _of_one_aim(plan, meant, documents, context):
        return whole
    shown: dict[Quote, list[str]] = {}
    for year, quote in quotes:
        shown.setdefault(quote, []).append(str(year))
    return Found(
        tuple(shown),
        AnswerStatus.PARTIAL if lacking else AnswerStatus.ANSWERED,
        tuple(before),
        tuple(after),
        labels=tuple(", ".join(named) for named in shown.values()),
    )


def _searched(plan: Compare, aspect: str, context: Context) -> Iterator[ScoredPassage]:
    """Yield what is found for the question as it stands, and for the aspect in each year."""
    among = within(plan.target, context)
    texts = filter(None, (plan.text, *(f"{aspect} {year}" for year in plan.years)))
    held: set[str] = set()
    for text in texts:
        for hit in without_cards(search(text, context, among, _HITS)):
            if hit.passage.id not in held:
                held.add(hit.passage.id)
                yield hit


def _headed_alone(
    plan: Compare, aim: Subject, documents: Iterable[Document], context: Context
) -> Result | None:
    """Return all of the aims of one document whose sections of all years are headed by `aim` alone.

    Where these say more than a figure a year: of “trí tuệ nhân tạo” one text aims at places,
    brands and centres. Where most of its aims are on that, the others are of it, too.
    """
    years = [str(year) for year in plan.years]
    names = {word for name in aim.names for word in name.split()}
    for document in dict.fromkeys(documents):
        every = _aims(document, years, context)
        on_it = [each for each in every if _is_all(aim_of(each[1].heading), names)]
        of_each = [[one for one in on_it if year in _years_of(one, years)] for year in years]
        says_more = sum(len(passage.sentences) for _, passage in on_it) > len(years)
        if all(of_each) and says_more:
            most = len(on_it) * 2 > len(every)
            return _aims_told(every if most else on_it, years, context)
    return None


def _is_all(aim: str, names: Collection[str]) -> bool:
    """Tell whether a section's `aim` has no words of meaning but `names`."""
    words = set(syllables(aim)) - STOPWORDS
    return bool(words) and words <= set(names)


def _of_one_aim(
    plan: Compare, aim: Subject, documents: Iterable[Document], context: Context
) -> Result | None:
    """Return all that one document says of `aim` where it has sections on that for every year."""
    years = [str(year) for year in plan.years]
    for document in dict.fromkeys(documents):
        on_it = [s for s in _aims(document, years, context) if aim.is_in(aim_of(s[1].heading))]
        if all(any(year in _years_of(one, years) for one in on_it) for year in years):
            return _aims_told(on_it, years, context)
    return None


def _of_all_aims(plan: Compare, context: Context) -> Result:
    """Return what the documents of `plan` aim at in each year, those first that all years have."""
    years = [str(year) for year in plan.years]
    documents = documents_of(plan.target, context)
    sections = [each for one in documents for each in _aims(one, years, context)]
    return _aims_told(sections, years, context)


def _aims(document: Document, years: Sequence[str], context: Context) -> list[Section]:
    return [
        (document, passage)
        for passage in body_of(document, context)
        if passage.wording == "summary"
        and aim_of(passage.heading)
        and years_in(passage.heading) & set(years)
    ]


def _aims_told(sections: Sequence[Section], years: Sequence[str], context: Context) -> Result:
    told = {year for section in sections for year in _years_of(section, years)}
    if not told:
        return Nothing((Line("comparing.lacking_all"),))
    every = _paired(all_points(_side_by_side(sections, years)), years)
    points = [point for point in every if point.quote.words not in context.shown]
    if not points:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    shown = [point.quote for point in points[:_MOST]]
    after = [Line("comparing.lacking", {"what": year}) for year in years if year not in told]
    return Found(
        tuple(shown),
        AnswerStatus.PARTIAL if after else AnswerStatus.ANSWERED,
        (Line("comparing.intro"),),
        tuple(after),
        rest=len(points) - len(shown),
        labels=tuple(", ".join(_years_of((q.document, q.passage), years)) for q in shown),
    )


def _side_by_side(sections: Sequence[Section], years: Sequence[str]) -> list[Section]:
    """Return `sections` with those on one thing together, and what is of one year alone last."""
    on: dict[str, list[Section]] = {}
    for section in sections:
        on.setdefault(aim_of(section[1].heading), []).append(section)

    def lacking(of_one: Sequence[Section]) -> int:
        return len(set(years) - {year for one in of_one for year in _years_of(one, years)})

    return [section for of_one in sorted(on.values(), key=lacking) for section in of_one]


def _paired(points: Sequence[Point], years: Sequence[str]) -> list[Point]:
    """Return `points` with those of two years that say the same thing of each beside each other."""
    if len(years) != _PAIR:
        return list(points)
    first, last = (
        [p for p in points if _years_of((p.quote.document, p.quote.passage), years) == [year]]
        for year in years
    )
    pairs: list[tuple[Point, Point]] = []
    for one in first:
        likeness = [(_likeness(one, other), -at, other) for at, other in enumerate(last)]
        best = max(likeness, key=lambda each: each[:2], default=None)
        if best and best[0] >= _ALIKE:
            pairs.append((one, best[2]))
            last.remove(best[2])
    paired = [point for pair in pairs for point in pair]
    return [*paired, *(point for point in points if point not in paired)]


def _likeness(one: Point, other: Point) -> float:
    """Return how much of what the shorter of two says the other says, years and figures aside."""
    words = [
        {word for word in syllables(point.quote.words) if not word.isdigit()} - STOPWORDS
        for point in (one, other)
    ]
    return len(words[0] & words[1]) / (min(map(len, words)) or 1)


def _years_of(section: Section, years: Sequence[str]) -> list[str]:
    return [year for year in years if year in years_in(section[1].heading)]


def _on(plan: Compare, year: int, quotes: Iterable[Quote], context: Context) -> Iterable[_Told]:
    """Yield the sentences on the aspect that name `year`, or stand under it."""
    wanted = Statement.of(plan.aspect, context.language)
    names = named_in(plan.aspect, context.language)
    for quote in quotes:
        own, around = Statement.of(quote.words, "vi"), Statement.of(quote.passage.heading, "vi")
        times = own.moments or around.moments
        share = coverage(wanted, own, around)
        if not all(name.is_in(f"{quote.passage.heading} . {quote.words}") for name in names):
            continue
        if share >= _ON_IT and own.figures and any(one.year == year for one in times):
            yield _Told(quote, share)


def _of_one_document(told: dict[int, list[_Told]], years: Sequence[int]) -> dict[int, _Told]:
    """Return the sentence of each year, of the document that has most of the aspect in all."""
    documents = dict.fromkeys(each.quote.document.id for year in years for each in told[year])

    def best(year: int, document: str) -> _Told | None:
        own = [each for each in told[year] if each.quote.document.id == document]
        return max(own, key=lambda each: each.share, default=None)

    found = [{year: best(year, one) for year in years} for one in documents]
    whole = [{y: t for y, t in each.items() if t} for each in found]
    chosen = max(whole, key=lambda each: (len(each), sum(t.share for t in each.values())))
    for year in years:  # what no one document has for all years two may have
        if year not in chosen and (others := told[year]):
            chosen[year] = max(others, key=lambda each: each.share)
    return {year: chosen[year] for year in years if year in chosen}


def _stated(year: int, quote: Quote, plan: Compare, context: Context) -> Stated | None:
    if not Statement.of(plan.aspect, context.language).terms:
        return None  # of a mere name any figure of the sentence might be meant
    stated = stated_in(str(year), quote, f"{plan.aspect} {year}", context.language)
    return Stated(stated.side, stated.figure, stated.written, year) if stated else None
