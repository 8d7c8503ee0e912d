"""Whether the time told last is over: “qua rồi hả?”, “mục tiêu đó còn không?”."""

from datetime import date

import pytest

from actions.conversation import Focus
from actions.due import due
from actions.knowledge import Knowledge
from actions.reading.plan import Due, Lookup, Spoken, Validity
from index.text.language import Language
from tests.turns import talk

pytest_plugins = ["tests.knowledge"]
TODAY = date(2026, 11, 30)
THE_DAY = "Ngày Chuyển đổi số quốc gia là ngày 10/10 hằng năm."
AIM = "Đến năm 2030, Nghị quyết 57-NQ/TW đặt mục tiêu 30%, sau mốc 2025."


def focus(*shown: str, language: Language = "vi") -> Focus:
    return Focus(documents=("qd-505-2022",), shown=shown, language=language)


@pytest.mark.parametrize(
    ("text", "language", "told", "plan"),
    [
        ("qua rồi hả", "vi", THE_DAY, Due(month=10, day=10)),
        ("da qua chua ạ", "vi", THE_DAY, Due(month=10, day=10)),
        ("ngày đó qua chưa", "vi", THE_DAY, Due(month=10, day=10)),
        ("has it passed?", "en", THE_DAY, Due(month=10, day=10)),
        ("c'est déjà passé ?", "fr", THE_DAY, Due(month=10, day=10)),
        ("mục tiêu đó còn không", "vi", AIM, Due(year=2030)),
        ("is that target still valid?", "en", AIM, Due(year=2030)),
        ("cet objectif est toujours valable ?", "fr", AIM, Due(year=2030)),
        ("mục tiêu đó còn không", "vi", "Để người dân sống tốt.", Due()),
    ],
)
def test_the_time_told_is_asked_for(text: str, language: Language, told: str, plan: Due) -> None:
    assert due(text, focus(told, language=language)) == plan


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("qua rồi hả", "Để người dân sống tốt."),
        ("còn không", THE_DAY),
        ("đề án đó qua rồi hả", THE_DAY),
        ("ai ký", THE_DAY),
    ],
)
def test_other_questions_are_left(text: str, told: str) -> None:
    assert due(text, focus(told)) is None


def test_the_last_sentence_with_a_time_is_meant() -> None:
    told = focus(THE_DAY, "Người ký là Vũ Đức Đam.")
    assert due("ngày đó qua chưa", told) == Due(month=10, day=10)


def test_behind_a_field_of_a_document_it_is_asked_whether_that_holds() -> None:
    signed = Focus(
        documents=("qd-06-2022",),
        shown=("Ban hành ngày 06/01/2022.",),
        plan=Lookup(Spoken(), ("issued",)),
        language="vi",
    )
    assert isinstance(due("đã qua chưa", signed), Validity)
    assert isinstance(due("văn bản này còn không", signed), Validity)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (("Ngày Chuyển đổi số quốc gia là ngày nào?", "qua rồi hả"), "10/10/2027"),
        (
            ("Quyết định 749 đặt mục tiêu kinh tế số 2025 bao nhiêu", "mục tiêu đó còn không"),
            "đã qua",
        ),
        (("Nghị quyết 57 muốn kinh tế số 2030 bao nhiêu %", "mục tiêu này còn không"), "còn 4 năm"),
    ],
)
def test_the_answer_is_reckoned_from_today(
    said: tuple[str, ...], told: str, knowledge: Knowledge
) -> None:
    assert told in talk(said, knowledge, TODAY).text
