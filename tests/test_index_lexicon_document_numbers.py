"""Every way of writing a number gives the same number; what is no number gives none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.document_numbers import AUTHORITIES, find_numbers, parse_number
from index.lexicon.types import NAME_OF_NUMBER_CODE

STATE = [code for code in AUTHORITIES if not code.endswith("TW") and code not in ("QH", "UBTVQH")]
SEPARATORS = st.sampled_from(["/", " / ", "-", " - ", "–"])


@given(
    ordinal=st.integers(1, 99999),
    year=st.none() | st.integers(1945, 2099),
    kind=st.sampled_from(sorted(NAME_OF_NUMBER_CODE)),
    authority=st.sampled_from(sorted(STATE)),
    separator=SEPARATORS,
    spelling=st.sampled_from([str, str.lower, str.upper]),
    padded=st.booleans(),
)
def test_every_writing_of_a_number_is_one_number(
    ordinal: int, year: int | None, kind: str, authority: str, separator: str,
    spelling: type[str], padded: bool,
) -> None:  # fmt: skip
    digits = f"{ordinal:02d}" if padded else str(ordinal)
    years = [str(year)] if year else []
    written = separator.join([digits, *years, spelling(f"{kind}-{authority}")])
    canonical = "/".join([f"{ordinal:02d}", *years, f"{kind}-{authority}"])
    assert str(parse_number(written)) == canonical
    assert str(parse_number(canonical)) == canonical


@pytest.mark.parametrize(
    "written",
    ["57-NQ/TW", "57 - NQ/TW", "57/NQ-TW", "57-nq/tw", "Số: 57-NQ/TW", "57–NQ/TW", "057-NQ/TW"],
)
def test_a_party_number_is_written_as_the_party_does(written: str) -> None:
    assert str(parse_number(written)) == "57-NQ/TW"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị định số 47/2020/NĐ-CP và Luật số 20/2023/QH15", ["47/2020/NĐ-CP", "20/2023/QH15"]),
        ("Thông tư liên tịch số 5/2016/TTLT-BTP-BTC", ["05/2016/TTLT-BTP-BTC"]),
        ("công văn số 6862/BXD-PTĐT ngày 12/12/2024", ["6862/BXD-PTĐT"]),
        ("Nghị quyết số 1210/2016/UBTVQH13 - Quốc hội", ["1210/2016/UBTVQH13"]),
        ("Quyết định số 12/QÐ-TTg", ["12/QĐ-TTg"]),  # Icelandic Ð, a common slip
        ("Số:      /QĐ-TTg", []),
        ("mạng 5G/4G, 24/7, ngày 30/4/1975, tỷ lệ 1/2, TCVN 5/ISO, 2018-2025", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, numbers: list[str]) -> None:
    assert [str(at.number) for at in find_numbers(text)] == numbers


@given(st.text(alphabet="0123456789/-– NĐQTgCPsố:.\n", max_size=60))
def test_places_of_numbers_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for _, start, end in find_numbers(text):
        assert last <= start < end <= len(text)
        assert text[start].isdigit()
        last = end
