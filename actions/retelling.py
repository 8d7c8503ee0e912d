"""Retelling: what a question may mean by the story around it, where it has no answer as it stands.

A whole story hides the one thing that a question is about from the search. So the question is
searched for on the place that the story names, and behind the one sentence before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause
from actions.reading.contexts import goes_on
from actions.reading.plan import Anything, Described, Filter, Listing, Passages, Plan, Spoken
from actions.topics import place_named, places_in

_LONGEST_TOLD = 400  # characters: more hides again what is asked
_MOST_TOLD = 2  # ways in which a question is asked again: each is a search


def story_before(question: Clause, told: Sequence[Clause]) -> tuple[str, ...]:
    """Return the clauses of `told` before `question` that are its story, the nearest first."""
    at = next(place for place, clause in enumerate(told) if clause is question)
    return tuple(each.text for each in reversed(told[:at]) if each.role == "story")


def retold(plan: Passages, question: Clause, story: tuple[str, ...]) -> Iterator[Passages]:
    """Yield `plan`, of `question`, as the `story` before it may complete it; the likeliest first.

    There is none for a question that leaves nothing to its story.
    """
    if not story or not (question.context or goes_on(question.text)):
        return
    said = (question.context, story[0])
    named = [] if place_named(question.text) else [one for text in said for one in _places(text)]
    texts = [f"{place}: {question.text}" for place in dict.fromkeys(named)][: _MOST_TOLD - 1]
    if isinstance(plan.target, Anything | Spoken):
        plan = replace(plan, target=Anything())
    if len(story[0]) + len(question.text) <= _LONGEST_TOLD:
        texts.append(f"{story[0]} {question.text}")
    for text in dict.fromkeys(texts):
        yield replace(plan, text=text)


def _places(text: str) -> list[str]:
    """Return the places that `text` names, the last first."""
    return [text[start:end] for start, end in reversed(places_in(text))]


def documents_named(said: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the documents that `said` names, of each that is one alone."""
    found = knowledge.finder.find(said)
    return tuple(each.matches[0].id for each in found if len(each.matches) == 1)


def document_described(plan: Plan, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the id of the one document that `plan` describes by its type and its day; or none."""
    described = filter_of(plan)
    if described is None or not (described.types and described.issued):
        return ()
    fitting = chosen_by(described, knowledge.links.documents)
    return tuple(each.id for each in fitting) if len(fitting) == 1 else ()


def filter_of(plan: Plan) -> Filter | None:
    """Return the description of documents that `plan` is about; None for none."""
    if isinstance(plan, Listing):
        return plan.filter
    target = getattr(plan, "target", None)
    return target.filter if isinstance(target, Described) else None
