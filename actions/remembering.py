"""remember(): what a conversation speaks of after an answer.

An answer is spoken of, and what a person names, even where nothing was found of it. A refusal is
not: what it shows as nearest was nobody's subject.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from actions.answer import Answer, AnswerStatus
from actions.conversation import MOST_QUESTIONS, Focus
from actions.executing.offering import section_choice
from actions.executing.result import (
    Ambiguous,
    Found,
    Joined,
    Nothing,
    Quote,
    Result,
    Said,
    Unknown,
)
from actions.reading.plan import (
    Ask,
    Choice,
    Cited,
    Compare,
    Define,
    Elsewhere,
    Enumerate,
    Field,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Relations,
    Several,
    SmallTalk,
    Sources,
)
from actions.referents import documents_of
from actions.topics import place_named
from index.legal.structure.provision import Provision
from index.references.provisions import find_provision

# Bounds of what is kept, so that the 500th message costs what the 5th does.
_MOST_SHOWN = 20
_MOST_CHOICES = 50
_MOST_TOPICS = 4
_LONGEST_QUESTION = 300  # characters
_FEWEST_ITEMS, _MOST_ITEMS, _LONGEST_ITEM = 3, 10, 8
_BETWEEN = re.compile(r"[,;]\s+(?:và\s+)?|\s+và\s+")
# Asked of an answer, and beside it: “ai nói vậy?”; the question before is still the last one.
_OF_A_QUOTE: frozenset[Field] = frozenset(("speaker", "author"))


def remember(focus: Focus, message: str, plan: Plan, result: Result, answer: Answer) -> Focus:
    """Return `focus` after `message` was answered; `plan` is complete, `result` what it found.

    An empty `message` is no question to keep: “xem thêm”.
    """
    if isinstance(plan, SmallTalk | Cited | Sources):
        return focus
    if isinstance(plan, Elsewhere):
        return replace(focus, citations=())
    after = _with_question(focus, message) if message else focus
    if isinstance(plan, Several) and isinstance(result, Joined):
        for part, found in zip(plan.plans, result.results, strict=False):
            after = _after(after, part, found)
    else:
        after = _after(after, plan, result)
    if not isinstance(result, Said):
        after = replace(after, citations=answer.citations)
    return _turned(focus, after)


def _with_question(focus: Focus, message: str) -> Focus:
    asked = (message[:_LONGEST_QUESTION], *focus.questions)
    return replace(focus, questions=asked[:MOST_QUESTIONS])


def _after(focus: Focus, plan: Plan, result: Result) -> Focus:
    match result:
        case Found():
            return _found(focus, plan, result)
        case Ambiguous(choices=choices):
            # An Ask that resumes nothing waits for any question.
            pending = result.resume or (None if isinstance(plan, Ask) else plan)
            asked = replace(focus, pending=pending)
            if choices:
                asked = replace(asked, choices=_few(choices), offered=())
            return _named(asked, plan)
        case Unknown(known=Found() as known):
            return replace(_found(focus, plan, known), pending=None)
        case Unknown():
            missing = replace(
                focus, documents=(), provision=None, subject="", unknown=result.naming
            )
            return _refused(replace(missing, plan=plan), plan, result.choices)
        case Nothing(status=status):
            named = _named(focus, plan)
            if status != AnswerStatus.OUT_OF_SCOPE:
                named = replace(named, plan=plan)
            return _refused(named, plan, result.choices)
        case Said():
            return _refused(focus, plan, result.choices)
        case Joined(results=results):
            for each in results:
                focus = _after(focus, plan, each)
            return focus


def _found(focus: Focus, plan: Plan, found: Found) -> Focus:
    documents = _documents(plan, found)
    same = documents == focus.documents and not isinstance(plan, Listing)
    if same and isinstance(plan, Lookup) and _OF_A_QUOTE.issuperset(plan.fields) and plan.fields:
        return replace(focus, pending=None)
    subject = _spoken(found) or _subject(plan) or _of_heading(found.quotes)
    words = tuple(quote.words for quote in found.quotes)
    shown = (*focus.shown, *words) if plan == focus.plan else words
    after = replace(
        focus,
        documents=documents,
        provision=_provision(plan, found),
        subject=subject or (focus.subject if same else ""),
        unknown=None,
        plan=plan,
        shown=shown[-_MOST_SHOWN:],
    )
    if points := _points(found, after.subject):
        return replace(after, choices=points, offered=_few(found.choices), pending=None)
    if found.listed and found.choices:
        return replace(after, choices=_few(found.choices), offered=(), pending=None)
    return _offering(after, plan, found.choices)


def _points(found: Found, subject: str) -> tuple[Choice, ...]:
    """Return what the answer names one after the other: “cái thứ hai” is one of them.

    The sections of its points; what its only sentence lists: “ba trụ cột: A, B và C”.
    """
    if found.listed:
        return ()
    if len(found.quotes) > 1 and found.labels:
        return _few(tuple(section_choice(quote.document, quote.passage) for quote in found.quotes))
    items = _items(found.quotes[0].words) if len(found.quotes) == 1 else []
    return tuple(Choice(item, Passages(item, about=subject)) for item in items)


def _items(sentence: str) -> list[str]:
    """Return what `sentence` lists behind its last colon; nothing where that is no list."""
    _, colon, listed = sentence.rstrip(" .;").rpartition(":")
    items = [item.strip() for item in _BETWEEN.split(listed)] if colon else []
    are_names = all(item and len(item.split()) <= _LONGEST_ITEM for item in items)
    return items if are_names and _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS else []


def _refused(focus: Focus, plan: Plan, offered: tuple[Choice, ...]) -> Focus:
    """Return `focus` with what was offered instead; else what was before can still be chosen."""
    return _offering(focus, plan, offered) if offered else replace(focus, pending=None)


def _offering(focus: Focus, plan: Plan, offered: tuple[Choice, ...]) -> Focus:
    """Return `focus` with what was offered: beside the list that `plan` is about an item of."""
    listed = {each for choice in focus.choices for each in documents_of(choice.plan)}
    chosen = any(choice.plan == plan for choice in focus.choices)
    if chosen or (documents_of(plan) and listed.issuperset(documents_of(plan))):
        return replace(focus, offered=_few(offered), pending=None)
    return replace(focus, choices=_few(offered), offered=(), pending=None)


def _named(focus: Focus, plan: Plan) -> Focus:
    """Return `focus` on the documents or the subject that the person names, if any."""
    documents, subject = documents_of(plan), _subject(plan)
    if documents and documents != focus.documents:
        return replace(
            focus, documents=documents, provision=_place(plan), subject="", unknown=None, plan=plan
        )
    if place := _place(plan):
        return replace(focus, provision=place)
    if subject and subject != focus.subject:
        # Whose documents those of the subject are is not known: nothing was found.
        return replace(focus, documents=(), provision=None, subject=subject, unknown=None)
    return focus


def _documents(plan: Plan, found: Found) -> tuple[str, ...]:
    """Return the ids of the documents that the answer is on."""
    listed = _ids(found.choices) if found.listed else ()
    named = documents_of(plan)
    match plan:
        case Relations() if len(others := tuple(each for each in listed if each not in named)) == 1:
            return others
        case Listing():
            # Of several none is spoken of until one is chosen.
            return listed if len(listed) == 1 else ()
        case Enumerate():
            return _quoted(found.quotes)
        case Compare() if not named:
            return _quoted(found.quotes)
    return named or _quoted(found.quotes)[:1] or listed


def _ids(choices: Iterable[Choice]) -> tuple[str, ...]:
    ids = (each for choice in choices for each in documents_of(choice.plan))
    return tuple(dict.fromkeys(ids))[:_MOST_CHOICES]


def _quoted(quotes: Iterable[Quote]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote.document.id for quote in quotes))


def _provision(plan: Plan, found: Found) -> Provision | None:
    """Return the place that the answer is on: the one asked for, or that of the first quote."""
    if place := _place(plan):
        return place
    for quote in found.quotes[:1]:
        place = find_provision(quote.passage.heading)
        return place if place.names_unit else None
    return None


def _place(plan: Plan) -> Provision | None:
    places = getattr(plan, "places", ())
    return places[-1] if places else None


def _subject(plan: Plan) -> str:
    """Return the subject that `plan` names: “Le Havre”, the term that was to be defined."""
    match plan:
        case Overview(subject=subject) if subject:
            return subject
        case Define(term=term):
            return term
        case Enumerate(about=about) if about:
            return about
        case Compare(subjects=(*_, last)):
            return last
        case Passages(about=about, text=text):
            return about or place_named(text)
    return ""


def _spoken(found: Found) -> str:
    """Return the subject of `found`; the heading of what it quotes is none."""
    headings = {quote.passage.heading for quote in found.quotes}
    return "" if found.subject in headings else found.subject


def _of_heading(quotes: tuple[Quote, ...]) -> str:
    """Return the speaker or city whose section of an event's report is quoted first."""
    for quote in quotes[:1]:
        head, colon, _ = quote.passage.heading.partition(":")
        if colon and not quote.document.number:
            return head.strip()
    return ""


def _few(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return choices[:_MOST_CHOICES]


def _turned(before: Focus, after: Focus) -> Focus:
    """Return `after` with what `before` spoke of among the earlier topics, where that changed."""
    old, new = before.topic, after.topic
    if not (old.documents or old.subject or isinstance(old.plan, Listing)):
        return after
    if (old.documents, old.subject) == (new.documents, new.subject):
        return after
    others = tuple(
        each
        for each in before.earlier
        if (each.documents, each.subject)
        not in ((old.documents, old.subject), (new.documents, new.subject))
    )
    return replace(after, earlier=(old, *others)[:_MOST_TOPICS])
