"""A claim of how many things there are, held against the sections that each tell of one."""

from collections.abc import Sequence

from actions.executing.context import Context
from actions.executing.result import Found
from actions.executing.sections import told_of
from actions.executing.subjects import Subject
from actions.executing.thing_sections import points_in, sections_of
from actions.executing.verdict import Verdict
from actions.statements.statement import Statement
from actions.topics import place_named
from index.judging.hit import ScoredPassage
from index.text.folding import syllables

_LONGEST = 3  # words that name the things


def counted_as_claimed(
    claim: str, hits: Sequence[ScoredPassage], context: Context
) -> tuple[Verdict, Found] | None:
    """Return whether a place has as many things as `claim` says, and the list of them.

    None where no list of ours has them: “Le Havre có ba dự án”.
    """
    place = place_named(claim)
    counts = [one for one in Statement.of(claim, context.language).figures if not one.is_share]
    if not place or len(counts) != 1:
        return None
    (count,) = counts
    behind = claim[count.span[1] :].split()
    about = Subject.of(place, context.language)
    # Vietnamese writes a word in two or three; “dự” alone also begins “dự định”.
    is_ours = context.language == "vi"
    most = min(_LONGEST, len(behind))
    for length in range(most, min(1, most - 1), -1) if is_ours else range(1, most + 1):
        written = " ".join(behind[:length])
        things = Subject.of(written, context.language)
        sections = sections_of(things, about, hits, context)
        if not sections:
            continue
        what = things.written_in(passage.heading for _, passage in sections).lower()
        called = what if what and context.language == "vi" else written
        told = told_of(points_in(sections, things), context, called, place)
        if isinstance(told, Found):
            verdict = _verdict(claim, count.value == len(sections), behind[:length], told, context)
            return (verdict, told) if verdict else None
    return None


def _verdict(
    claim: str, is_so_many: bool, things: Sequence[str], told: Found, context: Context
) -> Verdict:
    """Return whether as many things as `told` are claimed, and what else is claimed of them all.

    “Hai dự án … đều về 5G” is wrong where one has that and another not; where none has it nothing
    tells.
    """
    if not is_so_many:
        return "wrong"
    own = {word for thing in things for word in syllables(thing)}
    terms = Statement.of(claim, context.language).terms
    left = [term for term in terms if not any(own & set(way) for way in term)]
    said = [Statement.of(f"{q.passage.heading} . {q.passage.text}", "vi") for q in told.quotes]
    shares = [[one.has(term) for one in said] for term in left]
    if all(map(all, shares)):
        return "right"
    return "wrong" if all(map(any, shares)) else ""
