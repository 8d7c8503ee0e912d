"""Of the documents spoken of one after the other, all or one."""

import pytest

from actions.among import among_spoken
from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.reading.plan import Filter, Listing, Lookup, Plan, Spoken, Validity
from tests.following import ids, named

pytest_plugins = ["tests.knowledge"]

THREE = Focus(
    documents=ids("qd411"), earlier=(Topic(ids("qd749")), Topic(ids("nd13")), Topic(ids("nd42")))
)
OLDEST, NEWEST = Listing(Filter(), "oldest", 1), Listing(Filter(), "newest", 1)


@pytest.mark.parametrize(
    ("plan", "text", "meant"),
    [
        (OLDEST, "trong ba cái đó cái nào ra sớm nhất", Lookup(named("qd749"), ("issued",))),
        (NEWEST, "trong 3 cái, cái nào mới nhất", Lookup(named("nd13"), ("issued",))),
        (NEWEST, "trong hai cái đó cái nào mới nhất", Lookup(named("qd411"), ("issued",))),
        (
            Validity(Spoken()),
            "cái nào còn hiệu lực",
            Validity(named("qd411", "qd749", "nd13", "nd42")),
        ),
    ],
)
def test_they_are_meant(plan: Plan, text: str, meant: Plan, knowledge: Knowledge) -> None:
    assert among_spoken(plan, text, THREE, knowledge) == meant


@pytest.mark.parametrize(
    ("plan", "text", "focus"),
    [
        (NEWEST, "văn bản mới nhất là gì", THREE),
        (NEWEST, "trong ba cái đó cái nào mới nhất", Focus(documents=ids("qd411"))),
        (Listing(Filter(("nd",)), "newest", 1), "nghị định nào mới nhất", THREE),
        (Validity(Spoken()), "còn hiệu lực không", THREE),
    ],
)
def test_all_that_are_held_are_meant(
    plan: Plan, text: str, focus: Focus, knowledge: Knowledge
) -> None:
    assert among_spoken(plan, text, focus, knowledge) == plan
