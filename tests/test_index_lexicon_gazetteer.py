"""Places named in questions and answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.gazetteer import find_places, place_syllables, places_named
from index.text.folding import fold


def test_a_place_is_the_same_however_it_is_written() -> None:
    assert find_places(fold("Tàu đi Sài Gòn")) == find_places(fold("về TP. HCM")) != frozenset()
    assert find_places(fold("Tàu đi Huế")) != find_places(fold("Tàu đi Vinh Long"))
    assert find_places(fold("Tàu đi xa")) == frozenset()


def test_syllables_are_those_of_the_places_named_as_written() -> None:
    assert place_syllables(fold("Tàu Quảng Ninh đi Sài Gòn")) == {"quang", "ninh", "sai", "gon"}


@given(st.text(max_size=60))
def test_any_text_names_places_with_their_syllables(text: str) -> None:
    assert bool(find_places(fold(text))) == bool(place_syllables(fold(text)))


def test_a_year_behind_takes_its_own_word() -> None:
    assert find_places(fold("80% hộ có cáp quang năm 2025")) == frozenset()
    assert find_places(fold("Quảng Nam năm 2025")) == {"quang nam"}
    assert find_places(fold("ở Hà Nội 2025")) == {"ha noi"}


@pytest.mark.parametrize("text", ["mới nhất bạn có là gì", "đa năng"])
def test_other_marks_are_no_place(text: str) -> None:
    assert places_named(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nhật Bản có gì", "nhat ban"),
        ("nhat ban co gi", "nhat ban"),
        ("hà nôi", "ha noi"),
        ("Thanh Hoá", "thanh hoa"),
        ("Huế", "hue"),
        ("Parlez-moi de Hanoï", "ha noi"),
    ],
)
def test_a_name_typed_with_some_of_its_marks_is_the_place(text: str, place: str) -> None:
    assert [name for name, _ in places_named(text)] == [place]
