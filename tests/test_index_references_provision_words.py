"""Numbers of places in words, in Roman figures, written together; and what is none of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.provision import Provision
from index.references.provisions import find_provision, find_provisions, unread_provision
from index.text.folding import fold

ONES = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
OF = ["nghị định 91", "của luật 20/2031", "nd 91", "nói gì", "quy định thế nào", "", "?"]
# What “điều” and the others begin that is no place, and what may follow a number that is none.
NO_PLACES = [
    *("điều này", "điều đó", "điều kiện", "điều khoản", "điều chỉnh", "điều sau", "điều tư vấn"),
    *("khoản chi", "khoản vay", "khoản vi phạm", "khoản 7 tỷ đồng", "khoản 300.000 đồng"),
    *("điểm mới", "điểm đến", "điểm mạnh", "mục tiêu", "mục vì sao", "chương trình", "khoản 12%"),
    *("điều hai bên thỏa thuận", "điều ba mẹ cần biết", "điều vi phạm", "điều xi măng"),
    *("điều năm nay", "điều năm 2031", "khoản năm tháng", "chương trình năm 2031"),
    *("danh mục 2031", "khoản hai tỷ", "khoan 5 trieu", "ba điều mười người biết"),
]


def in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return ONES[ones]
    last = "mốt" if tens > 1 and ones == 1 else "lăm" if ones == 5 else ONES[ones]
    return " ".join(filter(None, ("mười" if tens == 1 else f"{ONES[tens]} mươi", last)))


def in_roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return ["", "X", "XX", "XXX", "XL", "L"][tens] + roman[ones]


@given(st.integers(1, 99), st.sampled_from(OF), st.sampled_from(["", "thứ ", "số "]))
def test_an_article_in_words_is_that_one(number: int, of: str, before: str) -> None:
    assert find_provision(f"điều {before}{in_words(number)} {of}") == Provision(article=str(number))


@given(st.integers(10, 99), st.sampled_from(OF))
def test_more_than_one_word_needs_no_diacritics(number: int, of: str) -> None:
    assert find_provision(fold(f"điều {in_words(number)} {of}")) == Provision(article=str(number))


@given(st.integers(1, 59), st.sampled_from(OF), st.booleans())
def test_an_article_in_roman_figures_is_that_one(number: int, of: str, small: bool) -> None:
    roman = in_roman(number)
    written = roman.lower() if small else roman
    assert find_provision(f"điều {written} {of}") == Provision(article=str(number))


@given(st.integers(1, 99), st.integers(1, 30), st.sampled_from(["", " ", ", "]))
def test_a_pair_is_read_however_close(article: int, clause: int, between: str) -> None:
    place = Provision(article=str(article), clause=str(clause))
    for first, second in (("đ", "k"), ("d", "k"), ("điều ", "khoản "), ("dieu", "khoan")):
        pair = (f"{first}{article}", f"{second}{clause}")
        for written in (pair, pair[::-1]):
            assert find_provision(f"{between.join(written)} nđ 91") == place
    assert find_provision(f"{article}.{clause} nghị định 91") == place
    assert find_provision(f"khoản {clause}đ{article}") == place


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("khoản ba điều bốn luật 20", Provision("4", "3")),
        ("khoản thứ nhất của điều mười một", Provision("11", "1")),
        ("dieu thu sau nghi dinh 91", Provision("6")),
        ("điểm b khoản hai điều IX", Provision("9", "2", "b")),
        ("điều một trăm linh ba bộ luật", Provision("103")),
        ("điều bốn lăm nghị định 91", Provision("45")),
        ("chương mười bốn nói gì", Provision(chapter="14")),
        ("mục hai chương ba", Provision(chapter="3", section="2")),
        ("phụ lục ba quyết định 5", Provision(annex="3")),
        ("7.1.b nđ 91", Provision("7", "1", "b")),
        ("Chương IX", Provision(chapter="IX")),
    ],
)
def test_words_and_figures_mix(question: str, place: Provision) -> None:
    assert find_provision(question) == place


def test_a_list_needs_no_blank_behind_its_comma() -> None:
    assert find_provisions("khoản 1,4 điều 9") == [Provision("9", "1"), Provision("9", "4")]


@given(st.sampled_from(NO_PLACES), st.sampled_from(["", "có những ", "theo "]), st.sampled_from(OF))
def test_what_is_no_place_stays_none(words: str, before: str, of: str) -> None:
    for question in (f"{before}{words} {of}", f"{before}{words} {of}".upper()):
        assert find_provision(question) == Provision()
        assert unread_provision(question) is None


@pytest.mark.parametrize("words", ["7.1 triệu", "tăng 7.1 nghị lực", "phiên bản 7.1 nghị định 91"])
def test_figures_with_a_dot_are_a_place_only_at_the_start_before_a_type(words: str) -> None:
    assert find_provision(words) == Provision()


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Điều VIX nghị định 91", "Điều VIX"),
        ("cho xem điều 2500 luật 20", "điều 2500"),
        ("khoản hai ba bốn điều 6", "khoản hai ba bốn"),
        ("phụ lục 4000 của quyết định 5", "phụ lục 4000"),
        ("dieu tram nghi dinh 91", "dieu tram"),
    ],
)
def test_what_looks_like_a_place_is_told(question: str, written: str) -> None:
    assert unread_provision(question) == written


@given(st.text(), st.sampled_from(["điều ", "khoản ", "chương ", "phụ lục số "]), st.text())
def test_any_text_is_looked_at(before: str, level: str, after: str) -> None:
    question = f"{before} {level}{after}"
    found = unread_provision(question)
    assert found is None or fold(found) in fold(question)


@given(st.sampled_from(["Điều", "khoản", "chương", "mục", "phụ lục"]), st.integers(1, 999))
def test_what_is_read_is_not_unread(level: str, number: int) -> None:
    assert unread_provision(f"{level} {number} nghị định 91") is None
