"""Times in part: a day of any year bears out less than a whole one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.statements.moments import Moment, moments_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ngày 14/4/2023 tại", (2023, 4, 14)),
        ("là ngày 10/10 hằng năm", (0, 10, 10)),
        ("mùng 10 tháng 10", (0, 10, 10)),
        ("on 10 October", (0, 10, 10)),
        ("le 10 novembre 2022", (2022, 11, 10)),
        ("April 14, 2023", (2023, 4, 14)),
        ("tháng 9/2025", (2025, 9, 0)),
        ("đến năm 2030", (2030, 0, 0)),
    ],
)
def test_a_time_is_read_as_far_as_it_is_said(sentence: str, expected: tuple[int, int, int]) -> None:
    (found,) = moments_of(sentence)
    assert (found.year, found.month, found.day) == expected


@pytest.mark.parametrize("sentence", ["749/QĐ-TTg", "13/2023/NĐ-CP", "40/13", "20%"])
def test_numbers_are_no_times(sentence: str) -> None:
    assert list(moments_of(sentence)) == []


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_bears_out_its_year_and_its_year_not_it(day: date) -> None:
    whole, year = Moment.of(day), Moment(day.year)
    assert whole.bears_out(whole) is True
    assert whole.bears_out(year) is True
    assert year.bears_out(whole) is None
    assert whole.bears_out(Moment(day.year + 1)) is False
    (read,) = moments_of(f"ngày {day.day}/{day.month}/{day.year}")
    assert (read.year, read.month, read.day) == (day.year, day.month, day.day)


def test_a_part_of_the_day_tells_days_apart() -> None:
    (told,), (claimed,), (other,) = map(
        tuple, map(moments_of, ("chiều 14/4/2023", "buổi sáng", "vào buổi chiều"))
    )
    assert told.bears_out(claimed) is False
    assert told.bears_out(other) is True
    assert list(moments_of("thúc đẩy đổi mới sáng tạo, tối thiểu")) == []
