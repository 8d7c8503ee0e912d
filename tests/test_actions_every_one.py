"""“Cả hai …” is asked of every text spoken of."""

from actions.conversation import Focus, Topic
from actions.every_one import of_every_one
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.following import ids, named

pytest_plugins = ["tests.knowledge"]

TEXT = "cả hai đặt kinh tế số bao nhiêu"


def test_it_is_asked_of_those_spoken_of_together(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("qd749", "qd411"))
    asked = of_every_one(Passages(TEXT), "vi", focus, knowledge)
    assert asked == Passages(TEXT, named("qd749", "qd411"))


def test_it_is_asked_of_the_last_two_spoken_of_in_turn(knowledge: Knowledge) -> None:
    focus = Focus(documents=ids("qd411"), earlier=(Topic(ids("qd749")), Topic(ids("nd13"))))
    asked = of_every_one(Passages(TEXT), "vi", focus, knowledge)
    assert asked == Passages(TEXT, named("qd411", "qd749"))


def test_nothing_is_asked_of_one_alone_or_where_something_is_named(knowledge: Knowledge) -> None:
    both = Focus(documents=ids("qd749", "qd411"))
    assert of_every_one(Passages(TEXT), "vi", Focus(documents=ids("qd411")), knowledge) is None
    assert of_every_one(Passages("kinh tế số bao nhiêu"), "vi", both, knowledge) is None
    assert of_every_one(Passages("cả hai của Nevers"), "vi", both, knowledge) is None
