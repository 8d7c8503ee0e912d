"""Of the documents spoken of, all or one: “trong ba cái, cái nào mới nhất?”.

Without this the newest of all that we hold would be told. Of those listed it is those that stand
so: “trong đó cái nào bị thay rồi”.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import (
    Anything,
    Change,
    Compare,
    Filter,
    Listing,
    Lookup,
    Order,
    Passages,
    Plan,
    Relations,
    Spoken,
    Validity,
)
from actions.referents import Referents
from actions.targeting import named
from index.documents.selection import newest_first
from index.records.document import Document
from index.text.folding import fold
from index.text.language import Language

_FEWEST, _MOST = 2, 5
_DIGIT = re.compile(r"(?<![\w/.,-])\d(?![\w/%-]|[.,]\d)")
# What says that those spoken of are meant.
_THESE = frozenset(("all_spoken", "anaphor.document", "ordinal.all", "this"))
# “Trong đó”, “of those”: of what was listed, whatever was spoken of since.
_AMONG = "change.among"
_WHICH_ONE = ("cai nao", "lequel", "laquelle", "which one")
_ORDERS: dict[str, Order] = {"order.newest": "newest", "order.oldest": "oldest"}
# What may stand beside “mới nhất”.
_OF_ORDER = frozenset(
    ("addressee", "closing", "courtesy", "has", "held", "noun", "order", "skip", "which")
)
_ENDED = frozenset(("repeal", "replace"))
_REPLACED = frozenset(f"act.{each}" for each in _ENDED)


def among_spoken(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, of those documents spoken of which it means; or as it is."""
    language = focus.language or "vi"
    concepts = concepts_in(text, language)
    bare = _of_order(plan, text, language)
    plan = bare or plan
    listed = _listed(text, concepts, focus, knowledge)
    asked = plan.to if isinstance(plan, Change) and listed else plan
    if listed and (standing := _standing_asked(asked, concepts)):
        return replace(standing, filter=replace(standing.filter, named=named(listed).documents))
    match asked:
        case Compare(target=Spoken(every=True)) if (count := _count(text, concepts)) > _FEWEST:
            # “3 cái đó cái nào ra trước”: the oldest is told first.
            held = Referents(focus, knowledge).together(count)
            ordered = newest_first(held)[::-1]
            return replace(asked, target=named(ordered)) if len(held) == count else plan
        case Validity(target=target) if listed and target == Spoken():
            return replace(asked, target=named(listed))
        case Listing(order=str(order), filter=described) if described == Filter():
            count = _count(text, concepts)
            of_listed = bare and listed and "addressee" not in concepts
            if not (count or of_listed or _THESE & concepts):
                return plan
            held = Referents(focus, knowledge).together(count or _MOST)
            dated = newest_first(each for each in held if each.issued)
            if len(dated) < _FEWEST:
                return plan
            chosen = dated[0 if order == "newest" else -1]
            return Lookup(named((chosen,)), ("issued",))
        case Validity(target=target) if target == Spoken() and "which" in concepts:
            held = Referents(focus, knowledge).together(_count(text, concepts) or _MOST)
            return replace(asked, target=named(held)) if len(held) >= _FEWEST else plan
    return plan


def _of_order(plan: Plan, text: str, language: Language) -> Listing | None:
    """Return the list that “mới nhất bạn có là cái nào” asks for, which says no noun."""
    match plan:
        case Passages(target=target, fields=(), claim="") if target == Anything():
            matches, tokens = matches_in(text, language), tokens_of(text)
            orders = {each for one in matches for each in one.concepts if each in _ORDERS}
            said = {
                at
                for one in matches
                if _OF_ORDER & {each.partition(".")[0] for each in one.concepts}
                for at in range(one.first, one.end)
            }
            if len(orders) == 1 and len(said) == len(tokens):
                return Listing(Filter(), _ORDERS[orders.pop()], 1)
    return None


def _standing_asked(plan: Plan, concepts: frozenset[str]) -> Listing | None:
    """Return the list of all that stand as `plan` asks, or that somebody issued; None for others.

    Those that were replaced have ended.
    """
    match plan:
        case Listing(filter=described, order=None, explicit=False) if (
            described.standing or described.issuers
        ):
            only = Filter(
                standing=described.standing, holding=described.holding, issuers=described.issuers
            )
            return plan if described == only else None
        case Relations(target=target, act=act, to_it=True) if act in _ENDED and target == Spoken():
            return Listing(Filter(standing="ended"))
        case Passages(target=target) if target == Anything() and concepts & _REPLACED:
            return Listing(Filter(standing="ended")) if "passive" in concepts else None
    return None


def _listed(
    text: str, concepts: frozenset[str], focus: Focus, knowledge: Knowledge
) -> tuple[Document, ...]:
    """Return the documents listed last where “cái nào …” asks which of them; or none."""
    referents = Referents(focus, knowledge)
    points = _AMONG in concepts or fold(text).lstrip().startswith(_WHICH_ONE)
    asks = "which" in concepts and (referents.is_list or points)
    return referents.listed if asks else ()


def _count(text: str, concepts: frozenset[str]) -> int:
    """Return how many are spoken of: 3 of “ba cái”, “3 cái”; 0 where that is not said."""
    said = [*_DIGIT.findall(text), *_numerals(concepts)]
    return max((int(each) for each in said if int(each) >= _FEWEST), default=0)


def _numerals(concepts: frozenset[str]) -> Iterator[str]:
    said = (each.removeprefix("numeral.") for each in concepts if each.startswith("numeral."))
    yield from (each for each in said if each.isdecimal())
