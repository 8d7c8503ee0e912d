"""What a conversation speaks of when somebody replies to an older message of ours."""

from actions.conversation import Focus, Topic
from actions.going_back import gone_back
from actions.reading.plan import Lookup
from tests.following import named

THEN = Focus(
    documents=("qd-749-2020",),
    subject="kinh tế số",
    plan=Lookup(named("qd749"), ("issued",)),
    language="vi",
    questions=("749 ban hành ngày nào?",),
    turns=1,
)
NOW = Focus(
    documents=("qd-950-2018",),
    plan=Lookup(named("nd13"), ("signer",)),
    language="en",
    questions=("who signed 950?", "749 ban hành ngày nào?"),
    earlier=(THEN.topic,),
    turns=2,
)


def test_what_was_spoken_of_then_is_spoken_of_again_and_what_is_now_before_it() -> None:
    focus = gone_back(THEN, NOW)
    assert focus.topic == THEN.topic
    assert focus.earlier == (NOW.topic,)
    assert (focus.questions, focus.turns, focus.language) == (NOW.questions, 2, "en")


def test_earlier_topics_are_bounded_and_each_stands_once() -> None:
    topics = tuple(Topic(documents=(f"d{n}",)) for n in range(4))
    now = Focus(documents=("x",), earlier=topics)
    then = Focus(documents=("d1",), earlier=(topics[0], Topic(documents=("old",))))
    documents = [each.documents[0] for each in gone_back(then, now).earlier]
    assert documents == ["x", "d0", "d2", "d3"]


def test_a_reply_to_the_last_message_changes_nothing() -> None:
    assert gone_back(NOW, NOW) == NOW


def test_a_new_beginning_speaks_of_nothing_and_keeps_the_language() -> None:
    assert gone_back(Focus(), NOW) == Focus(language="en")
