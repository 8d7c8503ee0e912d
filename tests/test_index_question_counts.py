"""What is to be counted, and which sentences count it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.counts import has_count, ordinals, things_to_count
from index.text.language import Language

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("question", "language", "things"),
    [
        ("Bến có bao nhiêu cầu tàu?", "vi", {"cau"}),
        ("ben co may cau tau", "vi", {"cau"}),
        ("Bến có máy bơm không?", "vi", set()),
        ("Bến dài bao nhiêu?", "vi", set()),
        ("How many hospitals are there?", "en", {"benh", "nha"}),
        ("Combien d'hôpitaux y a-t-il ?", "fr", {"benh", "nha"}),
        ("How much does it cost?", "en", set()),
    ],
)
def test_what_is_to_be_counted(question: str, language: Language, things: set[str]) -> None:
    found = things_to_count(question, language)
    assert found <= things
    assert bool(found) == bool(things)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("Bến có 12 cầu tàu.", True),
        ("Bến có mười hai cầu tàu.", True),
        ("Ít nhất 80% số cầu tàu đã xong.", True),
        ("Cầu tàu xong năm 2019.", False),
        ("Năm 2019 cầu tàu xong.", False),
        ("Cầu tàu dài 12 mét.", False),
        ("Bến có nhà chờ và cầu tàu.", False),
        ("Theo cầu 12 và Cầu 13, bến mở cửa.", False),
    ],
)
def test_a_numeral_just_before_counts(sentence: str, counted: bool) -> None:
    assert has_count(frozenset({"cau"}), sentence, NONE) is counted


def test_the_question_s_own_numerals_count_nothing() -> None:
    assert has_count(frozenset({"cau"}), "Đề án 12 cầu tàu", NONE)
    assert not has_count(frozenset({"cau"}), "Đề án 12 cầu tàu", frozenset({"12"}))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội bến lần thứ năm", {"lần thứ": {5}}),
        ("Hội bến lần thứ 5 và lần thứ nhất", {"lần thứ": {1, 5}}),
        ("Dịch vụ mức độ 2, mức ba, mạng 4G", {"mức": {2, 3}, "g": {4}}),
        ("Mức 5 triệu, mức 20%, giai đoạn 2021-2025, giai đoạn năm 2020, cấp 10 ngày", {}),
        ("Gấp 3 lần, 4 gam", {}),
    ],
)
def test_ordinals_are_numbers_in_an_order_and_no_measures(
    text: str, found: dict[str, set[int]]
) -> None:
    assert ordinals(text) == found


@given(st.text(max_size=60))
def test_any_text_may_have_ordinals(text: str) -> None:
    assert all(ordinals(text).values())
