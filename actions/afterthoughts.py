"""A word that asks more of the last answer, and names nothing: “năm nào vậy?”, “tại sao?”."""

from dataclasses import replace

from actions.conversation import Focus
from actions.reading.phrases import concepts_in
from actions.reading.plan import Lookup, Named, Naming, Passages, Plan
from actions.topics import years_in

_WHEN = frozenset(("asks.when", "day", "when"))


def asked_more(text: str, focus: Focus) -> Plan | None:
    """Return what `text` asks of the last answer; None where nothing was answered.

    When: what the answer itself says of a year, or else when its text is of. Whatever else: the
    last question, with this word.
    """
    if focus.plan is None or not focus.shown:
        return None
    asked = getattr(focus.plan, "text", "") or focus.subject
    if _WHEN & concepts_in(text, focus.language or "vi"):
        dated = any(years_in(words) for words in focus.shown[-1:])
        if not dated and focus.documents:
            document = focus.documents[0]
            return Lookup(Named((Naming(document, (document,)),)), ("issued",))
    if not asked:
        return None
    if isinstance(focus.plan, Passages):
        return replace(focus.plan, text=f"{asked} {text}", claim="", fields=())
    return Passages(f"{asked} {text}")
