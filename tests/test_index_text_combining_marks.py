import sys
import unicodedata
from typing import Literal

import pytest

from index.text.combining_marks import MAX_MARKS, compose, is_mark, limit_marks


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_marks_that_letters_bear_stay(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    said = "Thủ tướng Chính phủ ký Quyết định; l'été à Nîmes; שָׁלוֹם; ที่; Привет, 中文字符很多"
    text = unicodedata.normalize(form, said)
    assert limit_marks(text) == text


@pytest.mark.parametrize("unit", ["\u0301\u0323", "\u0f73", "\u0301\uff9e", "\u0344"])
def test_a_run_of_marks_is_cut(unit: str) -> None:
    assert (
        limit_marks(f"a{unit * 50}b{unit * 50}")
        == f"a{(unit * MAX_MARKS)[:MAX_MARKS]}b{(unit * MAX_MARKS)[:MAX_MARKS]}"
    )


def test_what_is_cut_is_composed() -> None:
    assert compose("ta\u0302\u0301" + "t") == "tất"
    assert compose("a" + "\u0301\u0323" * 9) == "ạ\u0323\u0301\u0301"


def test_no_mark_is_taken_for_a_letter_of_latin() -> None:
    assert not any(is_mark(chr(code)) for code in range(0x300))
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    assert all(is_mark(mark) for mark in marks)
    assert all(limit_marks(mark * 9) == mark * MAX_MARKS for mark in marks)


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_nothing_is_taken_apart_into_a_long_run_of_marks(
    form: Literal["NFD", "NFKD"],
) -> None:
    apart = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decomposition(chr(code))
    ]
    assert apart
    for character in apart:
        text = unicodedata.normalize(form, limit_marks(character * 50))
        marks = "".join("m" if unicodedata.combining(each) else " " for each in text)
        assert max(map(len, marks.split()), default=0) <= 2 * MAX_MARKS, hex(ord(character))
