"""Retelling: what a question may mean by the story around it, where it has no answer as it stands.

A whole story hides the one thing that a question is about from the search. So the question is
searched for on the place that the story names, and behind the one sentence before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.reading.clauses import Clause
from actions.reading.contexts import goes_on
from actions.reading.plan import Anything, Described, Filter, Listing, Passages, Plan, Spoken
from actions.topics import place_named

_MOST_TOLD = 3  # clauses before a question in which a place is looked for


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
    said = (question.context, *story[:_MOST_TOLD])
    places = () if place_named(question.text) else map(place_named, said)
    texts = [f"{place}: {question.text}" for place in places if place]
    if isinstance(plan.target, Anything | Spoken):
        plan = replace(plan, target=Anything())
    for text in dict.fromkeys((*texts, f"{story[0]} {question.text}")):
        yield replace(plan, text=text)


def filter_of(plan: Plan) -> Filter | None:
    """Return the description of documents that `plan` is about; None for none."""
    if isinstance(plan, Listing):
        return plan.filter
    target = getattr(plan, "target", None)
    return target.filter if isinstance(target, Described) else None
