"""Signs of symbol fonts and raised figures keep what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from index.ingest.reading.html_lines import lines_of
from index.ingest.reading.symbols import raised, sign_of, units_plain, with_signs


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("symbol", "a3", "≤"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F0A8", "☐"),
        ("Symbol", "F0FE", ""),
        ("Comic Sans", "F0B3", ""),
        ("Symbol", "no code", ""),
    ],
)
def test_a_code_is_read_by_its_font(font: str, code: str, sign: str) -> None:
    assert sign_of(font, code) == sign


def test_private_letters_become_signs() -> None:
    assert with_signs("Độ rọi \uf0b3 15 lux; \uf0fe Có") == "Độ rọi ≥ 15 lux; ☑ Có"


@pytest.mark.parametrize(
    ("before", "above", "read"),
    [("10", "6", "10⁶"), ("m", "2", "m2"), ("Điều 8", "[7]", "Điều 8[7]"), ("km", "2 ", "km2 ")],
)
def test_raised_figures_join_no_number(before: str, above: str, read: str) -> None:
    assert units_plain(before + raised(above)) == read


@given(st.text(alphabet="ab1²⁶ \uf0b3", max_size=30))
def test_what_is_read_once_stays(text: str) -> None:
    once = units_plain(with_signs(text))
    assert units_plain(with_signs(once)) == once


def test_what_is_struck_out_of_a_page_is_not_read() -> None:
    page = (
        "<body><p>Phí là <del>21.000</del> <ins>26.000</ins> đồng, <s>mỗi ngày</s> mỗi lượt"
        " <span style='text-decoration: line-through'>cũ</span>mới; 10<sup>6</sup> W.</p></body>"
    )
    assert lines_of(html.fromstring(page)) == ["Phí là 26.000 đồng, mỗi lượt mới; 10⁶ W."]


def test_the_items_of_a_list_have_the_numbers_that_a_page_shows() -> None:
    page = (
        "<body><ol><li value='7'>bảy</li><li>tám</li></ol><ol type='I'><li>một</li></ol>"
        "<ol type='i' start='4'><li>bốn</li></ol><ol type='A'><li>A</li></ol>"
        "<ol reversed><li>hai</li><li>một</li></ol></body>"
    )
    assert lines_of(html.fromstring(page)) == [
        *("7. bảy", "8. tám", "I. một", "iv. bốn", "A) A", "2. hai", "1. một"),
    ]
