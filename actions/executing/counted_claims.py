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
    lengths = range(1, min(_LONGEST, len(behind)) + 1)
    # A word of Vietnamese may be several; another language says “projects” in one.
    for length in reversed(lengths) if context.language == "vi" else lengths:
        written = " ".join(behind[:length])
        things = Subject.of(written, context.language)
        sections = sections_of(things, about, hits, context)
        if not sections:
            continue
        what = things.written_in(passage.heading for _, passage in sections).lower()
        called = what if what and context.language == "vi" else written
        told = told_of(points_in(sections, things), context, called, place)
        if isinstance(told, Found):
            return ("right" if count.value == len(sections) else "wrong"), told
    return None
