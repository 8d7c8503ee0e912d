"""execute(): from a Plan to its Result; one table says who executes which plan."""

from collections.abc import Callable

from actions.executing.as_amended import as_amended
from actions.executing.comparing import compare
from actions.executing.context import Context
from actions.executing.defining import define
from actions.executing.due import due
from actions.executing.elapsed import elapsed
from actions.executing.enumerating import enumerate_things
from actions.executing.extremes import extreme
from actions.executing.headed import titled_unit
from actions.executing.joining import joined
from actions.executing.listing import listing
from actions.executing.lookup import lookup
from actions.executing.missing import with_way_on
from actions.executing.next_goals import with_next_goals
from actions.executing.overtaken import with_notes
from actions.executing.overview import overview
from actions.executing.passages import passages
from actions.executing.place_differences import with_differences
from actions.executing.powerless import with_powerless_claims
from actions.executing.provisions import provisions
from actions.executing.relations import relations
from actions.executing.repeating import repeat
from actions.executing.result import Joined, Result
from actions.executing.searching import search
from actions.executing.settling import settle
from actions.executing.sources import cited, sources
from actions.executing.talking import ask, elsewhere, small_talk
from actions.executing.titling import in_own_words
from actions.executing.validity import validity
from actions.reading.plan import (
    Anything,
    Ask,
    Cited,
    Compare,
    Define,
    Due,
    Elapsed,
    Elsewhere,
    Enumerate,
    Extreme,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Repeat,
    Several,
    SmallTalk,
    Sources,
    Validity,
)

_EXECUTORS: dict[type, Callable[..., Result]] = {
    Ask: ask,
    Cited: cited,
    Compare: compare,
    Define: define,
    Due: due,
    Elapsed: elapsed,
    Elsewhere: elsewhere,
    Enumerate: enumerate_things,
    Extreme: extreme,
    Listing: listing,
    Lookup: lookup,
    Overview: overview,
    Passages: passages,
    Provisions: provisions,
    Relations: relations,
    Repeat: repeat,
    SmallTalk: small_talk,
    Sources: sources,
    Validity: validity,
}


def execute(plan: Plan, context: Context) -> Result:
    """Return the result of `plan`, which the conversation has completed.

    Raises KeyError for a plan that only a conversation completes: Continue, Change, Reply.
    """
    if isinstance(plan, Several):
        results = [execute(each, context) for each in plan.plans]
        if all(isinstance(each, Provisions) and each.compared for each in plan.plans):
            return with_differences(Joined(tuple(results)))
        return joined(results)
    result = with_next_goals(plan, settle(plan, context, _execute), context)
    result = with_notes(plan, as_amended(plan, result, context), context)
    result = with_powerless_claims(plan, result, context)
    return in_own_words(with_way_on(result, context), context)


def _execute(plan: Plan, context: Context) -> Result:
    if isinstance(plan, Overview) and plan.text and plan.target == Anything():
        # “Nội dung chủ yếu của thiết kế xây dựng” may be the very title of an article.
        hits = () if context.shown else search(plan.text, context)
        if titled := titled_unit(plan.text, hits, context):
            return titled
    return _EXECUTORS[type(plan)](plan, context)
