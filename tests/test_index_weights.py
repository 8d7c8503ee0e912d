import pytest
from pydantic import ValidationError

from index.weights import WEIGHTS, Weights


def test_no_weight_of_the_fusion_is_negative() -> None:
    assert min(WEIGHTS.fusion.model_dump().values()) >= 0


def test_answering_asks_for_more_than_mentioning() -> None:
    assert 0 < WEIGHTS.threshold.mention < WEIGHTS.threshold.answer < 1


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Weights.model_validate({**WEIGHTS.model_dump(), "colour": 1})
