"""What a plan says of the parts of a clause: how many it answers, and which it may be of."""

from actions.executing.counting_within import levels_asked
from actions.executing.result import Found, Result
from actions.reading.plan import (
    Change,
    Cited,
    Continue,
    Define,
    Elapsed,
    Elsewhere,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    SmallTalk,
    Spoken,
    Validity,
)

# What is read of several questions may be of one of them.
_OF_ONE = (
    *(Change, Cited, Define, Elapsed, Elsewhere, Enumerate, Listing, Lookup, Overview, Passages),
    *(Provisions, Relations, Several, Validity),
)


def asks_if_over(plan: Plan, before: Result) -> bool:
    """Tell whether “hết chưa” is asked of the years told `before`, which say if they are over."""
    told = before.before if isinstance(before, Found) else ()
    is_of_years = any(line.key.startswith("period.") for line in told)
    return is_of_years and plan == Continue("more")


def says_how(plan: Plan) -> bool:
    """Tell whether `plan` only says how what is asked before is to be told: “… ngắn gọn thôi”."""
    match plan:
        case Overview(target=Spoken(), subject=""):
            return True
        case Continue(how=how):
            return how in ("detail", "plain", "short")
    return False


def is_spoken(plan: Plan) -> bool:
    """Tell whether `plan` asks for metadata of what was spoken of last."""
    return isinstance(plan, Lookup) and isinstance(plan.target, Spoken)


def may_part(plan: Plan) -> bool:
    """Tell whether `plan` may have been read from one of several questions alone."""
    return isinstance(plan, _OF_ONE) or plan == SmallTalk("gibberish")


def takes(plan: Plan) -> int:
    """Return how many questions `plan` answers."""
    match plan:
        case Several(plans):
            # What is searched for beside other plans is whatever they leave over.
            return sum(takes(each) for each in plans if not isinstance(each, Passages))
        case Provisions(text=text):
            return max(len(levels_asked(text)), 1)
        case Lookup(fields=things) | Listing(filter=Filter(types=things)):
            return max(len(things), 1)
    return 1


def leaves_some(plan: Plan) -> bool:
    """Tell whether `plan` is of several things, and searches for what these leave over."""
    return isinstance(plan, Several) and any(isinstance(each, Passages) for each in plan.plans)
