"""The questions of one clause are answered in turn; what no text tells is said in a line."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("message", "shows", "hides"),
    [
        (
            "luật giao dịch điện tử có mấy chương, hiệu lực từ ngày nào, thay luật nào",
            ("8 chương", "01/7/2024", "51/2005/QH11"),
            (),
        ),
        # What is missing of metadata is said of the document, with nothing in its stead.
        (
            "đề án 06 ban hành ngày nào, ai ký",
            ("06/01/2022", "người ký Quyết định 06/QĐ-TTg"),
            (),
        ),
        # Who spoke is who did for the place that was asked of before.
        (
            "dân số Le Havre bao nhiêu, ai đại diện dự hội thảo",
            ("Caroline Leclerq",),
            ("Thuriot", "35.000"),
        ),
        # Which text says so is told by the source.
        (
            "Chống khóa công nghệ là gì, ở điều mấy, nghị định nào?",
            ("Điều 2 Nghị định 269",),
            ("Điều 4",),
        ),
        # The day of a text that the store lacks is not that of the text that it replaced.
        (
            "nghị định nào thay nghị định 47 năm 2020, ban hành ngày nào",
            ("22/10/2025",),
            ("09/4/2020\n", "do Chính phủ ban hành ngày 09/4/2020"),
        ),
    ],
)
def test_each_question_is_answered(
    message: str, shows: tuple[str, ...], hides: tuple[str, ...], knowledge: Knowledge
) -> None:
    said = answer(message, knowledge, TODAY).text
    assert [each for each in shows if each not in said] == []
    assert [each for each in hides if each in said] == []


def test_what_one_sentence_tells_is_not_told_twice(knowledge: Knowledge) -> None:
    asked = "Bộ tiêu chí đô thị thông minh có bao nhiêu tiêu chí, mấy cấp độ?"
    assert answer(asked, knowledge, TODAY).text.count("60 tiêu chí và 4 cấp độ") == 1


def test_neighbours_are_not_refused_in_the_same_words(knowledge: Knowledge) -> None:
    asked = "AI ở Nevers dùng vào việc gì, tốn bao nhiêu, bao giờ xong?"
    said = answer(asked, knowledge, TODAY)
    lines = [line for line in said.text.split("\n\n") if "tốn bao nhiêu" in line or "xong" in line]
    assert len({line.split()[0] for line in lines}) == len(lines) == 2
    assert said.status is AnswerStatus.PARTIAL


def test_where_nothing_is_told_the_question_is_refused_as_a_whole(knowledge: Knowledge) -> None:
    said = answer("xe tự lái ở Nevers là của hãng nào, chạy bao nhiêu km/h", knowledge, TODAY)
    assert "của hãng nào, chạy bao nhiêu km/h" in said.text
