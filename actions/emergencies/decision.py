"""Decide from a probability of danger whether to give numbers, to ask, or neither."""

from enum import Enum
from pathlib import Path

from actions.emergencies.dangers import Danger
from index.yaml_file import read_yaml

THRESHOLDS: dict[str, float] = read_yaml(Path(__file__).with_suffix(".yml"))["thresholds"]


class Help(Enum):
    """What a message gets: numbers, the question whether anyone is in danger, or nothing."""

    NUMBERS = "numbers"
    QUESTION = "question"
    NOTHING = "nothing"


def help_by_text(probability: float, danger: Danger) -> Help:
    """Return what `probability` gives, judged without an encoder; `danger` is what phrases find."""
    numbers = THRESHOLDS["numbers_by_text_if_clear" if danger.clear else "numbers_by_text"]
    return _help(probability, numbers, THRESHOLDS["question_by_text"], danger)


def help_by_vectors(probability: float, danger: Danger, *, is_suspected: bool = False) -> Help:
    """Return what `probability` gives, judged with vectors too; `danger` is what phrases find.

    `is_suspected` where something else than the message, such as an intent, tells of danger.
    """
    suspected = is_suspected or bool(danger.kinds)
    numbers = THRESHOLDS["numbers_if_clear" if danger.clear else "numbers"]
    return _help(
        probability,
        numbers,
        THRESHOLDS["question_if_suspected" if suspected else "question"],
        danger,
    )


def _help(probability: float, numbers: float, question: float, danger: Danger) -> Help:
    if probability >= numbers or danger.is_beyond_doubt:
        return Help.NUMBERS
    # What phrases find in a sentence on no subject leaves a doubt where little speaks for it, but
    # not where nothing does: “I'm drowning in acronyms”.
    if danger.clear:
        question = min(question, THRESHOLDS["question_if_clear"])
    return Help.QUESTION if probability >= question else Help.NOTHING
