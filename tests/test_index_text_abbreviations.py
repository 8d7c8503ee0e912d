import unicodedata

import pytest

from index.text.abbreviations import expansions, is_abbreviation, spell_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("UBND TP", "ủy ban nhân dân thành phố"),
        ("dvc mức 4", "dịch vụ công mức 4"),
        ("CĐS và CNTT", "chuyển đổi số và công nghệ thông tin"),
        (unicodedata.normalize("NFD", "cđs"), "chuyển đổi số"),
        ("QĐ 749", "quyết định 749"),
        ("UBND TP.HCM.", "ủy ban nhân dân thành phố Hồ Chí Minh."),
        ("ở tp.Hải Phòng", "ở thành phố Hải Phòng"),
    ],
)
def test_what_means_one_thing_is_spelled_out(typed: str, meant: str) -> None:
    assert spell_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "749/QĐ-TTg",
        "13/KH-UBND",
        "tpx",
        "ko dc bn",
        "",
        "_TP",
        "vào dvc.gov.vn",
        "https://dichvucong.hp.gov.vn",
        "a@hp.vn",
    ],
)
def test_numbers_other_words_and_what_is_ambiguous_stay(text: str) -> None:
    assert spell_out(text) == text


def test_what_may_mean_several_things_is_listed_with_all_of_them() -> None:
    assert expansions("dc") == ("được", "địa chỉ")
    assert expansions("ubnd") == ()
    assert expansions("Hải") == ()


def test_both_kinds_are_short() -> None:
    assert is_abbreviation("ubnd")
    assert is_abbreviation("dc")
    assert not is_abbreviation("phố")


@pytest.mark.parametrize("text", ["ktſ", "bnhıeu", "cdſ."])
def test_letters_that_only_look_alike_shorten_nothing(text: str) -> None:
    assert spell_out(text) == text


def test_what_is_a_word_in_small_letters_is_spelled_out_in_capitals_alone() -> None:
    assert spell_out("mục tiêu AI năm 2030") == "mục tiêu trí tuệ nhân tạo năm 2030"
    for text in ("ai ký", "AI KÝ NGHỊ ĐỊNH 13", "GenAI là gì", "12/AI-X"):
        assert spell_out(text) == text
