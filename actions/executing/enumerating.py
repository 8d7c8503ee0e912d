"""Enumerate: every thing of a kind that the texts name, each with the sentence that says so."""

from collections.abc import Iterable, Iterator, Sequence

from actions.answer import AnswerStatus
from actions.executing.cards import hit_quote
from actions.executing.context import Context
from actions.executing.headed import headed_unit
from actions.executing.items import count_of, item_choices, items_of
from actions.executing.likely import worth_mentioning
from actions.executing.passages import passages
from actions.executing.result import Found, Line, Result, Said
from actions.executing.searching import search, within
from actions.executing.sections import Section, of_years, told_of
from actions.executing.subjects import Subject
from actions.executing.thing_sections import points_in, sections_of
from actions.reading.plan import Enumerate, Passages
from actions.statements.statement import Statement
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of

# So many passages are looked at for those that name one of the things.
_HITS = 24
_SHORTEST = 2  # words of a name


def enumerate_things(plan: Enumerate, context: Context) -> Result:
    """Return the sections that each name one of the things, or the sentence that lists them.

    Where a text only says how many there are, that is said to be all.
    """
    text = plan.text or f"{plan.things} {plan.about}".strip()
    documents = within(plan.target, context)
    hits = search(text, context, documents, _HITS)
    things = Subject.of(plan.things, context.language)
    about = Subject.of(plan.about, context.language)
    found = sections_of(things, about, hits, context)
    if not found and about:  # “dự án thông minh” of a city are its “dự án”
        things, found = _of_shorter_name(plan.things, about, hits, context) or (things, [])
    if sections := of_years(text, found, context):
        headings = (passage.heading for _, passage in sections)
        what = things.written_in(headings).lower() if context.language == "vi" else plan.things
        points = points_in(sections, things)
        called = (what or plan.things) if sections[0] in found else ""
        return told_of(points, context, called, plan.about or plan.things)
    likely = hits if about or documents is not None else list(filter(worth_mentioning, hits))
    wanted = _count_wanted(plan, things, context)
    listings = (each for each in _listing(things, about, likely) if wanted in (0, len(each[2])))
    if listing := next(listings, None):
        return _of_sentence(*listing, plan, context)
    if unit := headed_unit(text, hits, context):
        return unit
    if counted := _counted(things, about, likely, wanted):
        hit, words, count = counted
        quote = hit_quote(hit)._replace(words=words)
        if expectation_of(text).countables:  # “mấy quyền” is answered by their number
            return Found((quote,), subject=plan.about or plan.things)
        lacking = Line("enumerating.counted", {"count": count, "what": plan.things})
        return Found((quote,), AnswerStatus.PARTIAL, after=(lacking,), subject=plan.about)
    return passages(Passages(text, plan.target, plan.about), context)


def _of_shorter_name(
    things: str, about: Subject, hits: Sequence[ScoredPassage], context: Context
) -> tuple[Subject, list[Section]] | None:
    """Return the sections headed by the first words of `things`, with what these are."""
    words = things.split()
    for length in range(len(words) - 1, _SHORTEST - 1, -1):
        meant = Subject.of(" ".join(words[:length]), context.language)
        if found := sections_of(meant, about, hits, context):
            return meant, found
    return None


def _of_sentence(
    hit: ScoredPassage, words: str, items: list[str], plan: Enumerate, context: Context
) -> Result:
    if words in context.shown:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    quote = hit_quote(hit)._replace(words=words)
    choices = item_choices(items, hit.document, context)
    return Found((quote,), choices=choices, listed=True, subject=plan.about or plan.things)


def _listing(
    things: Subject, about: Subject, hits: Iterable[ScoredPassage]
) -> Iterator[tuple[ScoredPassage, str, list[str]]]:
    """Yield the sentences of `hits` that list the things, and what they list."""
    for hit, words in _on_it(about, hits):
        if items := items_of(words, things):
            yield hit, words, items


def _counted(
    things: Subject, about: Subject, hits: Iterable[ScoredPassage], wanted: int
) -> tuple[ScoredPassage, str, int] | None:
    """Return the first sentence of `hits` that says how many of the things there are.

    As many as `wanted`, where that is not 0.
    """
    counted = ((hit, words, count_of(words, things)) for hit, words in _on_it(about, hits))
    return next((each for each in counted if each[2] and wanted in (0, each[2])), None)


def _count_wanted(plan: Enumerate, things: Subject, context: Context) -> int:
    """Return how many of the things the question says there are; 0 where it does not."""
    said = Statement.of(plan.text, context.language).figures
    counts = (one for one in said if not one.is_share and things.begins(" ".join(one.thing)))
    return int(next((one.value for one in counts), 0))


def _on_it(about: Subject, hits: Iterable[ScoredPassage]) -> Iterator[tuple[ScoredPassage, str]]:
    """Yield the sentences of `hits` that are on the subject, all where there is none."""
    for hit in hits:
        for start, end in hit.passage.sentences:
            words = hit.passage.text[start:end]
            called = f"{hit.document.name} . {hit.document.title}"
            if not about or about.is_in(f"{called} . {hit.passage.heading} . {words}"):
                yield hit, words
