"""Where a text names an issuer with a place of its own, and what is meant by a short name."""

import pytest

from index.lexicon.issuers import find_issuer, is_issuer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("liệt kê văn bản UBND thành phố Hà Nội", "UBND thành phố Hà Nội"),
        ("van ban cua ubnd ha noi noi gi", "ubnd ha noi"),
        ("UBND TP. Hà Nội nói gì về bãi đỗ xe", "UBND TP. Hà Nội"),
        ("UBND Đà Nẵng đã ban hành", "UBND Đà Nẵng"),
        ("ubnd da nang da ban hanh", "ubnd da nang"),
        ("UBND tỉnh Sơn La năm 2024", "UBND tỉnh Sơn La"),
        ("HĐND Quy Nhơn quy định", "HĐND Quy Nhơn"),
        ("UBND tinh quang nam nam 2023", "UBND tinh quang nam"),
        ("UBND quận 3 năm 2024", "UBND quận 3"),
        ("UBND Huế trước năm 2020", "UBND Huế"),
        ("UBND có trách nhiệm gì", "UBND"),
        ("ubnd noi gi", "ubnd"),
        ("UBND nói gì", "UBND"),
    ],
)
def test_the_name_of_a_place_ends_where_the_next_word_begins(text: str, name: str) -> None:
    found = find_issuer(text)
    assert found is not None
    assert found.name == name
    assert text[slice(*found.span)] == name


@pytest.mark.parametrize(
    ("asked", "issuer", "same"),
    [
        ("ubnd hn", "Ủy ban nhân dân thành phố Hà Nội", True),
        ("UBND tphcm", "Ủy ban nhân dân Thành phố Hồ Chí Minh", True),
        ("ubnd hn", "Ủy ban nhân dân tỉnh Hà Nam", False),
        ("hđnd hn", "Ủy ban nhân dân thành phố Hà Nội", False),
    ],
)
def test_a_short_name_of_a_place_is_that_place(asked: str, issuer: str, same: bool) -> None:
    assert is_issuer(asked, issuer) is same
