"""Compare: documents, cities, countries or years side by side, and how their figures differ."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from actions.answer import AnswerStatus
from actions.executing.aspects import sentences_of
from actions.executing.cards import body_of, named
from actions.executing.claims import stand_as_claimed
from actions.executing.common_points import common_points
from actions.executing.context import Context
from actions.executing.differences import counts_compared, days_compared, figures_compared
from actions.executing.offering import group_of
from actions.executing.overview import overview
from actions.executing.passages import passages
from actions.executing.points import points_of
from actions.executing.result import Ambiguous, Found, Joined, Line, Nothing, Quote, Result, Said
from actions.executing.searching import search, without_cards
from actions.executing.sides import Row, Side, document_side, subject_side
from actions.executing.targets import documents_of
from actions.executing.verdict import Verdict
from actions.executing.yearly import by_years
from actions.reading.plan import Compare, Named, Overview, Passages
from actions.statements.statement import Statement
from actions.topics import place_named
from index.documents.relations import ENDING
from index.records.document import Document
from index.text.folding import syllables

_PAIR = 2
_JOINT = re.compile(r"(?<!\w)(?:và|va|and|et)(?!\w)|,")
# So much of the terms of two sentences is of one thing.
_ALIKE = 0.5


def compare(plan: Compare, context: Context) -> Result:
    """Return what is said of each side and was not shown yet, and of which sides nothing is.

    What nothing is said of as a whole may be two things: “on rankings and e-commerce”.
    """
    whole = _compare(plan, context)
    is_told = isinstance(whole, Found) and whole.status is AnswerStatus.ANSWERED
    aspects = [part.strip() for part in _JOINT.split(plan.aspect) if part.strip()]
    if is_told or len(aspects) < _PAIR or plan.fields or context.shown:
        return whole
    parts = [(each, _compare(replace(plan, aspect=each), context)) for each in aspects]
    told = [
        replace(part, before=(Line("comparing.by_aspect", {"aspect": each}), *_but_intro(part)))
        for each, part in parts
        if isinstance(part, Found)
    ]
    return Joined(tuple(told)) if len(told) == len(aspects) else whole


def _but_intro(found: Found) -> tuple[Line, ...]:
    return tuple(line for line in found.before if line.key != "comparing.intro")


def _compare(plan: Compare, context: Context) -> Result:
    documents = documents_of(plan.target, context)
    if plan.years and len(documents) < _PAIR:
        return by_years(plan, context)
    subjects = [subject for subject in plan.subjects if subject.strip()]
    if len(documents) == 1 and not subjects:
        return _with_what_it_replaced(plan, documents[0], context)
    if len(documents) + len(subjects) < _PAIR:
        return Ambiguous(Line("comparing.which"), (), plan)
    aims = plan.years if len(plan.years) == len(documents) else (0,) * len(documents)
    sides = [
        document_side(document, documents, _in_year(plan, year), context)
        for document, year in zip(documents, aims, strict=True)
    ]
    if plan.aspect and not plan.fields and len(sides) == _PAIR:
        sides = _of_one_kind(sides, documents, plan, context)
        sides = _of_one_year(sides, documents, plan, context)
    sides += [subject_side(subject, plan, context) for subject in subjects]
    is_whole = bool(documents) and not plan.aspect
    rows = [row for row in _in_order(sides, is_whole) if row]
    if is_whole and not plan.fields and len(documents) == _PAIR:
        one, other = documents
        pairs = common_points(one, other, context) or _main_points(one, other, context)
        rows += [((("", mine), ("", theirs))) for mine, theirs in pairs]
    told = [(label, q) for row in rows for label, q in row if q.words not in context.shown]
    if not told and context.shown:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    is_one = any(side.is_empty for side in sides) or len({q.words for _, q in told}) == 1
    if is_one and (both := _told_at_once(subjects, plan, context)):
        return both
    if not told:
        unknown = (Line("claim.unknown"),) if plan.claim else ()
        return Nothing((*unknown, Line("comparing.lacking_all")))
    names = (*documents, *(side.name for side in sides[len(documents) :]))
    empty = [n for n, side in zip(names, sides, strict=True) if side.is_empty and not context.shown]
    return Found(
        tuple(quote for _, quote in told),
        AnswerStatus.PARTIAL if empty else AnswerStatus.ANSWERED,
        before=_said_first(plan, sides, documents),
        after=tuple(Line("comparing.lacking", {"what": name}) for name in empty),
        choices=tuple(side.choice for side in sides),
        labels=tuple(label for label, _ in told),
    )


def _of_one_kind(
    sides: Sequence[Side], documents: Sequence[Document], plan: Compare, context: Context
) -> list[Side]:
    """Return `sides`, of which one that states no share tells of one where the other does.

    Of “kinh tế số” one text says how much it is to be, and the other first what it consists of.
    """
    shares = [bool(side.stated and side.stated.figure.is_share) for side in sides]
    if shares.count(True) != 1:
        return list(sides)
    at = shares.index(False)
    stated = sides[1 - at].stated
    years = [stated.year, 0] if stated and stated.year else [0]  # of the same year, if it has that
    again = (_asked_for(year, at, documents, plan, context) for year in years)
    kept = next((one for one in again if one.stated and one.stated.figure.is_share), sides[at])
    return [kept if row == at else side for row, side in enumerate(sides)]


def _of_one_year(
    sides: Sequence[Side], documents: Sequence[Document], plan: Compare, context: Context
) -> list[Side]:
    """Return `sides`, of which each tells of one year where both have that, the first of all first.

    One wants 20% by 2025, and the other so, too, and 30% by 2030: what was told of another year
    stands behind.
    """
    stated = [side.stated for side in sides]
    years = [one.year if one and one.figure.is_share else 0 for one in stated]
    if not all(years) or len(set(years)) == 1:
        return list(sides)
    for year in sorted(set(years)):
        at = next(row for row, own in enumerate(years) if own != year)
        again = _asked_for(year, at, documents, plan, context)
        if again.stated and again.stated.figure.is_share and again.stated.year == year:
            return [again if row == at else side for row, side in enumerate(sides)]
    return list(sides)


def _asked_for(
    year: int, at: int, documents: Sequence[Document], plan: Compare, context: Context
) -> Side:
    """Return the share that a document states for `year`, 0 for any, with what it states besides.

    It is the one of `documents` at the index `at`.
    """
    ways = (_in_year(plan, year), plan) if year else (plan,)
    first, *others = (document_side(documents[at], documents, w, context, True) for w in ways)
    told = {quote for row in first.rows for _, quote in row}
    rest = (
        tuple(each for each in row if each[1] not in told) for side in others for row in side.rows
    )
    return replace(first, rows=(*first.rows, *filter(None, rest)))


def _main_points(one: Document, other: Document, context: Context) -> list[tuple[Quote, Quote]]:
    """Return what each of two documents tells most, where both tell something."""
    told = []
    for document in (one, other):
        ours = (each for each in body_of(document, context) if each.wording == "summary")
        points = points_of((document, passage) for passage in ours)
        told += [point.quote for point in points if point.tells > 0][:1]
    return [(told[0], told[1])] if len(told) == _PAIR else []


def _with_what_it_replaced(plan: Compare, document: Document, context: Context) -> Result:
    """Return what is told of `document` beside what it replaced: “khác luật cũ chỗ nào”.

    Of one that the store lacks no more can be told than what is new in this.
    """
    links = context.knowledge.links.by(document, ENDING)
    held = {one.id for one in context.knowledge.retriever.documents}
    if former := [link.of for link in links if link.of.id in held]:
        both = (*named(document).documents, *named(former[0]).documents)
        return compare(replace(plan, target=Named(both)), context)
    if any(each.kind in ("repeals", "replaces") for each in document.relations):
        return overview(Overview(plan.target, text=plan.text), context)
    return passages(Passages(plan.text, plan.target), context)


def _told_at_once(subjects: Sequence[str], plan: Compare, context: Context) -> Found | None:
    """Return the sentence that has all the words of both `subjects`: “hai mức: A và B”."""
    if len(subjects) != _PAIR or plan.aspect or any(map(place_named, subjects)):
        return None
    wanted = set(syllables(" . ".join(subjects)))
    for quote in sentences_of(without_cards(search(plan.text, context))):
        if wanted <= set(syllables(quote.words)):
            return Found((quote,), subject=group_of(quote.passage.heading))
    return None


def _in_year(plan: Compare, year: int) -> Compare:
    """Return `plan` for what is to be in `year`, which one of its documents is asked for."""
    return replace(plan, aspect=f"{plan.aspect} {year}") if year else plan


def _in_order(sides: Sequence[Side], by_rows: bool) -> list[Row]:
    """Return the rows of `sides`: side by side, or what each says on one thing together."""
    if not by_rows:
        return [row for side in sides for row in side.rows]
    together = zip_longest(*(side.rows for side in sides), fillvalue=())
    return [row for rows in together for row in rows]


def _said_first(
    plan: Compare, sides: Sequence[Side], documents: Sequence[Document]
) -> tuple[Line, ...]:
    """Return how the sides differ, reckoned, and that no text says what is better."""
    lines = [Line("comparing.no_verdict")] if plan.judged else []
    if plan.same:
        return (*lines, *_sameness(plan, documents))
    if plan.claim:
        lines.append(Line(f"claim.{_verdict(plan.claim, sides) or 'unknown'}"))
    lines += _differences(sides, documents) or _people(plan, documents) or _likeness(sides)
    lines += _starts(plan, documents)
    return tuple(lines) or (Line("comparing.intro"),)


def _differences(sides: Sequence[Side], documents: Sequence[Document]) -> list[Line]:
    if len(sides) != _PAIR:
        return []
    one, other = sides
    # A document is worded in the language of the conversation.
    names: Sequence[object] = documents if len(documents) == _PAIR else (one.name, other.name)
    if one.stated and other.stated:
        stated = (replace(one.stated, side=names[0]), replace(other.stated, side=names[1]))
        return figures_compared(*stated)
    if one.count is not None and other.count is not None:
        return counts_compared([(names[0], one.count), (names[1], other.count)])
    if one.day and other.day:
        return days_compared([(names[0], one.day), (names[1], other.day)])
    return []


def _likeness(sides: Sequence[Side]) -> list[Line]:
    """Return that two sides say the same, where both say it in a sentence with the same values."""
    said = [[quote for row in side.rows for _, quote in row] for side in sides]
    if len(said) != _PAIR or any(len(quotes) != 1 for quotes in said):
        return []
    one, other = (Statement.of(quotes[0].words, "vi") for quotes in said)
    figures = [[(each.value, each.is_share) for each in own.figures] for own in (one, other)]
    years = [{each.year for each in own.moments} for own in (one, other)]
    terms = [set(own.terms) for own in (one, other)]
    fewest = min(map(len, terms))
    is_same = figures[0] == figures[1] and years[0] == years[1] and bool(years[0] or figures[0])
    alike = fewest and len(terms[0] & terms[1]) >= _ALIKE * fewest
    return [Line("comparing.told_alike")] if is_same and alike else []


def _people(plan: Compare, documents: Sequence[Document]) -> list[Line]:
    """Return whether one person or authority stands behind all, where that is compared."""
    field = next((one for one in plan.fields if one in ("signer", "issuer")), None)
    if field is None:
        return []
    names = {getattr(document, field) for document in documents}
    return (
        [Line("comparing.alike" if len(names) == 1 else "comparing.unlike")] if all(names) else []
    )


def _sameness(plan: Compare, documents: Sequence[Document]) -> list[Line]:
    """Return whether the documents have one value of what is asked for, or are one."""
    field = plan.fields[0]
    if field == "title":  # who asks whether two are one has named two
        return [Line("claim.wrong"), Line("comparing.two_documents")]
    values = {getattr(document, field) for document in documents}
    verdict = "unknown" if not all(values) else "right" if len(values) == 1 else "wrong"
    return [Line(f"claim.{verdict}")]


def _starts(plan: Compare, documents: Sequence[Document]) -> list[Line]:
    """Return whether all take effect on one day, where that is asked beside which came first."""
    days = [document.effective for document in documents]
    if "effective" not in plan.fields[1:] or not all(days):
        return []
    same = len(set(days)) == 1
    return [Line("comparing.same_start" if same else "comparing.other_starts", {"day": days[0]})]


def _verdict(claim: str, sides: Sequence[Side]) -> Verdict:
    """Return whether two sides stand to each other as `claim` says."""
    if len(sides) != _PAIR:
        return ""
    one, other = sides
    if one.stated and other.stated and one.stated.figure.is_like(other.stated.figure):
        return stand_as_claimed(claim, one.stated.figure.value, other.stated.figure.value)
    if one.count is not None and other.count is not None:
        return stand_as_claimed(claim, Decimal(one.count), Decimal(other.count))
    return stand_as_claimed(claim, one.day, other.day) if one.day and other.day else ""
