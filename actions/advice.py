"""Advice: who asks what to do is told what is known, and that no text says what to do."""

from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.result import Found, Line, Result
from actions.reading.plan import Passages, Plan
from actions.reading.roles import asks_advice
from index.text.language import detect_language


def as_advice(text: str, plan: Plan, result: Result) -> Result:
    """Return `result`; to what the asker should do, a summary of ours tells only what is known."""
    if not (isinstance(plan, Passages) and isinstance(result, Found)) or result.before:
        return result
    is_ours = all(quote.passage.wording == "summary" for quote in result.quotes)
    if not is_ours or not asks_advice(text, detect_language(text)):
        return result
    return replace(result, status=AnswerStatus.PARTIAL, before=(Line("no_advice"),))
