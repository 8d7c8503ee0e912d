"""What a short question asks of what was told."""

import pytest

from actions.conversation import Focus
from actions.inquiry import Inquiry, asks_of_several
from actions.knowledge import Knowledge
from tests.following import ids

pytest_plugins = ["tests.knowledge"]

TOLD = Focus(
    documents=ids("event"),
    subject="Hải Phòng",
    shown=("Hải Phòng đạt 100% dịch vụ công mức độ 4, theo ông Hoàng Minh Cường.",),
    language="vi",
)


@pytest.mark.parametrize("text", ["ai nói là 100%", "ai kể vụ dịch vụ công"])
def test_who_said_what_was_told(text: str, knowledge: Knowledge) -> None:
    assert Inquiry(text, TOLD, knowledge).asks_who_said


@pytest.mark.parametrize("text", ["ai nói là 35 nghìn", "ai nói về Nevers", "dịch vụ công là gì"])
def test_who_said_something_else(text: str, knowledge: Knowledge) -> None:
    assert not Inquiry(text, TOLD, knowledge).asks_who_said


@pytest.mark.parametrize("text", ["nói hồi nào", "ổng nói ngày nào vậy"])
def test_when_it_was_said(text: str, knowledge: Knowledge) -> None:
    assert Inquiry(text, TOLD, knowledge).asks_when_said


def test_no_text_with_a_number_was_said(knowledge: Knowledge) -> None:
    assert not Inquiry("nói hồi nào", Focus(documents=ids("qd749")), knowledge).asks_when_said


def test_several_are_asked_for() -> None:
    assert asks_of_several("có mấy người phát biểu", "vi")
    assert not asks_of_several("ai kể", "vi")
