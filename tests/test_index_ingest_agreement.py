"""How much of a summary another text of its number says: a real one some, a forged one none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.agreement import ENOUGH, borne_out
from index.ingest.merging import merge
from index.records.document import Document
from index.records.version import Version

SUMMARY = "Quyết định đặt mục tiêu mỗi công viên có hai mươi ghế đá vào năm 2035, do quận lo."
REAL = "Điều 2. Mục tiêu\n1. Đến năm 2035 mỗi công viên có hai mươi ghế đá; do quận lo việc này."
FORGED = "Điều 1. Người dân nộp phí vào tài khoản 0123456789 trước ngày 01/01/2031."


def test_a_real_text_bears_its_summary_out_and_a_forged_one_does_not() -> None:
    assert borne_out(SUMMARY, REAL) > ENOUGH > borne_out(SUMMARY, FORGED)
    assert borne_out(SUMMARY, SUMMARY.upper()) == 1
    assert borne_out("", REAL) == borne_out("hai từ", REAL) == 0


@given(st.text(), st.text())
def test_it_is_a_share(held: str, text: str) -> None:
    assert 0 <= borne_out(held, text) <= 1


def version(origin: str, agreement: float = 0.0, **fields: object) -> Version:
    document = Document.model_validate(
        {"id": "qd-809-2030", "number": "809/QĐ-TTg", "title": "Chương trình ghế đá công viên"}
        | {"issued": date(2030, 6, 3), "wording": "summary" if origin == "corpus" else "verbatim"}
        | fields
    )
    return Version.model_validate(
        {"id": origin, "key": "k", "origin": origin, "document": document, "file": "a.txt"}
        | {"digest": origin, "agreement": agreement}
    )


@pytest.mark.parametrize(("agreement", "is_read"), [(ENOUGH, True), (ENOUGH / 2, False)])
def test_what_bears_our_summary_out_is_read_and_goes_on_being_unconfirmed(
    agreement: float, is_read: bool
) -> None:
    added = version("added", agreement, signer="Nguyễn Văn An")
    [merged] = merge([version("corpus"), added])
    assert (added in merged.used) == is_read
    assert merged.document.trust == "shipped"
    assert [one.trust for one in merged.document.texts] == ["unconfirmed"]
    assert ("signer" in merged.document.single_source) == is_read


def test_what_contradicts_our_summary_is_not_read_whatever_it_repeats() -> None:
    other_day = version("added", 0.9, issued=date(2029, 1, 1))
    [merged] = merge([version("corpus"), other_day])
    assert other_day not in merged.used


def test_what_nobody_confirmed_ends_no_other_text() -> None:
    relations = [{"kind": "repeals", "number": "7/QĐ-TTg"}, {"kind": "based_on", "number": "1/L"}]
    [merged] = merge([version("corpus"), version("added", 0.9, relations=relations)])
    assert [one.kind for one in merged.document.relations] == ["based_on"]
