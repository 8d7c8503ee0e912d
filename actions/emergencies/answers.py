"""Answer a message of somebody in danger, judged by its text and its sentence vectors together."""

from collections.abc import Sequence

import numpy as np

from actions.answer import Answer
from actions.emergencies.dangers import danger_in
from actions.emergencies.decision import Help, help_by_vectors
from actions.emergencies.emergency import (
    answer_in_doubt,
    danger_question,
    emergency_answer,
    emergency_numbers,
    kind_answer,
)
from actions.emergencies.evidence import evidence_in
from actions.emergencies.long_past import is_long_past
from actions.emergencies.model import Floats, Recognition, vector_model
from actions.emergencies.windows import danger_windows
from index.question.query import as_encoded
from index.search.retriever import Retriever
from index.text.combining_marks import limit_marks
from index.text.sentences import sentence_spans

# A closing question that so little danger speaks from is on something else.
_HARMLESS = 0.02


def danger_answer(
    message: str, retriever: Retriever, *, is_suspected: bool = False
) -> Answer | None:
    """Return the numbers to call, or the question whether anyone is in danger; None for neither.

    The question is for doubt, and less of it will do where danger `is_suspected`, as by an intent:
    alone it asks nothing. With an encoder that no model is for, the text alone decides.
    """
    if emergency_numbers(message):
        return emergency_answer(message)
    recognition = recognise(message, retriever)
    if recognition is None:
        return danger_question(message) if answer_in_doubt(message) else None
    danger = danger_in(limit_marks(message))
    given = help_by_vectors(recognition.probability, danger, is_suspected=is_suspected)
    if given is Help.NUMBERS:
        return kind_answer(recognition.kind, message)
    is_asked = given is Help.QUESTION and not _is_only_told(message, retriever)
    return danger_question(message) if is_asked else None


def _is_only_told(message: str, retriever: Retriever) -> bool:
    """Tell whether the danger in `message` is long past and its closing question is on none."""
    if not is_long_past(limit_marks(message)):
        return False
    *_, (start, end) = sentence_spans(message)
    closing = recognise(message[start:end], retriever)
    return closing is None or closing.probability < _HARMLESS


def recognise(message: str, retriever: Retriever) -> Recognition | None:
    """Return what text and vectors of `message` tell of danger.

    None for an empty message, or if the encoder is not the one that the weights are for.
    """
    model = vector_model(retriever.encoder.name)
    windows = danger_windows(as_encoded(limit_marks(message))) if model else []
    if model is None or not windows:
        return None
    vectors = window_vectors(windows, retriever)
    return model.recognition([evidence_in(window) for window in windows], vectors)


def window_vectors(windows: Sequence[str], retriever: Retriever) -> Floats:
    """Return the vectors of `windows`, corrected beside as typed, shape `(w, 2 d)`.

    Both, because a correction towards the words of the documents may lose what is told.
    """
    pairs = [(retriever.corrected(window), window) for window in windows]
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    row = {text: at for at, text in enumerate(texts)}
    vectors = retriever.encoder.encode(texts, "query")
    return np.stack([np.concatenate([vectors[row[text]] for text in pair]) for pair in pairs])
