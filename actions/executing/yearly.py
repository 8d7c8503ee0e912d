"""Compare what one thing is to be in two years: “thương mại điện tử 2025 với 2030”."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actions.answer import AnswerStatus
from actions.executing.context import Context
from actions.executing.differences import Stated, growth
from actions.executing.result import Found, Line, Nothing, Quote, Result
from actions.executing.searching import search, within, without_cards
from actions.executing.sides import coverage, sentences_of, stated_in
from actions.reading.plan import Compare
from actions.statements.statement import Statement
from index.judging.hit import ScoredPassage

_HITS = 12
_ON_IT = 0.6


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
    hits = list(_searched(plan, context))
    told = {year: list(_on(plan, year, sentences_of(hits), context)) for year in years}
    if not any(told.values()):
        return Nothing((Line("comparing.lacking_all"),))
    chosen = _of_one_document(told, years)
    quotes = [(year, each.quote) for year, each in chosen.items()]
    lacking = [year for year in years if year not in chosen]
    after = [Line("comparing.lacking", {"what": year}) for year in lacking]
    stated = [_stated(year, quote, plan, context) for year, quote in quotes]
    figures = [one for one in stated if one]
    before: list[Line] = [Line("comparing.intro")]
    if len(figures) == len(years):
        before = growth(figures[0], figures[-1]) or before
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


def _searched(plan: Compare, context: Context) -> Iterator[ScoredPassage]:
    """Yield what is found for the question as it stands, and for the aspect in each year."""
    among = within(plan.target, context)
    texts = filter(None, (plan.text, *(f"{plan.aspect} {year}" for year in plan.years)))
    held: set[str] = set()
    for text in texts:
        for hit in without_cards(search(text, context, among, _HITS)):
            if hit.passage.id not in held:
                held.add(hit.passage.id)
                yield hit


def _on(plan: Compare, year: int, quotes: Iterable[Quote], context: Context) -> Iterable[_Told]:
    """Yield the sentences on the aspect that name `year`, or stand under it."""
    wanted = Statement.of(plan.aspect, context.language)
    for quote in quotes:
        own, around = Statement.of(quote.words, "vi"), Statement.of(quote.passage.heading, "vi")
        times = own.moments or around.moments
        share = coverage(wanted, own, around)
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
    return max(whole, key=lambda each: (len(each), sum(t.share for t in each.values())))


def _stated(year: int, quote: Quote, plan: Compare, context: Context) -> Stated | None:
    stated = stated_in(str(year), quote, f"{plan.aspect} {year}", context.language)
    return Stated(stated.side, stated.figure, stated.written, year) if stated else None
