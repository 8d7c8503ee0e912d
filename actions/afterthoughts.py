"""A word that asks more of the last answer, and names nothing: “năm nào vậy?”, “tại sao?”."""

from dataclasses import replace

from actions.conversation import Focus
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Compare, Enumerate, Lookup, Named, Naming, Passages, Plan, Validity
from actions.topics import years_in
from index.text.language import Language

# What may stand in a claim about the figure that was told, “gấp đôi”, “30 percent”.
_OF_FIGURES = frozenset(("change", "claim", "closing", "courtesy", "measure", "skip", "this_one"))
_WHEN = frozenset(("asks.when", "day", "when"))


def asked_more(text: str, focus: Focus) -> Plan | None:
    """Return what `text` asks of the last answer; None where nothing was answered.

    When: what the answer itself says of a year, or else when its text is of. Whatever else: the
    last question, with this word.
    """
    if focus.plan is None or not focus.shown:
        return None
    asked = getattr(focus.plan, "text", "") or focus.subject
    if isinstance(focus.plan, Enumerate) and "asks.count" in concepts_in(
        text, focus.language or "vi"
    ):
        return focus.plan  # the list says how many
    if _WHEN & concepts_in(text, focus.language or "vi"):
        dated = any(years_in(words) for words in focus.shown[-1:])
        if not dated and focus.documents:
            document = focus.documents[0]
            return Lookup(Named((Naming(document, (document,)),)), ("issued",))
    if isinstance(focus.plan, Validity) and "asks.why" in concepts_in(text, focus.language or "vi"):
        return Lookup(focus.plan.target, ("replaced_by",))
    if isinstance(focus.plan, Compare) and "differs" in concepts_in(text, focus.language or "vi"):
        return replace(focus.plan, aspect="", text=text, claim="")  # “khác nhau chỗ nào?”
    if not asked:
        return None
    if isinstance(focus.plan, Passages):
        return replace(focus.plan, text=f"{asked} {text}", claim="", fields=())
    return Passages(f"{asked} {text}")


def claimed_again(claim: Passages, focus: Focus) -> Passages | None:
    """Return the last question with what `claim` makes of its answer: “thế là 30% à?”.

    None where it names what it is about: “thế kinh tế số là 30% à?”.
    """
    last = focus.plan
    if (
        not isinstance(last, Passages)
        or not focus.shown
        or _says_of_what(claim.text, focus.language or "vi")
    ):
        return None
    return replace(last, claim=claim.claim, fields=())


def _says_of_what(text: str, language: Language) -> bool:
    """Tell whether `text` has more than a figure and what is said of one."""
    tokens = tokens_of(text)
    said = {at for at, token in enumerate(tokens) if any(map(str.isdigit, token.word))}
    for match in matches_in(text, language):
        if _OF_FIGURES & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    return len(said) < len(tokens)
