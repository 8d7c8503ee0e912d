"""The answer to what was asked back: a document, a place or a subject for the plan that waits."""

from dataclasses import replace
from typing import cast

from actions.bare_names import bare_subject, bare_target
from actions.neighbours import within
from actions.reading.plan import (
    Anything,
    Change,
    Compare,
    Described,
    Enumerate,
    Filter,
    Overview,
    Passages,
    Plan,
    Provisions,
    Several,
    Spoken,
)
from actions.targeting import Targeted, with_target
from actions.topics import place_named


def resumed(pending: Plan, plan: Plan, text: str) -> Plan | None:
    """Return `pending` with what `plan`, read from `text`, answers to it.

    None where it is a question of its own.
    """
    match pending, plan:
        case (Several(), _) | (_, Change()):
            return None
        case Provisions(places=(old, *_)), Provisions(target=Spoken() | Anything()):
            return replace(pending, places=tuple(within(old, new) for new in plan.places))
    if not isinstance(pending, Targeted):
        return None
    if target := bare_target(plan):
        return cast(Plan, with_target(pending, target))
    return _about(pending, bare_subject(plan, text))


def _about(pending: Targeted, subject: str) -> Plan | None:
    """Return `pending` about `subject`; None where it waits for something else."""
    if not subject:
        return None
    match pending:
        case Passages():
            return replace(pending, about=subject, target=Anything())
        case Overview():
            return replace(pending, subject=subject, target=Anything())
        case Enumerate():
            return replace(pending, about=subject, target=Anything())
        case Compare():
            return replace(pending, subjects=(*pending.subjects, subject))
    if place_named(subject):
        return None
    described = Described(Filter(topic=subject), strict=False)
    return cast(Plan, with_target(pending, described))
