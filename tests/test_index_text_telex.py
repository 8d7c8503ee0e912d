import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.syllables import is_syllable
from index.text.telex import decode


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("chuyeenr", "chuyển"),
        ("ddooir", "đổi"),
        ("soos", "số"),
        ("laf", "là"),
        ("gif", "gì"),
        ("thanhf", "thành"),
        ("tha2nh", "thành"),
        ("pho61", "phố"),
        ("tho6ng", "thông"),
        ("dduwowcj", "được"),
        ("dduocwj", "được"),
        ("d9u7o7c5", "được"),
        ("quyeets", "quyết"),
        ("giuwax", "giữa"),
        ("hoaf", "hòa"),
        ("thuyr", "thủy"),
        ("nguwowif", "người"),
        ("uw", "ư"),
    ],
)
def test_keys_left_over_are_read(typed: str, meant: str) -> None:
    assert decode(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("chuyênr", "chuyển"), ("đôir", "đổi")])
def test_marks_that_are_there_already_are_kept(typed: str, meant: str) -> None:
    assert decode(typed) == meant
    assert decode(unicodedata.normalize("NFC", typed)) == meant


@pytest.mark.parametrize("word", ["dao", "add", "5g", "minh", "port", "book", "data", "thành", "x"])
def test_what_spells_no_syllable_in_keys_is_none(word: str) -> None:
    assert decode(word) is None


_KEYS = st.text(st.sampled_from("abcdeghiklmnopqrstuvxyàáảđêơư123456789fjwz"), max_size=12)


@given(st.one_of(_KEYS, st.text()))
def test_whatever_is_decoded_is_another_possible_syllable(word: str) -> None:
    decoded = decode(word)
    assert decoded is None or (is_syllable(decoded) and decoded != word)
