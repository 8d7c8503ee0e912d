"""Recognise the danger in a message from its text alone, for where no encoder is at hand."""

from actions.emergencies.evidence import evidence_in
from actions.emergencies.model import TEXT_WEIGHTS, Recognition, shipped_model
from actions.emergencies.windows import danger_windows
from index.text.combining_marks import limit_marks


def recognise_in_text(message: str) -> Recognition:
    """Return the danger that the text of `message` tells of."""
    windows = danger_windows(limit_marks(message)) or [""]
    return shipped_model(TEXT_WEIGHTS).recognition([evidence_in(window) for window in windows])
