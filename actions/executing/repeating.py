"""Repeat: a sentence that was told, or stands beside one, is told again with its source."""

from actions.executing.cards import body_of, card_quote
from actions.executing.context import Context
from actions.executing.result import Found, Line, Nothing, Quote
from actions.reading.plan import Repeat


def repeat(plan: Repeat, context: Context) -> Found | Nothing:
    """Return the sentence of `plan`; nothing more where the store has lost its document."""
    before = (Line("repeated_value", {"value": plan.value}),) if plan.value else ()
    held = (one for one in context.knowledge.retriever.documents if one.id == plan.document)
    for document in held:
        for passage in body_of(document, context):
            if plan.words in passage.text:
                return Found((Quote(document, passage, plan.words),), before=before)
        return Found((card_quote(document, plan.words),), before=before)
    return Nothing((Line("nothing_more"),))
