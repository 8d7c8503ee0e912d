"""A question behind the words that go back is of what was spoken of before."""

import pytest

from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.reading.plan import Lookup, Passages
from actions.returning import returning
from tests.following import ids, named

pytest_plugins = ["tests.knowledge"]

EVENT = Topic(ids("event"), subject="Hải Phòng", plan=Passages("Hải Phòng làm gì"))
DECISION = Topic(ids("qd749"), plan=Lookup(named("qd749"), ("signer",)))
FOCUS = Focus(documents=ids("nd13"), plan=Lookup(named("nd13")), earlier=(EVENT, DECISION))


@pytest.mark.parametrize(
    ("text", "rest", "topic"),
    [
        ("quay lại cái hồi nãy đi, hồ sơ đúng hạn bao nhiêu", "hồ sơ đúng hạn bao nhiêu", EVENT),
        ("quay lai cai hoi nay di, ho so may %", "ho so may %", EVENT),
        ("giờ quay lại cái trước đi, năm 2030 nó muốn gì", "năm 2030 nó muốn gì", EVENT),
        ("quay lại quyết định hồi nãy, ra ngày nào", "ra ngày nào", DECISION),
    ],
)
def test_the_question_is_of_before(
    text: str, rest: str, topic: Topic, knowledge: Knowledge
) -> None:
    gone = returning(text, FOCUS, "vi", knowledge)
    assert gone
    assert gone[0] == rest
    assert (gone[1].documents, gone[1].subject) == (topic.documents, topic.subject)
    assert gone[1].earlier[0].documents == FOCUS.documents


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("quay lại cái hồi nãy đi", FOCUS),  # it only goes back
        ("quay lại cái hồi nãy đi, ai ký", Focus(documents=ids("nd13"))),  # nothing before
        ("nghị định này ai ký, quay lại sau nhé", FOCUS),
    ],
)
def test_nothing_is_asked_of_before(text: str, focus: Focus, knowledge: Knowledge) -> None:
    assert returning(text, focus, "vi", knowledge) is None
