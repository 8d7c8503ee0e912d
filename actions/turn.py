"""turn(): one message of a conversation, from its words to the answer and the new focus."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from actions.asking import Asking
from actions.conversation import Focus, Turn
from actions.emergencies.answers import danger_answer
from actions.emergencies.dangers import danger_in
from actions.emergencies.emergency import (
    answer_to_danger,
    emergency_answer,
    emergency_numbers,
    is_danger_question,
)
from actions.knowledge import Knowledge
from actions.mentioning import mentioning, on_place
from actions.picks import is_pick
from actions.reading.plan import Ask
from actions.reading.speech import language_of
from actions.referents import Referents

_IN_DANGER = Ask("danger")
"""What waits while it is asked whether anyone is in danger."""


def turn(
    message: str, focus: Focus, intents: Mapping[str, float], knowledge: Knowledge, today: date
) -> Turn:
    """Answer `message`, of `today`, in a conversation that speaks of `focus`.

    `intents` are the probabilities of what the dialogue engine takes it for, or empty. The focus
    returned is what the conversation speaks of then.
    """
    if urgent := urgent_turn(message, focus):
        return urgent[0], mentioning(message, urgent[1], knowledge)
    kept = focus.language
    focus = _heard(message, focus)
    choice = Referents(focus, knowledge).titled(message)
    likeliest = max(intents, key=lambda name: intents[name], default="")
    suspected = likeliest == "emergency"
    picks = choice or is_pick(message, focus)
    danger = None if picks else danger_answer(message, knowledge.retriever, is_suspected=suspected)
    asking = Asking(intents, knowledge, today, focus.language)
    asks = danger is not None and is_danger_question(danger)
    if danger and not (asks and not danger_in(message).kinds and asking.tells_no_danger(message)):
        pending = _IN_DANGER if asks else None
        return danger, replace(mentioning(message, focus, knowledge), pending=pending)
    if choice:
        return asking.ask_one(message, choice.plan, focus)
    return asking.ask(message, focus, kept)


def urgent_turn(message: str, focus: Focus) -> Turn | None:
    """Answer a message that names a danger, or that replies whether there is one; None for others.

    It needs no store, and so no one waits for it.
    """
    if emergency_numbers(message):
        heard = on_place(message, _heard(message, focus))
        return emergency_answer(message), replace(heard, pending=None)
    if focus.pending == _IN_DANGER:
        said = answer_to_danger(message, focus.language or "vi")
        return (said, replace(focus, pending=None)) if said else None
    return None


def _heard(message: str, focus: Focus) -> Focus:
    """Return `focus` in the language of `message`, with no danger in doubt any more."""
    pending = None if focus.pending == _IN_DANGER else focus.pending
    return replace(focus, language=language_of(message, focus.language), pending=pending)
