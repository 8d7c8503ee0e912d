"""Help with an emergency at once, by the text alone: what front doors and front ends ask first."""

from actions.answer import Answer
from actions.emergencies.emergency import answer_in_doubt, emergency_answer, emergency_numbers

# Lengths in characters. Of a longer message only its beginning and its end are searched here, since
# people cry for help first or last; the actions read all of it.
_BEGINNING, _END = 1000, 500


def help_at_once(message: str) -> Answer | None:
    """Return the answer to an emergency, or None if `message` reports none beyond doubt."""
    message = _ends(message)
    return emergency_answer(message) if emergency_numbers(message) else None


def help_in_doubt(message: str) -> Answer | None:
    """Return every number if `message` may report an emergency: for when nobody else can judge."""
    return answer_in_doubt(_ends(message))


def _ends(message: str) -> str:
    """Return what is read of `message` here."""
    if len(message) <= _BEGINNING + _END:
        return message
    return f"{message[:_BEGINNING]}\n{message[-_END:]}"
