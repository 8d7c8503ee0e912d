"""The documents that an answer on relations names: “nó bãi bỏ những gì?”, then “cái thứ nhất”.

They may be spoken of next.
"""

from collections.abc import Sequence
from dataclasses import replace

from actions.conversation import Focus
from actions.executing.result import Found, Result, Said
from actions.knowledge import Knowledge
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Anything,
    Choice,
    Field,
    Lookup,
    Named,
    Naming,
    Passages,
    Plan,
    Relations,
)
from actions.targeting import documents_of
from index.lexicon.types import type_codes
from index.text.language import Language

_FIELDS: frozenset[Field] = frozenset(("based_on", "replaced_by", "replaces"))


def on_related(focus: Focus, plan: Plan, result: Result, knowledge: Knowledge) -> Focus:
    """Return `focus`, after `plan` was answered with `result`, on the other document that it names.

    Several are listed: none of them is spoken of until one is chosen. Of one that the store lacks
    little more can be told: “nó” is still the one that was asked of, but for “ra ngày nào?”.
    """
    if not isinstance(result, Said):
        focus = replace(focus, told=None)
    if not (_asks(plan, focus.language or "vi") and isinstance(result, Found)):
        return focus
    others = _others(result, documents_of(plan), knowledge)
    if isinstance(plan, Passages) and not documents_of(plan):
        types = type_codes(plan.text)
        others = tuple(each for each in others if set(type_codes(each.written)) & set(types))
    if len(others) == 1 and _is_one_of(others[0], focus.choices):
        return focus  # “ba nghị định là 45/2026, 42/2022 và 64/2007”, of which we hold one
    if len(others) == 1 and (ids := others[0].matches):
        return replace(focus, documents=ids, provision=None, subject="", unknown=None)
    if len(others) == 1:
        return replace(focus, told=others[0])
    if len(others) > 1 and isinstance(plan, Lookup):
        choices = tuple(Choice(each.written, Lookup(Named((each,)))) for each in others)
        return replace(focus, choices=choices)
    return focus


def _is_one_of(other: Naming, choices: Sequence[Choice]) -> bool:
    """Tell whether `other` stands among `choices`, the several things that a sentence lists."""
    return len(choices) > 1 and any(each.title in other.written for each in choices)


def _asks(plan: Plan, language: Language) -> bool:
    """Tell whether `plan` asks for another document than it names: “… bởi văn bản nào”."""
    match plan:
        case Relations():
            return True
        case Lookup(fields=fields):
            return bool(fields) and _FIELDS.issuperset(fields)
        case Passages(target=Named(documents=(_,)) | Anything(), text=text):
            concepts = concepts_in(text, language)
            is_document = any(each.startswith(("noun", "type")) for each in concepts)
            return is_document and "which" in concepts
    return False


def _others(found: Found, own: tuple[str, ...], knowledge: Knowledge) -> tuple[Naming, ...]:
    """Return the documents that the quotes of `found` name beside `own`, each once."""
    named: dict[str, Naming] = {}
    for quote in found.quotes:
        for each in knowledge.finder.find(quote.words):
            ids = tuple(document.id for document in each.matches)
            if len(ids) <= 1 and not set(ids) & {*own}:
                named.setdefault(ids[0] if ids else each.text, Naming(each.text, ids))
    return tuple(named.values())
