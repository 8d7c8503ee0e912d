"""What a question expects of the sentence that answers it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.expectations import expectation_of


@pytest.mark.parametrize(
    ("question", "sentence", "unmet"),
    [
        ("Ai là giám đốc bến phà?", "Bà Lê Thị Lài là Giám đốc bến phà.", 0),
        ("Ai là giám đốc bến phà?", "Bà Lê Thị Lài là Phó Giám đốc bến phà.", 1),
        ("Ai là giám đốc bến phà?", "Bà Lê Thị Lài đi phà.", 1),
        ("Ai là phó giám đốc bến phà?", "Bà Lê Thị Lài là Phó Giám đốc bến phà.", 0),
        ("Ai là phó giám đốc bến phà?", "Bà Lê Thị Lài là Giám đốc bến phà.", 1),
        ("Thị trưởng Rouen tên gì?", "Rouen có 9 bến, theo bà Anne Roy, Chủ tịch vùng.", 1),
        ("Thị trưởng Rouen tên gì?", "Thị trưởng Rouen là bà Anne Roy.", 0),
        ("Who is the minister of transport?", "Bộ trưởng là ông Trần Tư.", 0),
        ("Who is the minister of transport?", "Thứ trưởng là ông Trần Tư.", 1),
        ("Qui est le maire adjoint de Rouen ?", "Thị trưởng là bà Anne Roy.", 1),
        ("Qui est le maire adjoint de Rouen ?", "Phó Thị trưởng là bà Anne Roy.", 0),
        ("Giám đốc làm gì?", "Phó Giám đốc coi bến.", 0),
    ],
)
def test_a_deputy_is_not_the_head_nor_the_head_a_deputy(
    question: str, sentence: str, unmet: int
) -> None:
    assert expectation_of(question).unmet(sentence) == unmet


@pytest.mark.parametrize(
    ("question", "sentence", "unmet"),
    [
        ("Hiện nay có bao nhiêu bến?", "Mục tiêu là có 9 bến.", 1),
        ("Hiện nay có bao nhiêu bến?", "Thành phố có 9 bến.", 0),
        ("Mục tiêu hiện nay là bao nhiêu bến?", "Mục tiêu là có 9 bến.", 0),
        ("Có bao nhiêu bến?", "Mục tiêu là có 9 bến.", 0),
        ("How many piers are there today?", "Phấn đấu đến năm 2035 có 9 bến.", 1),
        ("Combien de quais y a-t-il aujourd'hui ?", "Sẽ có 9 bến.", 1),
    ],
)
def test_an_aim_is_no_result(question: str, sentence: str, unmet: int) -> None:
    assert expectation_of(question).unmet(sentence) == unmet


@pytest.mark.parametrize(
    ("question", "sentence", "unmet"),
    [
        ("Bến đã xây xong chưa?", "Thành phố định xây bến.", 1),
        ("Bến đã xây xong chưa?", "Bến mở cửa từ năm 2019.", 0),
        ("Chuyện xây bến tới đâu rồi?", "Bến sẽ dài 9 mét.", 1),
        ("Bến có dài không?", "Bến sẽ dài 9 mét.", 0),
        ("Has the pier been finished?", "Bến sẽ dài 9 mét.", 1),
        ("Le quai a-t-il été achevé ?", "Phấn đấu làm xong bến.", 1),
        ("Bến đã xây xong chưa?", "Nghị định hướng dẫn việc đỗ tàu.", 0),
    ],
)
def test_what_is_done_is_told_by_no_aim(question: str, sentence: str, unmet: int) -> None:
    assert expectation_of(question).unmet(sentence) == unmet


def test_another_in_the_same_order_is_not_what_is_asked_for() -> None:
    expected = expectation_of("Hội bến lần thứ 7 họp về mạng 4G?")
    assert expected.has_other_ordinal("Hội bến lần thứ sáu")
    assert expected.has_other_ordinal("Hội bến lần thứ bảy, mạng 3G")
    assert not expected.has_other_ordinal("Hội bến lần thứ sáu và lần thứ bảy, mạng 3G và 4G")
    assert not expected.has_other_ordinal("Hội bến")
    assert not expectation_of("Hội bến họp ở đâu?").has_other_ordinal("Hội bến lần thứ sáu")


def test_what_is_asked_to_be_counted_is_to_be_counted() -> None:
    expected = expectation_of("Có bao nhiêu bến?")
    assert not expected.uncounted("Có 9 bến.")
    assert expected.uncounted("Bến dài 9 mét.")
    assert not expectation_of("Bến nào dài nhất?").uncounted("Bến dài 9 mét.")


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao bến đóng cửa?",
        "Sao lại đóng bến?",
        "Lý do đóng bến là gì?",
        "Why is the pier closed?",
        "Pourquoi le quai est-il fermé ?",
    ],
)
def test_a_question_for_a_reason_wants_one_given(question: str) -> None:
    expected = expectation_of(question)
    assert expected.unreasoned("Bến đóng cửa năm 2019.")
    assert not expected.unreasoned("Bến đóng cửa vì bão.")
    assert not expected.unreasoned("Bến đóng cửa để sửa mái.")


@pytest.mark.parametrize(
    "question",
    [
        "Bến đóng cửa khi nào?",
        "Ngôi sao nào sáng?",
        "When is the pier closed?",
        # What somebody thinks tells why he thinks so.
        "Tại sao bà Lài cho rằng bến cũ?",
        "Why does Mrs Lài say that the pier is old?",
        "Pourquoi Mme Lài estime-t-elle que le quai est vieux ?",
    ],
)
def test_another_question_wants_no_reason(question: str) -> None:
    assert not expectation_of(question).unreasoned("Bến đóng cửa năm 2019.")


def test_who_did_something_is_no_reason_for_it() -> None:
    expected = expectation_of("Tại sao bến đóng cửa?")
    assert expected.unreasoned("Bến do ông Trần Tư đóng cửa.")
    assert not expected.unreasoned("Bến đóng cửa do bão.")


@pytest.mark.parametrize(
    ("question", "is_for_yes_or_no"),
    [
        ("Bến có mái che không ạ?", True),
        ("Bến đã mở cửa chưa", True),
        ("Bến mở cửa rồi phải không?", True),
        ("Is there a roof?", True),
        ("I am new here, does the pier have a roof?", True),
        ("Le quai a-t-il un toit ?", True),
        ("Est-ce que le quai a un toit ?", True),
        ("Bến không mái ở đâu?", False),
        ("Khi nào chưa có mái thì làm gì?", False),
        ("What is the roof made of?", False),
        ("Comment le quai a-t-il été bâti ?", False),
    ],
)
def test_a_question_for_yes_or_no_is_told_from_others(
    question: str, is_for_yes_or_no: bool
) -> None:
    assert expectation_of(question).wants_yes_or_no is is_for_yes_or_no


def test_places_and_years_are_those_named_however_they_are_written() -> None:
    expected = expectation_of("Sài Gòn năm 2031 có gì?")
    assert not expected.lacks_place("TP. Hồ Chí Minh")
    assert expected.lacks_place("TP. Huế")
    assert not expected.lacks_year("Năm 2031")
    assert expected.lacks_year("Năm 2032")
    assert not expectation_of("Bến nào đẹp?").lacks_place("")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_asked_and_answered(question: str, sentence: str) -> None:
    expected = expectation_of(question)
    assert expected.unmet(sentence) >= 0
    assert expected.uncounted(sentence) in (False, True)
    assert expected.unreasoned(sentence) in (False, True)
