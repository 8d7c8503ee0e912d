"""How long it is between two days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.executing.durations import Duration, moved

days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date(2023, 7, 1), date(2026, 1, 1), (2, 6, 0)),
        (date(2019, 9, 27), date(2024, 12, 22), (5, 2, 25)),
        (date(2020, 6, 3), date(2026, 11, 30), (6, 5, 27)),
        (date(2024, 1, 31), date(2024, 2, 29), (0, 1, 0)),
        (date(2024, 2, 29), date(2025, 2, 28), (1, 0, 0)),
    ],
)
def test_it_is_told_as_people_count(one: date, other: date, expected: tuple[int, int, int]) -> None:
    span = Duration.between(one, other)
    assert (span.years, span.months, span.days) == expected


@given(days, days)
def test_from_the_first_day_it_leads_to_the_last(one: date, other: date) -> None:
    span = Duration.between(one, other)
    first, last = sorted((one, other))
    assert moved(first, 12 * span.years + span.months) + timedelta(span.days) == last
    assert 0 <= span.months < 12
    assert 0 <= span.days < 31
    assert Duration.between(other, one) == span


@given(days, st.integers(0, 600))
def test_whole_months_later_it_is_these_months(day: date, months: int) -> None:
    span = Duration.between(day, moved(day, months))
    assert (12 * span.years + span.months, span.days) == (months, 0)
