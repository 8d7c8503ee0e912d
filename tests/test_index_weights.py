from typing import get_args

import pytest
from pydantic import ValidationError

from index.language import Language
from index.weights import WEIGHTS, Weights


def test_every_language_has_its_fusion_and_no_weight_of_it_is_negative() -> None:
    assert set(WEIGHTS.fusion) == set(get_args(Language))
    for fusion in WEIGHTS.fusion.values():
        assert min(fusion.model_dump().values()) >= 0


def test_answering_asks_for_more_than_mentioning() -> None:
    assert 0 < WEIGHTS.threshold.mention < WEIGHTS.threshold.answer < 1


def test_an_unknown_number_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Weights.model_validate({**WEIGHTS.model_dump(), "colour": 1})
