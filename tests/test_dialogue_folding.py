"""The folding that makes messages with and without diacritics look the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.folding import fold, mask_digits

VIETNAMESE_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
VIETNAMESE = VIETNAMESE_VOWELS + "bcdđghklmnpqrstvx"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Thành phố Đà Nẵng", "thanh pho da nang"),
        ("Quyết định 749/QĐ-TTg", "quyet dinh 749/qd-ttg"),
        ("Où est l'économie numérique ?", "ou est l'economie numerique ?"),
        ("ＱＤ　７４９", "qd 749"),
        ("𝗤𝘂𝘆𝗲̂́𝘁", "quyet"),
    ],
)
def test_fold_gives_what_a_hurried_person_types(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text(alphabet=VIETNAMESE + VIETNAMESE.upper()))
def test_each_vietnamese_letter_folds_to_one_ascii_letter(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.isascii()
    assert folded == folded.lower()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_plain_text_only_loses_its_case(text: str) -> None:
    assert fold(text) == text.lower()


@given(st.integers(min_value=1, max_value=9999), st.integers(min_value=1, max_value=9999))
def test_numbers_of_one_length_look_alike(one: int, other: int) -> None:
    alike = mask_digits(f"qđ {one}/QĐ") == mask_digits(f"qđ {other}/QĐ")
    assert alike == (len(str(one)) == len(str(other)))


@given(st.text())
def test_masking_keeps_the_length_and_leaves_no_digit(text: str) -> None:
    masked = mask_digits(text)
    assert len(masked) == len(text)
    assert not any(letter.isdigit() for letter in masked)
