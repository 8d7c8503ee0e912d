import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.sentences import sentence_spans

prose = st.text(st.sampled_from("abĐTPQ.!?…;:” )\n\t0123456789 "))


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@given(st.one_of(prose, st.text()))
def test_spans_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    reached = 0
    for start, end in sentence_spans(text):
        assert reached <= start < end
        assert not text[reached:start].strip()
        assert text[start:end] == text[start:end].strip()
        reached = end
    assert not text[reached:].strip()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một câu. Hai câu! Ba câu? Hết…", ["Một câu.", "Hai câu!", "Ba câu?", "Hết…"]),
        ("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"]),
        ("Ông nói: “Xong.” Rồi đi.", ["Ông nói: “Xong.”", "Rồi đi."]),
        ("không có dấu chấm", ["không có dấu chấm"]),
        ("a) việc một; b) việc hai.", ["a) việc một;", "b) việc hai."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Dân số TP. Hồ Chí Minh tăng 3.5 phần trăm.",
        "Giá 1.500.000 đồng một tháng.",
        "GS. Trần và TS. Lê cùng dự.",
        "Ông Nguyễn V. A. phát biểu.",
        "1. Điều khoản thứ nhất.",
        "Xem thongtin.gov.vn để biết thêm.",
    ],
)
def test_abbreviations_numbers_and_addresses_end_nothing(text: str) -> None:
    assert cut(text) == [text]
