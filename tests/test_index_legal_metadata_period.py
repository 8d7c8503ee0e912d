"""The years of a programme, from its title; other titles name years that nothing runs for."""

import pytest

from index.legal.metadata.finding import Finding
from index.legal.metadata.period import read_period
from index.records.document import Period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Chương trình trồng cây đến năm 2030", Period(end=2030)),
        ("Đề án vườn phố giai đoạn 2026 - 2030", Period(start=2026, end=2030)),
        ("Kế hoạch hành động từ năm 2026 đến năm 2028", Period(start=2026, end=2028)),
        ("Chiến lược cây xanh đến năm 2030, định hướng đến năm 2045", Period(end=2030)),
        ("Chiến lược cây xanh, tầm nhìn đến năm 2045", None),
        ("Quy định về cây xanh đến năm 2030", None),
        ("Chương trình trồng cây", None),
        ("Đề án vườn phố giai đoạn 2030 - 2026", None),
    ],
)
def test_the_years_of_a_title(title: str, period: Period | None) -> None:
    found = read_period(Finding(title, "sure", title))
    assert (found.value if found else None) == period


def test_no_title_has_no_years() -> None:
    assert read_period(None) is None
