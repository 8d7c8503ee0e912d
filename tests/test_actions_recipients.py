"""“Gửi cho ai?” is told by words that name an authority that gets it."""

import pytest

from actions.recipients import asks_for_recipient, names_recipient


@pytest.mark.parametrize(
    ("part", "asks"),
    [
        ("gửi cho ai?", True),
        ("nop cho co quan nao", True),
        ("và báo cáo ai", True),
        ("gửi cho ai những giấy tờ gì", False),
        ("ai gửi", False),
    ],
)
def test_who_gets_it_is_asked(part: str, asks: bool) -> None:
    assert asks_for_recipient(part) is asks


def test_a_recipient_has_a_capital() -> None:
    assert names_recipient("Chủ đò báo cáo cho Ủy ban nhân dân cấp xã trong 24 giờ.")
    assert not names_recipient("Chủ đò báo cáo trong 24 giờ.")
