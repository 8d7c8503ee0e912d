import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from index.text.folding import fold
from tests.days import TODAY
from tests.turns import answer, tapped

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("nevers", "nevers"),
        ("Hải Phòng", "hai phong"),
        ("the con le havre", "le havre"),
        ("vậy còn Đà Nẵng", "da nang"),
        ("chuyển đổi số", "chuyen doi so"),
        ("5G thì sao?", "5g"),
    ],
)
def test_of_a_subject_alone_the_main_points_are_told(
    text: str, subject: str, knowledge: Knowledge
) -> None:
    said, then = tapped(text, knowledge, TODAY)
    assert said.status == AnswerStatus.ANSWERED
    assert said.citations
    assert subject in fold(said.text)
    assert then
    for choice, told in zip(said.suggestions, then, strict=True):
        assert told.status == AnswerStatus.ANSWERED, choice.payload


@pytest.mark.parametrize(
    "text", ["dân số Nevers", "xe tự lái", "Nevers ở đâu", "bitcoin", "ai", "hãy kể về Nevers đi"]
)
def test_what_says_more_or_has_one_answer_is_not_asked_back(
    text: str, knowledge: Knowledge
) -> None:
    assert answer(text, knowledge, TODAY).status != AnswerStatus.NEEDS_CLARIFICATION
