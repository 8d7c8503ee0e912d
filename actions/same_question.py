"""The last question of another city or document, in so many words: “Le Havre thì bao nhiêu?”.

“Hà Nội có số liệu đó không?” asks the same: what was told of one is never told of the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import Match, pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import (
    Anything,
    Change,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Spoken,
)
from actions.topics import Span, places_in, replaced
from index.references.finder import Reference
from index.text.folding import fold
from index.text.language import Language

_SAME, _TOO = "same", "too"
_NUMBER = re.compile(r"(?<![\w/.,-])\d{2,5}(?![\w/%-]|[.,]\d)")
# What may be asked once more in a word; “làm gì?” is a question by itself.
_ASKS = frozenset(("asks.count", "asks.how", "asks.when", "asks.where", "asks.who", "asks.why"))
# What adds one more, “và … nữa”, or says what was meant, “không phải, 749 cơ”.
_MORE = frozenset(("also", "and", "continue", "correct"))
# What asks again, and names nothing.
_AGAIN = frozenset(
    (
        "about",
        "addressee",
        "also",
        "and",
        "change",
        "closing",
        "continue",
        "correct",
        "courtesy",
        "fine",
        "list",
        "measure",
        "no",
        "skip",
        "this_one",
    )
)
# “Có … không” asks the same only where that is said: “số liệu đó”.
_WHETHER = frozenset(("has", "polarity"))


def asked_of_another(plan: Plan, text: str, focus: Focus, knowledge: Knowledge) -> Plan:
    """Return the last question of what `text` names, where it says nothing else; else `plan`."""
    if number := _bare_number(plan, text, focus):
        return Change(plan, number)
    if not (focus.plan and _is_open(plan)):
        return plan
    places, found = places_in(text), knowledge.finder.find(text)
    if not (places or found) and focus.documents:
        found = _numbered(text, focus, knowledge)
    if len(found) == 1 and not places and len(found[0].matches) == 1:
        naming = Naming(found[0].text, (found[0].matches[0].id,))
        of_document = Lookup(Named((naming,)))
        return _changed(plan, of_document, text, found[0].span, focus)
    if len(places) == 1 and not found:
        start, end = places[0]
        return _changed(plan, Passages(text[start:end]), text, (start, end), focus)
    return plan


def _bare_number(plan: Plan, text: str, focus: Focus) -> str:
    """Return the number of a document that is all that `text` says beside “và”, “nữa”: “411”.

    After a question on what another one says it is asked the same; "" for anything else.
    """
    match plan, focus.plan:
        case (
            Lookup(target=Named(documents=(naming,)), fields=(), claim=""),
            Passages(target=Named(documents=(_,)), claim=""),
        ) if naming.written.isdecimal() and naming.written in text:
            start = text.index(naming.written)
            rest = replaced(text, [(start, start + len(naming.written))], " , ")
            again = _asks_again(rest, focus.language or "vi")
            return naming.written if again or not tokens_of(rest) else ""
    return ""


def _numbered(text: str, focus: Focus, knowledge: Knowledge) -> list[Reference]:
    """Return the document whose number is all that `text` names: “và 2629 nữa”."""
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) != 1:
        return []
    found = knowledge.finder.find(numbers[0][0])
    return [replace(each, span=numbers[0].span(), text=numbers[0][0]) for each in found]


def _is_open(plan: Plan) -> bool:
    """Tell whether `plan` asks no field, and of nothing but what it names."""
    match plan:
        case Passages(target=Anything() | Named(documents=(_,)), fields=()):
            return True
        case Overview(target=Anything() | Spoken(ordinal=None), points=0):
            return True
    return False


def _changed(plan: Plan, to: Plan, text: str, span: Span, focus: Focus) -> Plan:
    name, rest = text[slice(*span)], replaced(text, [span], " , ")
    language = focus.language or "vi"
    # Of “hn co so lieu do k” the city alone was typed so that its marks are sure.
    said_bare = _places(pronoun_lexicon().find(tokens_of(fold(rest)), language), _SAME)
    asks = _asks_again(rest, language) or (said_bare and _asks_again(fold(rest), language))
    return Change(to, name) if asks else plan


def _asks_again(rest: str, language: Language) -> bool:
    """Tell whether `rest`, of a question without what it names, asks what was asked last."""
    tokens = tokens_of(rest)
    pronouns = pronoun_lexicon().find(tokens, language)
    same = _places(pronouns, _SAME)
    allowed = _AGAIN | (_WHETHER if same else frozenset())
    said = same | _places(pronouns, _TOO)
    asks = bool(said)
    for match in matches_in(rest, language):
        heads = {concept.partition(".")[0] for concept in match.concepts}
        again = not _ASKS.isdisjoint(match.concepts)
        asks |= again or bool(_MORE & heads)
        if again or allowed & heads:
            said.update(range(match.first, match.end))
    return asks and bool(tokens) and len(said) == len(tokens)


def _places(matches: Sequence[Match], concept: str) -> set[int]:
    """Return the tokens of those of `matches` that stand for `concept`."""
    fitting = (each for each in matches if concept in each.concepts)
    return {at for each in fitting for at in range(each.first, each.end)}
