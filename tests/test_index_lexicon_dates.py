"""Every way of writing a date gives the same date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.dates import find_dates

WRITINGS = [
    "ngày {d} tháng {m} năm {y}",
    "ngày {d:02d} tháng {m:02d} năm {y}",
    "Hà Nội, ngày {d}  tháng  {m}  năm {y}",
    "{d}/{m}/{y}",
    "{d:02d}/{m:02d}/{y}",
    "{d:02d}-{m:02d}-{y}",
    "{d}.{m}.{y}",
    "{y}-{m:02d}-{d:02d}",
    "ngày{d} tháng {m}năm {y}",
    "từ ngày {d} THÁNG {m} NĂM {y}.",
]


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), writing=st.sampled_from(WRITINGS))
def test_every_writing_of_a_date_is_one_date(day: date, writing: str) -> None:
    text = writing.format(d=day.day, m=day.month, y=day.year)
    assert [at.day for at in find_dates(text)] == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 2 tháng Chín năm 2025", date(2025, 9, 2)),
        ("ngày 2 tháng mười hai năm 2025", date(2025, 12, 2)),
        ("ngày 31 tháng 02 năm 2025", None),
        ("Nghị định 13/2023/NĐ-CP", None),
        ("tháng 12 năm 2025", None),
        ("ngày     tháng     năm 2030", None),
        ("", None),
    ],
)
def test_only_full_dates_that_exist_are_read(text: str, day: date | None) -> None:
    assert next((found.day for found in find_dates(text)), None) == day
