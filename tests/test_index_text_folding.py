import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.folding import (
    bigrams,
    fold,
    has_diacritics,
    lower_case,
    marked_words,
    syllables,
    terms,
    words,
)

LETTERS = (
    "aăâáàảãạắằẳẵặấầẩẫậbcdđeêéèẻẽẹếềểễệghiíìỉĩịklmnoôơóòỏõọốồổỗộớờởỡợpqrstuưúùủũụứừửữựvxyýỳỷỹỵ"
)
vietnamese = st.text(st.sampled_from(LETTERS + LETTERS.upper() + " .,0123456789"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Thành phố Hồ Chí Minh", "thanh pho ho chi minh"),
        ("ĐÀ NẴNG", "da nang"),
        ("Quyết định 749/QĐ-TTg", "quyet dinh 749/qd-ttg"),
        ("Le Havre à Orléans", "le havre a orleans"),
        ("muc tieu", "muc tieu"),
        ("", ""),
    ],
)
def test_folding_leaves_what_is_typed_without_diacritics(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.one_of(vietnamese, st.text()))
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(decomposed)


@given(vietnamese)
def test_folded_vietnamese_is_plain_ascii_of_the_same_length(text: str) -> None:
    assert fold(text).isascii()
    assert len(fold(text)) == len(text)


@given(vietnamese)
def test_terms_are_the_same_with_and_without_diacritics(text: str) -> None:
    assert terms(text) == terms(fold(text))


def test_words_keep_diacritics_and_join_grouped_digits() -> None:
    assert words("Có 1.500.000 người; 2,500 xe, 3.5%") == [
        *("có", "1500000", "người", "2500", "xe", "3", "5")
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("Uỷ ban", "Ủy ban"), ("hoà", "hòa"), ("KHOẺ", "KHỎE"), ("quý", "quý")]
)
def test_a_word_is_the_same_wherever_its_tone_stands(old: str, new: str) -> None:
    for form in ("NFC", "NFD"):
        assert words(unicodedata.normalize(form, old)) == words(new)
    assert marked_words(old) == marked_words(new)


@given(vietnamese)
def test_words_are_words_of_their_own(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


def test_syllables_are_folded_words() -> None:
    assert syllables("Chuyển đổi số!") == ["chuyen", "doi", "so"]


def test_terms_add_neighbouring_pairs() -> None:
    assert terms("Chuyển đổi số") == ["chuyen", "doi", "so", "chuyen_doi", "doi_so"]
    assert list(bigrams(["so"])) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [("đi", True), ("di", False), ("Hà", True), ("HA NOI", False), ("café", True), ("", False)],
)
def test_diacritics_are_seen(text: str, marked: bool) -> None:
    assert has_diacritics(text) is marked
    assert has_diacritics(unicodedata.normalize("NFD", text)) is marked


def test_lower_case_has_as_many_letters() -> None:
    assert lower_case("İSTANBUL Đ") == "istanbul đ"
    assert words("İstanbul") == words("Istanbul") == ["istanbul"]
