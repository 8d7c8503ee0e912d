import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.emergencies.phrases import contains_any

FIRE = ["đang cháy", "nhà cháy"]
spaces = st.text(alphabet=" ,.!?\n", min_size=1)


@pytest.mark.parametrize(
    "text",
    ["Nhà tôi đang cháy!", "ĐANG CHÁY", "nha toi dang chay", "(đang cháy)", "nhà cháy, cứu với"],
)
def test_a_phrase_is_found(text: str) -> None:
    assert contains_any(text, FIRE)


@pytest.mark.parametrize(
    "text", ["hệ thống đang chạy", "đang cháyy", "nhà cháu", "", "đang", "dạng cháy"]
)
def test_something_alike_is_not(text: str) -> None:
    assert not contains_any(text, FIRE)


def test_a_phrase_is_found_in_decomposed_letters() -> None:
    assert contains_any(unicodedata.normalize("NFD", "nhà tôi đang cháy"), FIRE)


def test_a_phrase_may_be_written_decomposed() -> None:
    assert contains_any("nhà tôi đang cháy", [unicodedata.normalize("NFD", "đang cháy")])


@given(before=spaces, after=spaces, phrase=st.sampled_from(FIRE))
def test_a_phrase_is_found_between_any_signs(before: str, after: str, phrase: str) -> None:
    assert contains_any(before + phrase.upper() + after, [phrase])


@given(st.text())
def test_no_phrases_are_in_no_text(text: str) -> None:
    assert not contains_any(text, [])
