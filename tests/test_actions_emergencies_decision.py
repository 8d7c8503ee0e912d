"""What a probability of danger gives, with what phrases find."""

from dataclasses import replace

import pytest

from actions.emergencies.dangers import Danger
from actions.emergencies.decision import THRESHOLDS, Help, help_by_text, help_by_vectors

NONE = Danger()
FOUND = Danger(kinds=frozenset(("fire",)))
CLEAR = Danger(kinds=frozenset(("fire",)), clear=frozenset(("fire",)))


@pytest.mark.parametrize(
    ("danger", "numbers", "question"),
    [(NONE, "numbers", "question"), (FOUND, "numbers", "question_if_suspected")],
)
def test_thresholds_part_numbers_question_and_nothing(
    danger: Danger, numbers: str, question: str
) -> None:
    sure, doubtful = THRESHOLDS[numbers], THRESHOLDS[question]
    assert help_by_vectors(sure, danger) is Help.NUMBERS
    assert help_by_vectors(sure - 0.001, danger) is Help.QUESTION
    assert help_by_vectors(doubtful, danger) is Help.QUESTION
    assert help_by_vectors(doubtful - 0.001, danger) is Help.NOTHING


def test_a_suspicion_asks_sooner_and_alone_asks_nothing() -> None:
    assert help_by_vectors(THRESHOLDS["question_if_suspected"], NONE) is Help.NOTHING
    suspected = THRESHOLDS["question_if_suspected"]
    assert help_by_vectors(suspected, NONE, is_suspected=True) is Help.QUESTION
    assert help_by_vectors(0.0, NONE, is_suspected=True) is Help.NOTHING


def test_who_names_a_danger_and_calls_for_help_has_numbers_however_improbable() -> None:
    calling = replace(CLEAR, signs=frozenset(("call",)))
    assert help_by_vectors(0.0, calling) is help_by_text(0.0, calling) is Help.NUMBERS
    assert help_by_text(0.0, replace(FOUND, signs=frozenset(("call",)))) is Help.NOTHING


def test_a_clear_phrase_that_nothing_else_speaks_for_is_a_figure_of_speech() -> None:
    assert help_by_vectors(0.0, CLEAR) is help_by_text(0.0, CLEAR) is Help.NOTHING


def test_a_clear_phrase_leaves_a_doubt_and_needs_less_to_give_numbers() -> None:
    doubt = THRESHOLDS["question_if_clear"]
    assert help_by_vectors(doubt, CLEAR) is help_by_text(doubt, CLEAR) is Help.QUESTION
    assert help_by_vectors(doubt, FOUND) is help_by_text(doubt, FOUND) is Help.NOTHING
    assert help_by_vectors(THRESHOLDS["numbers_if_clear"], CLEAR) is Help.NUMBERS
    assert help_by_vectors(THRESHOLDS["numbers_if_clear"], NONE) is not Help.NUMBERS
    assert help_by_text(THRESHOLDS["numbers_by_text_if_clear"], CLEAR) is Help.NUMBERS
    assert help_by_text(THRESHOLDS["numbers_by_text_if_clear"], NONE) is not Help.NUMBERS
