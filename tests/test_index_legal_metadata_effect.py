"""The day a document takes effect, in the ways its clause is written."""

from datetime import date

import pytest

from index.legal.metadata.effect import read_effective
from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText
from index.legal.structure.tree import units_of

ISSUED = Finding(date(2031, 6, 3), "sure", "ngày 03/6/2031")


@pytest.mark.parametrize(
    ("clause", "day"),
    [
        ("Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày 15/6/2031.", date(2031, 6, 15)),
        ("Điều 2 - Quyết định này có hiệu lực thi hành từ ngày 15/6/2031.", date(2031, 6, 15)),
        ("Điều 2: Quyết định này có hiệu lực kể từ ngày ký.", date(2031, 6, 3)),
        ("Điều 2\nQuyết định này có hiệu lực sau 45 ngày, kể từ ngày ký.", date(2031, 7, 18)),
        ("Điều 2. Khoản 1 Điều 1 có hiệu lực từ ngày 15/6/2031.", None),
    ],
)
def test_the_day_of_effect(clause: str, day: date | None) -> None:
    text = f"QUYẾT ĐỊNH\nVề ghế đá\nCăn cứ Luật Cây xanh;\nĐiều 1. Đặt ghế đá.\n{clause}"
    found = read_effective(LegalText(text, units_of(text), "a.txt"), ISSUED)
    assert (found.value if found else None) == day
