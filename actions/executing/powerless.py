"""Say which claims of one text on another are none: its issuer has no power over the other."""

from collections.abc import Sequence
from dataclasses import replace

from actions.executing.context import Context
from actions.executing.result import Found, Line, Nothing, Result
from actions.executing.targets import documents_of
from actions.reading.plan import Field, Lookup, Plan, Relations, Validity
from index.documents.relations import CHANGING
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
    links = (
        link
        for one in documents
        for link in context.knowledge.links.powerless(one)
        if not isinstance(plan, Relations) or (link.of if plan.to_it else link.by).id == one.id
    )
    claims = {(link.act, link.by.id, link.of.id): link for link in links}
    return tuple(_line(link.act, link.by, link.of) for link in claims.values())


def _line(act: str, by: Document, of: Document) -> Line:
    return Line("powerless", {"act": Line(f"powerless_acts.{act}"), "by": by, "name": of})
