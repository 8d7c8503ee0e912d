"""Roman figures: every number there is, and nothing that only looks like one."""

import pytest

from index.legal.structure import numbering
from index.lexicon.roman import GREATEST, roman_value, small_roman


def test_every_number_is_read_as_it_is_written() -> None:
    for number in range(1, GREATEST + 1):
        figures = small_roman(number)
        assert roman_value(figures) == roman_value(figures.upper()) == number
    assert [small_roman(number) for number in (4, 49, 1994, 3888)] == [
        *("iv", "xlix", "mcmxciv", "mmmdccclxxxviii")
    ]


@pytest.mark.parametrize(
    "figures", ["", "IIII", "IC", "VX", "IIV", "MMMM", "Xi", "Ⅳ", "X ", "XIV\n", "XIVa", "14"]
)
def test_ill_formed_figures_have_no_value(figures: str) -> None:
    assert roman_value(figures) is None


@pytest.mark.parametrize("number", [-1, 0, GREATEST + 1])
def test_what_has_no_figures_is_not_written(number: int) -> None:
    with pytest.raises(TypeError):
        small_roman(number)


@pytest.mark.parametrize("number", ["XL", "L", "iv", "IIII", "", "a", "VIIIab"])
def test_no_section_has_such_a_number(number: str) -> None:
    assert numbering.roman(number) is None


def test_a_section_put_between_two_comes_between_them() -> None:
    ranks = [numbering.roman(number) for number in ("II", "IIa", "IIđ", "III", "XXXIX")]
    assert None not in ranks
    assert sorted(rank for rank in ranks if rank) == ranks
