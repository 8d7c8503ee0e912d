"""A question of a story is asked again in words that the story completes, only so often."""

import pytest

from actions.answer import AnswerStatus
from actions.conversation import Focus
from actions.executing.result import Found, Line, Nothing, Result
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause
from actions.reading.frames import Reader
from actions.reading.plan import Passages, Plan
from actions.reasking import Reasking, is_answer
from actions.told import told_of
from tests.days import TODAY

pytest_plugins = ["tests.knowledge"]

STORY = ("A lady from a French port city showed us mobile networks on the docks.",)
QUESTION = Clause("Who was she?", "question")
REFUSED = Nothing((Line("missing"),))


class _Answers:
    """Answers nothing, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str, plan: Plan, focus: Focus) -> tuple[Result, Focus]:
        self.asked.append(text)
        return REFUSED, focus


def test_a_question_is_asked_again_of_what_its_story_leads_to(knowledge: Knowledge) -> None:
    answers = _Answers()
    reasking = Reasking(Reader(knowledge), knowledge, TODAY, answers)
    told = told_of(QUESTION.text, STORY, knowledge.retriever)
    first = (REFUSED, Focus())
    best = reasking.best(Passages(QUESTION.text), QUESTION, STORY, told, Focus(), first)
    assert best == first
    assert any("Le Havre" in text for text in answers.asked)


def test_all_questions_of_a_message_are_asked_again_so_often(knowledge: Knowledge) -> None:
    answers = _Answers()
    reasking = Reasking(Reader(knowledge), knowledge, TODAY, answers)
    told = told_of(QUESTION.text, STORY, knowledge.retriever)
    for _ in range(4):
        first = (REFUSED, Focus())
        reasking.best(Passages(QUESTION.text), QUESTION, STORY, told, Focus(), first)
    retold = [text for text in answers.asked if text != QUESTION.text]
    assert 0 < len(retold) <= 3


@pytest.mark.parametrize(
    ("result", "answered"),
    [
        (Found(()), True),
        (Found((), AnswerStatus.PARTIAL), False),
        (REFUSED, False),
    ],
)
def test_an_answer_is_whole(result: Result, answered: bool) -> None:
    assert is_answer(result) == answered
