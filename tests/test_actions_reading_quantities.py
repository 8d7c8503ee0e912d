"""Quantities in words become figures, and no other words do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.quantities import equals_in_words, quantities_in_figures
from index.lexicon.number_words import DIGITS

DIGIT = {value: word for word, value in DIGITS.items()}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("thành phố có ba mươi lăm nghìn dân", "thành phố có 35.000 dân"),
        ("thanh pho co ba muoi lam nghin dan", "thanh pho co 35.000 dan"),
        ("35 nghìn dân", "35 nghìn dân"),
        ("đạt một trăm phần trăm", "đạt 100%"),
        ("đạt hai mươi phần trăm GDP", "đạt 20% GDP"),
        ("hai triệu người", "2.000.000 người"),
        ("ba tỷ đồng", "3.000.000.000 đồng"),
        ("hai tỷ lệ", "hai tỷ lệ"),
        ("hai ngan hang", "hai ngan hang"),
        ("hai công ty", "hai công ty"),
        ("ba thành phố", "ba thành phố"),
        ("bao nhiêu phần trăm", "bao nhiêu phần trăm"),
        ("quyết định bảy bốn chín", "quyết định bảy bốn chín"),
    ],
)
def test_quantities_are_figures(text: str, read: str) -> None:
    assert quantities_in_figures(text) == read


@given(st.integers(2, 9), st.integers(1, 9))
def test_tens_of_thousands_are_read(tens: int, thousands: int) -> None:
    said = f"{DIGIT[tens]} mươi {DIGIT[thousands]} nghìn dân"
    assert quantities_in_figures(said) == f"{tens}{thousands}.000 dân"


@given(st.text(max_size=60))
def test_other_texts_stay(text: str) -> None:
    assert quantities_in_figures(text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("nghị định 13 được thay = cái gì", "nghị định 13 được thay bằng cái gì"),
        ("nghi dinh 13 duoc thay=cai gi", "nghi dinh 13 duoc thay bang cai gi"),
        ("1 = 1 phải không", "1 = 1 phải không"),
        ("what = that", "what = that"),
    ],
)
def test_a_sign_for_a_word_is_put_in_words(text: str, read: str) -> None:
    assert equals_in_words(text) == read
