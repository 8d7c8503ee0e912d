"""Answer a message in which no phrase names a danger, where its vectors tell of one."""

from actions.answer import Answer
from actions.emergencies.emergency import danger_question, kind_answer
from actions.emergencies.model import recognise
from index.search.retriever import Retriever


def danger_answer(message: str, retriever: Retriever) -> Answer | None:
    """Return the numbers to call, or the question whether anyone is in danger; None for neither."""
    recognition = recognise(message, retriever)
    if recognition and recognition.is_sure:
        return kind_answer(recognition.kind, message)
    return danger_question(message) if recognition and recognition.is_doubtful else None
