"""Of the documents spoken of, all or one: “trong ba cái, cái nào mới nhất?”.

Without this the newest of all that we hold would be told.
"""

import re
from collections.abc import Iterator
from typing import cast

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.phrases import concepts_in
from actions.reading.plan import Filter, Listing, Lookup, Plan, Spoken, Validity
from actions.referents import Referents, named, with_target
from index.documents.selection import newest_first

_FEWEST, _MOST = 2, 5
_DIGIT = re.compile(r"(?<![\w/.,-])\d(?![\w/%-]|[.,]\d)")
# What says that those spoken of are meant.
_THESE = frozenset(("all_spoken", "anaphor.document", "ordinal.all", "this"))


def among_spoken(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, of those documents spoken of which it means; or as it is."""
    concepts = concepts_in(text, focus.language or "vi")
    match plan:
        case Listing(order=str(order), filter=described) if described == Filter():
            count = _count(text, concepts)
            if not (count or _THESE & concepts):
                return plan
            held = Referents(focus, knowledge).together(count or _MOST)
            dated = newest_first(each for each in held if each.issued)
            if len(dated) < _FEWEST:
                return plan
            chosen = dated[0 if order == "newest" else -1]
            return Lookup(named((chosen,)), ("issued",))
        case Validity(target=target) if target == Spoken() and "which" in concepts:
            held = Referents(focus, knowledge).together(_count(text, concepts) or _MOST)
            return cast(Plan, with_target(plan, named(held))) if len(held) >= _FEWEST else plan
    return plan


def _count(text: str, concepts: frozenset[str]) -> int:
    """Return how many are spoken of: 3 of “ba cái”, “3 cái”; 0 where that is not said."""
    said = [*_DIGIT.findall(text), *_numerals(concepts)]
    return max((int(each) for each in said if int(each) >= _FEWEST), default=0)


def _numerals(concepts: frozenset[str]) -> Iterator[str]:
    said = (each.removeprefix("numeral.") for each in concepts if each.startswith("numeral."))
    yield from (each for each in said if each.isdecimal())
