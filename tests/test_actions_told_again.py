"""A bare word asks for a value of what was told: the sentence that has it is told again."""

import pytest

from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        ("Chống khóa công nghệ là gì?", "điều mấy", "Điều 2 Nghị định 269"),
        ("chong khoa cong nghe la gi", "khoan may vay", "Điều 2 Nghị định 269"),
        ("Ai đề nghị ban hành quyết định 1813?", "bằng văn bản số mấy", "77/TTr-NHNN"),
        ("Ai đề nghị ban hành quyết định 1813?", "ngày nào", "20/9/2021"),
        ("bộ tiêu chí đô thị thông minh có mấy cấp độ", "công văn số mấy", "6862/BXD-PTĐT"),
        ("Hội thảo thành phố thông minh diễn ra ngày nào?", "sáng hay chiều", "chiều 14/4/2023"),
        ("Hội thảo thành phố thông minh diễn ra ngày nào?", "ở đâu vậy", "tại Hà Nội"),
        ("mấy thành phố phải phê duyệt đề án đô thị thông minh", "hồi nào vậy", "tháng 9/2025"),
        ("Quyết định 411 muốn hồ sơ sức khỏe điện tử bao nhiêu %", "năm mấy", "năm 2030"),
    ],
)
def test_what_was_told_has_the_value(
    first: str, then: str, shown: str, knowledge: Knowledge
) -> None:
    said = talk([first, then], knowledge, TODAY)
    assert said.status.value == "answered"
    assert shown in said.text
    assert said.citations


def test_the_question_before_stays_the_last_one(knowledge: Knowledge) -> None:
    said = talk(["Dân số Nevers là bao nhiêu?", "ở đâu vậy", "còn Le Havre?"], knowledge, TODAY)
    assert said.text.startswith("Đúng điều bạn vừa hỏi thì tôi chưa đọc thấy gì về Le Havre")


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        # A field of the document is asked for, and no value of the sentence.
        ("Ai đề nghị ban hành quyết định 1813?", "ban hành ngày nào", "28/10/2021"),
        # The sentence has no such value.
        ("Quyết định 127 ai ký?", "điều mấy", "chưa|không"),
    ],
)
def test_what_was_told_has_no_such_value(
    first: str, then: str, shown: str, knowledge: Knowledge
) -> None:
    said = talk([first, then], knowledge, TODAY)
    assert any(each in said.text for each in shown.split("|"))


def test_a_short_question_is_answered_from_what_was_cited(knowledge: Knowledge) -> None:
    asked = ["quyết định 1813 gấp mấy lần GDP", "rồi thương mại điện tử thì mấy %"]
    assert "50%" in talk(asked, knowledge, TODAY).text
