import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.emergencies.teencode import spelled_out


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t k mún sống nữa", "tôi không muốn sống nữa"),
        ("ck đánh e r", "chồng đánh em rồi"),
        ("k thở đc", "không thở được"),
        ("t muốn die", "tôi muốn chết"),
        ("hok biết", "không biết"),
        ("tui hỏi ntn", "tôi hỏi như thế nào"),
        ("cháyyyy", "cháy"),
        ("chayyy nhà", "chay nhà"),
        ("cứuuu với", "cứu với"),
        ("cháyy", "cháy"),
        ("nhàaaa rồiiii", "nhà rồi"),
        ("NHÀAA bếeep", "NHÀ bếp"),
        ("K HỎI", "không HỎI"),
    ],
)
def test_what_is_typed_in_a_hurry_is_spelled_out(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 749/QĐ-TTg",
        "văn bản 13/KH-UBND",
        "e-government",
        "j'ai envie",
        "il t'aime",
        "free zoo",
        "l'année créée",
        "cứu với",
        "5k",
        "R&D",
        "kinh tế số",
        "",
    ],
)
def test_what_is_no_teencode_stays(text: str) -> None:
    assert spelled_out(text) == text


@given(st.text())
def test_the_text_comes_back_composed(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert spelled_out(composed) == spelled_out(text)


@given(st.text(alphabet="kđctre ayuưứ.-/'", max_size=12))
def test_spelling_out_twice_changes_nothing(text: str) -> None:
    once = spelled_out(text)
    assert spelled_out(once) == once


@pytest.mark.parametrize("text", ["nhıu", "vſ", "dİe"])
def test_letters_that_only_look_alike_shorten_nothing(text: str) -> None:
    assert spelled_out(text) == text
