"""Beside: what is missing of one question, in a line beside the answers to others."""

from collections.abc import Sequence

from actions.conversation import Focus
from actions.executing.likely import HITS, lacks
from actions.executing.restating import restated
from actions.executing.result import Found, Line, Nothing, Result
from actions.knowledge import Knowledge
from actions.refusing import is_refused

# Refusals that do not say what is missing.
_UNNAMED = ("missing", "out_of_scope", "premise.", "no_reason", "claim.")
_NEAREST = "claim.nearest"  # and what it is stands there
_OF_VALIDITY = ("validity.", "period.")


def _says_what_is_known(result: Result) -> bool:
    """Tell whether `result` is the little that is known: since when a text holds, if not until."""
    lines = (*result.before, *result.after) if isinstance(result, Found) else ()
    return any(line.key.startswith(_OF_VALIDITY) for line in lines)


def beside_others(part: str, result: Result, focus: Focus, place: int = 0) -> Result:
    """Return `result` of the question `part`; of a refusal the line that says what is missing.

    So it does of advice, which only shows what is known.

    Other questions of the message are answered, and so nothing needs to be offered instead. `place`
    is that of `part` in the message: neighbours are not refused in the same words.
    """
    advises = isinstance(result, Found) and result.before[:1] == (Line("no_advice"),)
    if not (is_refused(result) or advises) or _says_what_is_known(result):
        return result
    if isinstance(result, Found) and any(line.key == _NEAREST for line in result.before):
        return result
    reason: tuple[Line, ...] = ()
    if advises:
        pass
    elif isinstance(result, Nothing):
        reason = result.reason[:1]
    elif isinstance(result, Found):
        reason = result.before[:1]
    if not reason or reason[0].key.startswith(_UNNAMED):
        way, asked = restated(part, focus.language or "vi")
        reason = (Line(f"missing.{way}", {"asked": asked, "turn": focus.turns + place}),)
    return Nothing(reason)


def untold(results: Sequence[tuple[str, Result]], knowledge: Knowledge) -> list[tuple[str, Result]]:
    """Return `results` without the refused questions that the passages told of others answer best.

    Beside such a passage it would be said that nothing tells what stands there.
    """
    quotes = [quote for _, one in results if isinstance(one, Found) for quote in one.quotes]
    told = {quote.passage.id for quote in quotes}

    def is_told(question: str) -> bool:
        hits = knowledge.retriever.search(question, HITS)[:1]
        return any(hit.passage.id in told and not lacks(hit.evidence) for hit in hits)

    return [(each, one) for each, one in results if not (is_refused(one) and is_told(each))]


def all_missing(results: Sequence[tuple[str, Result]], whole: Result, focus: Focus) -> Result:
    """Return what is missing of each of `results`, and what the refused `whole` leads on to."""
    missing = (beside_others(part, one, focus, place) for place, (part, one) in enumerate(results))
    lines = [line for one in missing if isinstance(one, Nothing) for line in one.reason]
    choices = whole.choices if isinstance(whole, Nothing) else ()
    return Nothing(tuple(lines), choices=choices) if lines else whole
