"""Figures: read in any way of writing them, compared, subtracted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.statements.figures import Bound, Figure, difference, figures_of

BOUNDS: tuple[Bound, ...] = ("", "about", "at_least", "at_most", "less", "more")
values = st.decimals(0, 10**9, places=2)
figures = st.builds(Figure, values, st.booleans(), st.sampled_from(BOUNDS))


@pytest.mark.parametrize(
    ("sentence", "value", "is_share", "bound"),
    [
        ("có dân số khoảng 35.000 người", 35000, False, "about"),
        ("35 ngàn dân", 35000, False, ""),
        ("35 000 habitants", 35000, False, ""),
        ("about 100,000 inhabitants", 100000, False, "about"),
        ("tăng 2,5%", Decimal("2.5"), True, ""),
        ("đạt tối thiểu 30% GDP", 30, True, "at_least"),
        ("từ 80% trở lên", 80, True, "at_least"),
        ("kinh tế số 30% GDP", 30, True, ""),
        ("có hơn 100 tiêu chí", 100, False, "more"),
        ("có ba mục đích", 3, False, ""),
        ("20 phần trăm", 20, True, ""),
    ],
)
def test_a_figure_is_read(sentence: str, value: int, is_share: bool, bound: str) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.value, figure.is_share, figure.bound) == (Decimal(value), is_share, bound)


@pytest.mark.parametrize(
    "sentence",
    [
        "năm 2025",
        "Điều 9",
        "mức độ 4",
        "Nghị quyết 57",
        "lần thứ 12",
        "5G Lab",
        "749/QĐ-TTg",
        "mỗi năm tăng đều",
        "theo một nguồn khác",
        "vào 2030",
    ],
)
def test_what_numbers_something_is_no_figure(sentence: str) -> None:
    assert list(figures_of(sentence)) == []


def test_the_span_has_what_bounds_a_figure() -> None:
    sentence = "thương mại điện tử chiếm trên 10% doanh số"
    (figure,) = figures_of(sentence)
    assert sentence[slice(*figure.span)] == "trên 10%"


@given(st.integers(1, 10**9 - 1))
def test_thousands_are_read_as_they_are_written(number: int) -> None:
    for separator in (".", ",", " "):
        written = f"{number:,}".replace(",", separator)
        if 1900 <= number < 2100:
            continue
        (figure,) = figures_of(f"có {written} người")
        assert figure.value == number


@given(figures, figures)
def test_a_difference_is_the_same_both_ways(one: Figure, other: Figure) -> None:
    there, back = difference(one, other), difference(other, one)
    assert (there is None) == (back is None) == (not one.is_like(other))
    if there is not None and back is not None:
        assert there == -back
        assert one.value + there == other.value


@given(figures)
def test_what_is_stated_bears_itself_out(figure: Figure) -> None:
    assert figure.bears_out(figure)


@given(values, values, st.sampled_from(BOUNDS))
def test_an_exact_claim_is_borne_out_by_its_value_alone(
    stated: Decimal, claimed: Decimal, bound: Bound
) -> None:
    assert Figure(stated, bound=bound).bears_out(Figure(claimed)) == (stated == claimed)


@given(values, values)
def test_more_and_at_most_are_never_both_borne_out(stated: Decimal, claimed: Decimal) -> None:
    told = Figure(stated)
    more = told.bears_out(Figure(claimed, bound="more"))
    assert not (more and told.bears_out(Figure(claimed, bound="at_most")))


def test_a_lower_bound_bears_out_no_upper_one() -> None:
    told = Figure(Decimal(10), is_share=True, bound="more")
    assert not told.bears_out(Figure(Decimal(20), is_share=True, bound="less"))
