"""Which of the things that a sentence lists is asked about, and what is told of it."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]

GROUPS = "Đề án 06 có mấy nhóm tiện ích?"


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        (GROUPS, "nhóm thứ tư là gì", "Đó là công dân số:"),
        (GROUPS, "cái cuối cùng tên gì", "Đó là chỉ đạo điều hành:"),
        # Its last part has a comma of its own.
        ("kinh tế số gồm những phần nào", "phần thứ ba là gì", "Đó là kinh tế số ngành, lĩnh vực:"),
        # What the passage tells of it beside the list.
        (GROUPS, "nhóm thứ ba để làm gì", "kết nối và làm giàu"),
        # Of two projects the other one.
        ("Le Havre có những dự án gì", "cái thứ hai nói gì", "5G Lab"),
    ],
)
def test_an_item_is_told(first: str, then: str, shown: str, knowledge: Knowledge) -> None:
    said = talk([first, then], knowledge, TODAY)
    assert shown in said.text
    assert said.citations


def test_the_other_one_of_two_is_told(knowledge: Knowledge) -> None:
    asked = ["Le Havre có những dự án gì", "cái đầu tiên làm gì", "cái còn lại"]
    assert "5G Lab" in talk(asked, knowledge, TODAY).text


def test_a_question_answers_no_question_of_ours(knowledge: Knowledge) -> None:
    asked = ["văn bản số 06", "trong đó nghị quyết nào", "văn bản nào tiếp nối nó"]
    assert "224-KL/TW" in talk(asked, knowledge, TODAY).text


def test_names_that_no_text_lists_are_not_made_up(knowledge: Knowledge) -> None:
    asked = ["mấy thành phố phải phê duyệt đề án đô thị thông minh", "kể tên ra"]
    assert "không kèm danh sách" in talk(asked, knowledge, TODAY).text


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        ("Luật Viễn thông nghị định nào hướng dẫn?", "nó ra ngày nào", "24/12/2024"),
        ("nghị định nào bãi bỏ nghị định 64/2007", "nó còn bãi bỏ những gì", "45/2026"),
        ("QĐ 749 đặt mục tiêu xếp hạng EGDI năm 2025 thế nào?", "nghị quyết 57 thì sao", "50 nước"),
    ],
)
def test_what_was_told_last_is_meant(
    first: str, then: str, shown: str, knowledge: Knowledge
) -> None:
    assert shown in talk([first, then], knowledge, TODAY).text


def test_of_several_that_were_told_none_is_meant_alone(knowledge: Knowledge) -> None:
    asked = ["nghị định nào bãi bỏ nghị định 42/2022", "nó còn bãi bỏ mấy cái nào", "có mấy điều"]
    assert "92" in talk(asked, knowledge, TODAY).text
