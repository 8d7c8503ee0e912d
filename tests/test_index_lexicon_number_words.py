"""Numbers in words: every one below ten thousand, in each way people say it."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure import numbering
from index.lexicon.number_words import (
    CARDINALS,
    DIGITS,
    ORDINALS,
    number_of,
    rank_of,
    well_formed_number,
    without_diacritics,
)
from index.references.provisions import find_provision
from index.references.written_years import years_in_figures
from index.text.folding import fold

WORD_OF = list(DIGITS)
BEHIND_TENS = {1: ["mốt"], 4: ["tư", "bốn"], 5: ["lăm", "nhăm"]}
FOLDED = without_diacritics(CARDINALS)


def _below_hundred(number: int) -> Iterator[str]:
    """Yield the ways of saying `number`, from 1 to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        yield WORD_OF[ones]
    elif not ones:
        yield "mười" if tens == 1 else f"{WORD_OF[tens]} mươi"
    elif tens == 1:
        yield f"mười {'lăm' if ones == 5 else WORD_OF[ones]}"
    else:
        for word in BEHIND_TENS.get(ones, [WORD_OF[ones]]):
            yield f"{WORD_OF[tens]} mươi {word}"


def _below_thousand(number: int, leading: bool) -> Iterator[str]:
    """Yield the ways of saying `number`, from 1 to 999; behind thousands if not `leading`."""
    hundreds, rest = divmod(number, 100)
    if leading and not hundreds:
        yield from _below_hundred(rest)
        return
    start = f"{WORD_OF[hundreds]} trăm"
    if not rest:
        yield start
    elif rest < 10:
        yield from (f"{start} {joint} {WORD_OF[rest]}" for joint in ("linh", "lẻ"))
    else:
        yield from (f"{start} {words}" for words in _below_hundred(rest))
        if rest > 20 and rest % 10:  # “bảy trăm bốn chín”
            yield f"{start} {WORD_OF[rest // 10]} {WORD_OF[rest % 10]}"


def _spoken(number: int) -> Iterator[str]:
    """Yield the ways of saying `number`, from 1 to 9999, with its units."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        yield from _below_thousand(rest, leading=True)
        return
    starts = [f"{WORD_OF[thousands]} {unit}" for unit in ("nghìn", "ngàn")]
    endings = list(_below_thousand(rest, leading=False)) if rest else [""]
    yield from (f"{start} {ending}".strip() for start, ending in product(starts, endings))


def test_every_number_is_read_as_it_is_said() -> None:
    for number in range(1, 10_000):
        for words in _spoken(number):
            values = [CARDINALS[word] for word in words.split()]
            assert (number_of(values), well_formed_number(values)) == (number, number), words


def test_every_number_is_read_without_diacritics() -> None:
    for number in range(1, 10_000):
        for words in _spoken(number):
            assert number_of([FOLDED[word] for word in fold(words).split()]) == number, words


def test_every_number_is_read_from_its_digits_one_by_one() -> None:
    for number in range(10_000):
        words = [WORD_OF[int(figure)] for figure in str(number)]
        assert number_of([CARDINALS[word] for word in words]) == number, words


def test_two_digits_are_one_number_and_three_are_none() -> None:
    for number in range(11, 100):
        if number % 10:
            assert well_formed_number([number // 10, number % 10]) == number
    assert well_formed_number([7, 4, 9]) is None


@pytest.mark.parametrize("words", ["trăm", "trăm linh hai", "hai mươi ba bốn", "linh", "không", ""])
def test_what_nobody_says_is_no_number(words: str) -> None:
    assert well_formed_number([CARDINALS[word] for word in words.split()]) is None


@given(st.lists(st.sampled_from(sorted(CARDINALS))))
def test_any_words_are_read(words: list[str]) -> None:
    values = [CARDINALS[word] for word in words]
    assert number_of(values) >= 0
    strict = well_formed_number(values)
    assert strict is None or strict > 0


def test_folding_makes_no_two_numbers_one_word() -> None:
    assert len(FOLDED) < len(CARDINALS)
    for word, value in CARDINALS.items():
        assert FOLDED[fold(word)] == value


def test_a_rank_is_read_with_and_without_its_prefix() -> None:
    assert set(ORDINALS.values()) == set(range(1, 11))
    for word, rank in ORDINALS.items():
        assert rank_of(word) == rank_of(f"Thứ {word}") == rank_of(f"thứ {word}".upper()) == rank
        assert numbering.ordinal(f"thứ {word}") == numbering.Rank(rank)
    assert rank_of("thứ") is rank_of("mười một") is rank_of("lăm") is rank_of("") is None


def test_every_article_is_found_by_its_number_in_words() -> None:
    for number in range(1, 1000):
        for words in _spoken(number):
            assert find_provision(f"điều {words} nói gì").article == str(number), words


def test_every_year_is_found_in_words() -> None:
    for year in range(1910, 2100):
        century, rest = divmod(year, 100)
        for start in {19: ("một nghìn chín trăm", "một chín"), 20: ("hai nghìn", "hai không")}[
            century
        ]:
            endings = list(_below_hundred(rest)) if rest > 9 else []
            endings += [f"{WORD_OF[rest // 10]} {WORD_OF[rest % 10]}"]
            endings += [f"{joint} {WORD_OF[rest]}" for joint in ("linh", "lẻ") if 0 < rest < 10]
            for ending in endings:
                assert years_in_figures(f"năm {start} {ending}") == f"năm {year}", ending
