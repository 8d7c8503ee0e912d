"""The passage that a story leads to answers a question that it has all of, and no other."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.cards import named
from actions.executing.led import led_answer
from actions.executing.result import Found
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.plan_making import context

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "led", "answers"),
    [
        ("Rốt cuộc có bao nhiêu thành phố?", "nd-269-2025#9", True),
        # It tells no sum, and nothing of a fee.
        ("Rốt cuộc tốn bao nhiêu tiền?", "nd-269-2025#9", False),
        ("Lệ phí ra sao?", "nd-269-2025#9", False),
    ],
)
def test_what_has_all_that_is_asked_for_answers(
    text: str, led: str, answers: bool, knowledge: Knowledge
) -> None:
    documents = knowledge.retriever.documents
    document = next(one for one in documents if led.startswith(f"{one.id}#"))
    result = led_answer(Passages(text, named(document), led=led), context(knowledge))
    is_answered = isinstance(result, Found) and result.status is AnswerStatus.ANSWERED
    assert is_answered == answers
