"""remember(): what a conversation speaks of after an answer.

An answer is spoken of, and what a person names, even where nothing was found of it. A refusal is
not: what it shows as nearest was nobody's subject.
"""

from dataclasses import replace

from actions.answer import Answer, AnswerStatus
from actions.answered import (
    documents_on,
    place_asked,
    place_on,
    points_of,
    subject_asked,
    subject_on,
)
from actions.conversation import MOST_QUESTIONS, Focus, Topic
from actions.executing.result import (
    Ambiguous,
    Found,
    Joined,
    Nothing,
    Result,
    Said,
    Unknown,
)
from actions.reading.marked_words import lowered
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Ask,
    Choice,
    Cited,
    Compare,
    Define,
    Elsewhere,
    Field,
    Listing,
    Lookup,
    Named,
    Passages,
    Plan,
    Repeat,
    Several,
    SmallTalk,
    Sources,
)
from actions.reading.roles import signs
from actions.targeting import documents_of

# Bounds of what is kept, so that the 500th message costs what the 5th does.
_MOST_SHOWN = 20
_MOST_CHOICES = 50
_MOST_TOPICS = 4
# Each of two, three, four, five or six wordings has its turn as often.
_TURNS = 60
_LONGEST_QUESTION = 300  # characters
# Asked of an answer, and beside it: “ai nói vậy?”; the question before is still the last one.
_OF_A_QUOTE: frozenset[Field] = frozenset(("speaker", "author"))


def remember(focus: Focus, message: str, plan: Plan, result: Result, answer: Answer) -> Focus:
    """Return `focus` after `message` was answered; `plan` is complete, `result` what it found.

    An empty `message` is no question to keep: “xem thêm”.
    """
    focus = replace(focus, turns=(focus.turns + 1) % _TURNS)
    if isinstance(plan, SmallTalk | Cited | Sources | Elsewhere):
        citations = () if isinstance(plan, Elsewhere) else focus.citations
        offered = result.choices if isinstance(result, Said) else ()
        return replace(focus, citations=citations, offered=_few(offered) or focus.offered)
    after = _with_question(focus, message) if message else focus
    if isinstance(plan, Several) and isinstance(result, Joined):
        for part, found in zip(plan.plans, result.results, strict=False):
            after = _after(after, part, found)
    else:
        after = _after(after, plan, result)
    if not isinstance(result, Said):
        cited = answer.citations
        after = replace(after, citations=cited or focus.citations, sourced=bool(cited))
    if _relates(plan, message, focus):
        if _leans(message, focus):
            after = replace(
                after,
                documents=focus.documents,
                provision=focus.provision,
                subject=focus.subject,
                unknown=focus.unknown,
            )
        elif after.unknown is None:
            one, *others = documents_of(plan)
            other = Topic(documents=tuple(others[:1]), plan=plan)
            after = replace(after, documents=(one,), earlier=(other, *after.earlier)[:_MOST_TOPICS])
    return _turned(focus, after)


def _relates(plan: Plan, message: str, focus: Focus) -> bool:
    """Tell whether `plan` claims that a document does something to another one, which it names.

    “Nó có thay thế quyết định 950 không?”: “nó” is spoken of still, as is the first one of two.
    """
    if not (isinstance(plan, Passages) and plan.claim and isinstance(plan.target, Named)):
        return False
    concepts = concepts_in(message, focus.language or "vi")
    of_another = len(plan.target.documents) > 1 or _leans(message, focus)
    return of_another and any(concept.startswith("act.") for concept in concepts)


def _leans(message: str, focus: Focus) -> bool:
    """Tell whether `message` has “nó”, “it”, for what is spoken of."""
    pronouns = signs(focus.language or "vi").pronouns
    return bool(focus.documents and pronouns.search(lowered(message)))


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
        case Unknown(choices=choices):
            missing = replace(
                focus, documents=(), provision=None, subject="", unknown=result.naming
            )
            listed = choices or focus.choices
            return replace(missing, plan=plan, choices=_few(listed), offered=(), pending=None)
        case Nothing(status=status):
            named = _named(focus, plan)
            if status != AnswerStatus.OUT_OF_SCOPE and not _is_of_a_quote(plan):
                named = replace(named, plan=plan)
            return replace(named, offered=_few(result.choices), pending=None)
        case Said():
            return replace(focus, offered=_few(result.choices), pending=None)
        case Joined(results=results):
            for each in results:
                focus = _after(focus, plan, each)
            return focus


def _found(focus: Focus, plan: Plan, found: Found) -> Focus:
    if isinstance(plan, Repeat) and not plan.text:  # the last question is still the last one
        return replace(focus, shown=(*focus.shown, plan.words)[-_MOST_SHOWN:], pending=None)
    if isinstance(plan, Repeat):
        plan = Passages(plan.text)
    documents = documents_on(plan, found)
    same = documents == focus.documents and not isinstance(plan, Listing)
    if same and _is_of_a_quote(plan) and not points_of(found, ""):
        return replace(focus, pending=None)  # all who spoke are a list to go on with
    subject = subject_on(plan, found)
    words = tuple(quote.words for quote in found.quotes)
    shown = (*focus.shown, *words) if plan == focus.plan else words
    after = replace(
        focus,
        documents=documents[:_MOST_CHOICES],
        provision=place_on(plan, found),
        subject=subject or (focus.subject if same else ""),
        unknown=None,
        plan=plan,
        shown=shown[-_MOST_SHOWN:],
    )
    points = found.choices if isinstance(plan, Compare) else points_of(found, after.subject)
    if points and not _is_chosen(focus, plan):
        return replace(after, choices=_few(points), offered=_few(found.choices), pending=None)
    if found.listed and not _are_of(found.choices, plan):
        return replace(after, choices=_few(found.choices), offered=(), pending=None)
    return _offering(after, plan, found.choices)


def _are_of(choices: tuple[Choice, ...], plan: Plan) -> bool:
    """Tell whether `choices` are what `plan` names itself, and no list of others."""
    listed = {each for choice in choices for each in documents_of(choice.plan)}
    return listed <= {*documents_of(plan)} and all(documents_of(each.plan) for each in choices)


def _is_chosen(focus: Focus, plan: Plan) -> bool:
    """Tell whether `plan` is one of what was listed: the others may be asked for next.

    So is any question of one of the documents listed: “cái thứ ba nói gì”, then “cái cuối nữa”.
    """
    listed = {each for choice in focus.choices for each in documents_of(choice.plan)}
    one = documents_of(plan)
    is_listed = len(listed) > 1 and len(one) == 1 and listed.issuperset(one)
    return is_listed or any(choice.plan == plan for choice in focus.choices)


def _is_of_a_quote(plan: Plan) -> bool:
    """Tell whether `plan` asks who said or wrote what was answered, and no more."""
    if isinstance(plan, Passages) and subject_asked(plan):
        return False  # “who spoke for this city?”
    fields = plan.fields if isinstance(plan, Lookup | Passages) else ()
    return bool(fields) and _OF_A_QUOTE.issuperset(fields)


def _offering(focus: Focus, plan: Plan, offered: tuple[Choice, ...]) -> Focus:
    """Return `focus` with what was offered: beside the list that `plan` is about an item of."""
    listed = {each for choice in focus.choices for each in documents_of(choice.plan)}
    if _is_chosen(focus, plan) or (documents_of(plan) and listed.issuperset(documents_of(plan))):
        return replace(focus, offered=_few(offered), pending=None)
    return replace(focus, choices=(), offered=_few(offered), pending=None)


def _named(focus: Focus, plan: Plan) -> Focus:
    """Return `focus` on the documents or the subject that the person names, if any."""
    # A term that nobody defines is no subject to go on with.
    documents, subject = documents_of(plan), "" if isinstance(plan, Define) else subject_asked(plan)
    if documents and documents != focus.documents:
        return replace(
            focus,
            documents=documents,
            provision=place_asked(plan),
            subject="",
            unknown=None,
            plan=plan,
        )
    if place := place_asked(plan):
        return replace(focus, provision=place)
    if subject and subject != focus.subject:
        # Whose documents those of the subject are is not known: nothing was found.
        return replace(focus, documents=(), provision=None, subject=subject, unknown=None)
    return focus


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
