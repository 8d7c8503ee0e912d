"""Overview: the main points of a document, a city, an event, a subject; the next ones on asking."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from actions.answer import AnswerStatus
from actions.executing.cards import body_of, document_title, named
from actions.executing.context import Context
from actions.executing.countries import members_of
from actions.executing.described import named_with
from actions.executing.items import only_names
from actions.executing.likely import worth_mentioning
from actions.executing.missing import unknown_place
from actions.executing.opening import opening_of
from actions.executing.outlining import outline_points
from actions.executing.points import Point, arranged, asides, points_of
from actions.executing.result import Ambiguous, Found, Group, Line, Nothing, Quote, Result, Said
from actions.executing.searching import search
from actions.executing.selecting import chosen_by, official_documents
from actions.executing.subjects import Subject
from actions.executing.targets import documents_of
from actions.reading.plan import Choice, Described, Filter, Overview
from actions.topics import place_named
from index.judging.hit import ScoredPassage
from index.records.document import Document, Passage
from index.text.folding import syllables

# So many points are told at most; where no number is asked for, as many as there are.
_MOST = 7
# So many that tell something are enough: who signed a text is then told on asking for more.
_ENOUGH = 3
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
    if cities := members_of(subject, context):
        return _of_cities(plan, cities, context)
    held = context.knowledge.retriever.documents
    topics = {topic for document in held for topic in document.topics}
    called = [document for document in held if meant.is_one_of(_names(document, topics))]
    if len(called) == 1 and not documents:
        return _of_documents(plan, called, context)
    points = points_on(subject, context, [document.id for document in documents] or None)
    if points:
        return _of_subject(plan, points, subject, context)
    described = named_with(subject, held)
    if len(described) == 1 and not documents:
        return _of_documents(plan, described, context)
    if context.off_topic:
        status = AnswerStatus.OUT_OF_SCOPE
        return Nothing((Line(status.value),), status=status)
    if place_named(subject):
        return unknown_place(place_named(subject), context)
    return Nothing((Line("overview.unknown", {"what": subject}),))


def points_on(subject: str, context: Context, within: Collection[str] | None = None) -> list[Point]:
    """Return the points on `subject`: of the sections that it heads, then of what speaks of it."""
    meant = Subject.of(subject, context.language)
    hits = search(meant.names[0] if subject.isupper() else subject, context, within, _HITS)
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
    opening = tuple(quote for each in documents for quote in opening_of(each, context))
    said = {quote.words for quote in opening}
    own = [_wanted_first(plan.text, each, _points_in(each, context)) for each in documents]
    turns = (point for turn in zip_longest(*own) for point in turn if point)  # each has its say
    points = [point for point in turns if point.quote.words not in said]
    if points:
        whole = _Whole("document", tuple(documents), what, opening)
        return _told(plan, points, whole, context)
    if opening and not context.shown:
        lacking = Line("overview.no_more", {"what": tuple(documents)})
        return Found(opening, AnswerStatus.PARTIAL, after=(lacking,), subject=what)
    if context.shown:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    return Nothing((Line("not_found_in", {"name": what}),))


def _wanted_first(text: str, document: Document, points: Sequence[Point]) -> list[Point]:
    """Return `points` with those first that have words of the question: “… cho người dân”.

    The name of the document is in each of them.
    """
    called = Subject.pairs_of(" . ".join((document.name, document.title, *document.aliases)))
    asked = Subject(tuple(set(Subject.pairs_of(text).names) - set(called.names)))
    on_it = [point.tells >= 0 and asked.is_in(point.quote.words) for point in points]
    ranked = sorted(zip(on_it, points, strict=True), key=lambda each: not each[0])
    return [point for _, point in ranked]


def _headed_first(text: str, subject: Subject, points: Sequence[Point]) -> list[Point]:
    """Return `points` with those first whose heading has words of `text` besides the `subject`."""
    besides = tuple(set(Subject.pairs_of(text).names) - set(subject.names))
    asked = Subject(besides)
    return sorted(points, key=lambda p: p.tells < 0 or not asked.is_in(p.quote.passage.heading))


def _points_in(document: Document, context: Context) -> list[Point]:
    """Return what our sections of `document` say, and the parts that its own text has."""
    body = body_of(document, context)
    parts = outline_points(document, context)
    ours = [passage for passage in body if passage.wording == "summary" or not parts]
    sections = ((document, passage) for passage in ours)
    enough = 0 if parts else _ENOUGH  # a part tells more than a second sentence of a section
    points = points_of(sections, in_turn=not document.number, enough=enough)
    telling = [point for point in points if point.tells >= 0]
    return [*telling, *parts, *(point for point in points if point.tells < 0)]


def _of_subject(plan: Overview, points: Sequence[Point], subject: str, context: Context) -> Result:
    meant = Subject.of(subject, context.language)
    texts = (text for point in points for text in (point.quote.passage.heading, point.quote.words))
    name = meant.written_in(texts) or subject
    telling = [point for point in points if not only_names(point.quote.words, meant)]
    if not telling and (besides := _in_other_order(subject, points)):
        return Found((besides,), subject=name)
    if not telling:
        # A sentence that lists it among others is all there is.
        lacking = Line("overview.only_named", {"what": name})
        return Found((points[0].quote,), AnswerStatus.PARTIAL, (lacking,), subject=name)
    of_one = [replace(point, group="") if point.group == name else point for point in telling]
    of_one = _headed_first(plan.text, meant, of_one)
    return _told(plan, of_one, _Whole("subject", name, name), context)


def _of_cities(plan: Overview, cities: Sequence[str], context: Context) -> Result:
    """Return the main points on each of `cities`, a country's that reports tell of, in turn."""
    each = [[p for p in points_on(city, context) if p.group == city] for city in cities]
    turns = [point for turn in zip_longest(*each) for point in turn if point]
    points = [replace(point, tells=max(point.tells, 0)) for point in turns if point.tells >= 0]
    return _told(plan, points or turns, _Whole("subject", plan.subject, plan.subject), context)


def _in_other_order(subject: str, points: Sequence[Point]) -> Quote | None:
    """Return a sentence beside those of `points` that has all words of `subject`, apart.

    “Nhóm tiện ích hệ sinh thái … nhằm làm giàu dữ liệu dân cư” tells of “hệ sinh thái dữ liệu …”.
    """
    wanted = set(syllables(subject))
    for document, passage, words in (point.quote for point in points):
        sentences = (passage.text[start:end] for start, end in passage.sentences)
        for sentence in sentences:
            if sentence != words and wanted <= set(syllables(sentence)):
                return Quote(document, passage, sentence)
    return None


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is told of, a document or a subject: `name` is shown, `subject` remembered.

    `opening` says what it is.
    """

    kind: Literal["document", "subject"]
    name: object
    subject: str
    opening: tuple[Quote, ...] = ()


def _told(plan: Overview, points: Sequence[Point], whole: _Whole, context: Context) -> Result:
    """Return the first of `points` that were not given yet, and how many are left."""
    left = [point for point in points if not _is_shown(point.quote, context.shown)]
    if plan.said and context.shown:  # what only names somebody is nothing more that they said
        left = [point for point in left if point.tells >= 0]
    if not left:
        return Said((Line("nothing_more"),), AnswerStatus.NOT_FOUND)
    shown = _first(left, plan.points)
    others = [point for point in left if point not in shown]
    groups = _groups(shown)
    opening = () if context.shown else whole.opening
    key = "more_of" if context.shown else _intro(groups, whole)
    is_about_it = opening and all(point.tells < 0 for point in points)
    return Found(
        tuple(point.quote for point in shown),
        before=(Line(key, {"what": whole.name}),),
        after=(Line("overview.only_about", {"what": whole.name}),) if is_about_it else (),
        choices=_choices([*others, *shown]),
        subject=whole.subject,
        rest=len(others),
        labels=tuple(point.label for point in shown),
        opening=opening,
        groups=groups,
    )


def _intro(groups: Sequence[Group], whole: _Whole) -> str:
    """Return the message that leads to the points; an opening has named what is told of."""
    if all(group.kind == "parts" for group in groups):
        return "overview.parts" if whole.opening else "overview.outline"
    return "overview.points" if whole.opening else f"overview.of_{whole.kind}"


def _first(points: Sequence[Point], wanted: int) -> list[Point]:
    """Return as many of `points` as are wanted, else those that tell something, in their order."""
    most = min(wanted or _MOST, _MOST)
    telling = [point for point in points if point.tells >= 0]
    if wanted and len(telling) > wanted:  # few points are of as many sections
        of_section: dict[str, Point] = {}
        for point in telling:
            of_section.setdefault(point.quote.passage.id, point)
        firsts = list(of_section.values())
        telling = [*firsts, *(point for point in telling if point not in firsts)]
        return arranged(telling[:most])
    enough = telling if len(telling) >= _ENOUGH and not wanted else points
    return arranged(enough[:most])


def _groups(points: Sequence[Point]) -> tuple[Group, ...]:
    """Return what each of `points` stands under: its section, its document where they are several.

    What tells less stands apart, where something else is told.
    """
    if len({point.quote.document.id for point in points}) > 1:
        return tuple(Group("document", point.quote.document.id) for point in points)
    aside = asides(points)
    apart = len(aside) < len(points)
    return tuple(_group(point, apart and point in aside) for point in points)


def _group(point: Point, is_aside: bool) -> Group:
    if point.label:
        return Group("parts")
    if is_aside:
        return Group("besides")
    return Group("section", point.group) if point.group else Group()


def _is_shown(quote: Quote, shown: Iterable[str]) -> bool:
    return any(words in quote.words or quote.words in words for words in shown if words)


def _choices(points: Iterable[Point]) -> tuple[Choice, ...]:
    """Return the sections of `points` to ask for next, each once, the first few."""
    found: dict[str, Choice] = {}
    for point in points:
        if choice := point.choice:
            found.setdefault(choice.title, choice)
    return tuple(found.values())[:_CHOICES]


def _names(document: Document, topics: Collection[str]) -> tuple[str, ...]:
    """Return what `document` is called: its title, an alias, “hội thảo” where it has no number.

    A title that is a topic of texts, “Chuyển đổi số”, is rather that than the law of that title.
    """
    kind = "" if document.number else document.type or ""
    title = "" if document.title.lower() in topics else document.title
    return title, *document.aliases, kind
