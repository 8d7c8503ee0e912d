"""The sections of ours that are each headed by one thing of a kind: the projects of a city."""

from collections.abc import Sequence

from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.points import Point, all_points, points_of
from actions.executing.sections import FEWEST, Section
from actions.executing.subjects import Subject
from index.judging.hit import ScoredPassage


def sections_of(
    things: Subject, about: Subject, hits: Sequence[ScoredPassage], context: Context
) -> list[Section]:
    """Return the sections headed by one of the things, of one subject; fewer than two are none.

    Of a place that its document tells of beside others one will do: “Hải Phòng: kết quả …”.
    The documents of the hits are looked through, the first that has such a list alone.
    """
    for document in {hit.document.id: hit.document for hit in hits}.values():
        on_subject = not about or about.is_in(f"{document.name} . {document.title}")
        found = [
            (document, passage)
            for passage in body_of(document, context)
            if passage.wording == "summary"
            and things.begins(passage.heading.rpartition(": ")[2])
            and (on_subject or about.is_in(passage.heading))
        ]
        if len(found) >= (FEWEST if on_subject else 1):
            return found
    return []


def points_in(sections: Sequence[Section], things: Subject) -> list[Point]:
    """Return the points that are the things: of a project its section, of targets each sentence."""
    of_name = [things.names_one(passage.heading.rpartition(": ")[2]) for _, passage in sections]
    return points_of(sections, enough=0) if any(of_name) else all_points(sections)
