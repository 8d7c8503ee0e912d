"""Overview: the main points of a document, a city, an event, a subject; the next ones on asking."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import body_of, document_title, named
from actions.executing.context import Context
from actions.executing.likely import worth_mentioning
from actions.executing.missing import unknown_place
from actions.executing.outlining import heading_points
from actions.executing.points import Point, points_of
from actions.executing.result import Ambiguous, Found, Line, Nothing, Quote, Result, Said
from actions.executing.searching import search
from actions.executing.selecting import chosen_by, official_documents
from actions.executing.subjects import Subject
from actions.executing.targets import documents_of
from actions.reading.plan import Choice, Described, Filter, Overview
from actions.topics import place_named
from index.judging.hit import ScoredPassage
from index.records.document import Document, Passage

# So many points are told where no number is asked for, and at most.
_POINTS = 5
_MOST = 7
# So many passages are looked at for those that a subject heads.
_HITS = 24
_CHOICES = 3
_ASIDE = re.compile(r"\([^()]*\)")
# So many documents are told of together.
_MOST_TOGETHER = 3


def overview(plan: Overview, context: Context) -> Result:
    """Return the main points that `plan` asks for, without those of `context.shown`."""
    documents = _documents(plan, context)
    if documents and not plan.subject:
        return _of_documents(plan, documents, context)
    subject = plan.subject or plan.text
    meant = Subject.of(subject, context.language)
    if not meant:
        return _which(plan, context)
    held = context.knowledge.retriever.documents
    called = [document for document in held if meant.is_one_of(_names(document))]
    if len(called) == 1 and not documents:
        return _of_documents(plan, called, context)
    points = points_on(subject, context, [document.id for document in documents] or None)
    if points:
        texts = (
            text for point in points for text in (point.quote.passage.heading, point.quote.words)
        )
        name = meant.written_in(texts) or subject
        return _told(plan, points, Line("overview.of_subject", {"what": name}), name, context)
    if context.off_topic:
        status = AnswerStatus.OUT_OF_SCOPE
        return Nothing((Line(status.value),), status=status)
    if place_named(subject):
        return unknown_place(place_named(subject), context)
    return Nothing((Line("overview.unknown", {"what": subject}),))


def points_on(subject: str, context: Context, within: Collection[str] | None = None) -> list[Point]:
    """Return the points on `subject`: of the sections that it heads, then of what speaks of it."""
    meant = Subject.of(subject, context.language)
    hits = search(subject, context, within, _HITS)
    headed = [hit for hit in hits if meant.is_in(hit.passage.heading)]
    sections: dict[str, tuple[Document, Passage]] = {}
    for document in {hit.document.id: hit.document for hit in headed}.values():
        for passage in body_of(document, context):
            if meant.is_in(passage.heading):
                sections[passage.id] = document, passage
    if len(sections) < _CHOICES:
        spoken = (hit for hit in hits if _speaks_of(meant, hit) and worth_mentioning(hit))
        sections |= {hit.passage.id: (hit.document, hit.passage) for hit in spoken}
    return points_of(sections.values(), subject)


def _speaks_of(subject: Subject, hit: ScoredPassage) -> bool:
    """Tell whether `hit` has the subject outside of brackets, in which a source is named."""
    return subject.is_in(_ASIDE.sub(" ", hit.passage.text))


def _texts(points: Iterable[Point]) -> Iterator[str]:
    for point in points:
        yield point.quote.passage.heading
        yield point.quote.words


def _documents(plan: Overview, context: Context) -> Sequence[Document]:
    """Return the documents of the target; of many that are described, none."""
    target = plan.target
    if not isinstance(target, Described):
        return documents_of(target, context)
    fitting = chosen_by(target.filter, official_documents(context)) if target.strict else []
    return fitting if len(fitting) <= _MOST_TOGETHER else ()


def _which(plan: Overview, context: Context) -> Ambiguous:
    """Ask which document of those that are described is meant: “tóm tắt luật”."""
    wanted = plan.target.filter if isinstance(plan.target, Described) else Filter()
    documents = chosen_by(wanted, official_documents(context))[:_CHOICES]
    choices = (
        Choice(document_title(each, documents), replace(plan, target=named(each)))
        for each in documents
    )
    return Ambiguous(Line("which"), tuple(choices), plan)


def _of_documents(plan: Overview, documents: Sequence[Document], context: Context) -> Result:
    what = ", ".join(document.name for document in documents)
    points = [point for each in documents for point in heading_points(each, context)]
    if points:
        intro = Line("overview.outline", {"what": what})
        return _told(plan, points, intro, what, context)
    sections = [(each, passage) for each in documents for passage in body_of(each, context)]
    points = points_of(sections, in_turn=True)
    if points:
        return _told(plan, points, Line("overview.of_document", {"what": what}), what, context)
    return Nothing((Line("not_found_in", {"name": what}),))


def _told(
    plan: Overview, points: Sequence[Point], intro: Line, subject: str, context: Context
) -> Result:
    """Return the first of `points` that were not given yet, and how many are left."""
    left = [point for point in points if not _is_shown(point.quote, context.shown)]
    if not left:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    shown = left[: min(plan.points or _POINTS, _MOST)]
    return Found(
        tuple(point.quote for point in shown),
        before=(Line("more_of", {"what": subject}) if context.shown else intro,),
        choices=_choices([*left[len(shown) :], *shown]),
        subject=subject,
        rest=len(left) - len(shown),
        labels=tuple(point.label for point in shown),
    )


def _is_shown(quote: Quote, shown: Iterable[str]) -> bool:
    return any(words in quote.passage.text for words in shown if words)


def _choices(points: Iterable[Point]) -> tuple[Choice, ...]:
    """Return the sections of `points` to ask for next, each once, the first few."""
    found: dict[str, Choice] = {}
    for point in points:
        if choice := point.choice:
            found.setdefault(choice.title, choice)
    return tuple(found.values())[:_CHOICES]


def _names(document: Document) -> tuple[str, ...]:
    """Return what `document` is called: its title, an alias, “hội thảo” where it has no number."""
    kind = "" if document.number else document.type or ""
    return document.title, *document.aliases, kind
