"""What a Vietnamese text states, as English and French write it."""

from decimal import Decimal

import pytest

from actions.wording.values import show_number, show_value
from index.text.language import Language


@pytest.mark.parametrize(
    ("written", "language", "shown"),
    [
        ("tối thiểu 30%", "en", "at least 30%"),
        ("tối thiểu 30%", "fr", "au moins 30 %"),
        ("khoảng 35.000", "en", "about 35,000"),
        ("khoảng 35.000", "fr", "environ 35\u202f000"),
        ("khoảng 35.000", "vi", "khoảng 35.000"),
        ("2,5%", "fr", "2,5 %"),
        ("03/6/2020", "en", "3 June 2020"),
        ("10/10", "fr", "10 octobre"),
        ("tháng 9/2025", "en", "September 2025"),
        ("năm 2025", "fr", "2025"),
        ("Bộ Chính trị", "en", "the Politburo"),
        ("Hà Nội", "fr", "Hanoï"),
        ("99/99", "en", "99/99"),
    ],
)
def test_a_value_is_shown_in_the_language(written: str, language: Language, shown: str) -> None:
    assert show_value(written, language) == shown


def test_a_number_of_four_figures_may_be_a_year() -> None:
    assert show_number(Decimal("2025"), "en") == "2025"
    assert show_number(Decimal("2.50"), "en") == "2.5"
