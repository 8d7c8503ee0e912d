"""Say which claims of one text on another change nothing.

Its issuer has no power over the other, or nobody has confirmed the text that makes the claim.
"""

from collections.abc import Sequence
from dataclasses import replace

from actions.executing.context import Context
from actions.executing.result import Found, Line, Nothing, Result
from actions.executing.targets import documents_of
from actions.reading.plan import Field, Lookup, Plan, Relations, Validity
from index.documents.relations import CHANGING, Link
from index.records.document import Document

# They tell what stands between texts; what a text says is not doubted by such a claim.
_ON_RELATIONS = (Lookup, Relations, Validity)
_ENDS: frozenset[Field] = frozenset(("replaced_by", "replaces"))


def with_powerless_claims(plan: Plan, result: Result, context: Context) -> Result:
    """Return `result` of `plan` with the claims on its documents that change nothing."""
    if not isinstance(plan, _ON_RELATIONS):
        return result
    if isinstance(plan, Relations) and not CHANGING & set(plan.acts):
        return result
    if isinstance(plan, Lookup) and not _ENDS.intersection(plan.fields):
        return result
    lines = _lines(plan, documents_of(plan.target, context), context)
    if not lines:
        return result
    told = Line("lines", {"lines": lines})
    if isinstance(result, Found):
        return replace(result, after=(*result.after, told))
    return replace(result, reason=(*result.reason, told)) if isinstance(result, Nothing) else result


def _lines(plan: Plan, documents: Sequence[Document], context: Context) -> tuple[Line, ...]:
    links = context.knowledge.links
    claims: dict[tuple[str, str, str], list[Link]] = {}
    for key, claimed in (("powerless", links.powerless), ("unconfirmed_claim", links.unconfirmed)):
        for one in documents:
            for link in claimed(one):
                actor = link.of if isinstance(plan, Relations) and plan.to_it else link.by
                if isinstance(plan, Relations) and actor.id != one.id:
                    continue
                same = claims.setdefault((key, link.by.id, link.of.id), [])
                if link not in same:
                    same.append(link)
    return tuple(_line(key, same) for (key, *_), same in claims.items())


def _line(key: str, links: Sequence[Link]) -> Line:
    """Return the line on what the first of `links` claims to do; all are of the same two texts."""
    act = Line(f"powerless_acts.{links[0].act}")
    return Line(key, {"act": act, "by": links[0].by, "name": links[0].of})
