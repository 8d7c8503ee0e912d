"""Of the documents spoken of one after the other, all or one."""

from dataclasses import replace

import pytest

from actions.among import among_spoken
from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Change,
    Compare,
    Filter,
    Listing,
    Lookup,
    Passages,
    Plan,
    Relations,
    Spoken,
    Validity,
)
from tests.following import document_choices, ids, named

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


LISTED = Focus(choices=document_choices("nd224", "nd269", "nd13", "nd42"))
REPLACED = Relations(Spoken(), "replace", ("ends", "repeals", "replaces"), to_it=True)
ENDED = Filter(standing="ended")


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (REPLACED, "trong đó cái nào bị thay rồi"),
        (Listing(ENDED), "cái nào hết hiệu lực"),
        (
            Change(Passages("have been replaced"), "have been replaced"),
            "which of those have been replaced",
        ),
    ],
)
def test_those_listed_are_filtered(plan: Plan, text: str, knowledge: Knowledge) -> None:
    focus = replace(LISTED, language="en" if "which" in text else "vi")
    meant = named("nd224", "nd269", "nd13", "nd42").documents
    assert among_spoken(plan, text, focus, knowledge) == Listing(replace(ENDED, named=meant))


def test_of_an_issuer_are_those_listed(knowledge: Knowledge) -> None:
    of_issuer = Listing(Filter(issuers=("Bộ Chính trị",)))
    told = among_spoken(of_issuer, "cái nào của bộ chính trị", LISTED, knowledge)
    assert isinstance(told, Listing)
    assert told.filter.named == named("nd224", "nd269", "nd13", "nd42").documents


def test_before_any_list_all_that_are_held_are_meant(knowledge: Knowledge) -> None:
    assert among_spoken(Listing(ENDED), "cái nào hết hiệu lực", Focus(), knowledge) == Listing(
        ENDED
    )


def test_the_newest_needs_no_noun(knowledge: Knowledge) -> None:
    text = "mới nhất bạn có là cái nào"
    assert among_spoken(Passages(text), text, Focus(), knowledge) == NEWEST


def test_three_are_compared_from_the_oldest_on(knowledge: Knowledge) -> None:
    asked = Compare(Spoken(every=True), fields=("issued",))
    focus = replace(THREE, language="vi")
    told = among_spoken(asked, "3 cái đó cái nào ra trước", focus, knowledge)
    assert told == replace(asked, target=named("qd749", "qd411", "nd13"))
