"""The documents that a plan is asked of: a plan asked of others, and the ids that it names."""

from collections.abc import Iterable
from dataclasses import replace

from actions.reading.plan import (
    Compare,
    Define,
    Elapsed,
    Enumerate,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Target,
    Validity,
)
from index.records.document import Document

Targeted = (
    Lookup
    | Validity
    | Relations
    | Provisions
    | Define
    | Elapsed
    | Overview
    | Enumerate
    | Compare
    | Passages
)
"""The plans that have a target."""


def with_target(plan: Targeted, target: Target) -> Targeted:
    """Return `plan` asked of `target`."""
    return replace(plan, target=target)


def named(documents: Iterable[Document]) -> Named:
    """Return the target that `documents` are."""
    return Named(tuple(Naming(each.name, (each.id,)) for each in documents))


def documents_of(plan: Plan) -> tuple[str, ...]:
    """Return the ids of the documents that `plan` names, each once; one of several it may mean."""
    match plan:
        case Lookup() | Validity() | Relations() | Provisions() | Define():
            target = plan.target
        case Elapsed() | Overview() | Enumerate() | Compare() | Passages():
            target = plan.target
        case _:
            return ()
    if not isinstance(target, Named):
        return ()
    return tuple(dict.fromkeys(each.matches[0] for each in target.documents if each.matches))
