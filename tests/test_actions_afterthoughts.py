from dataclasses import replace

import pytest

from actions.afterthoughts import asked_more, claimed_again
from actions.conversation import Focus
from actions.reading.plan import Lookup, Named, Naming, Passages, Plan, Validity
from tests.following import NAMES, ids

ASKED = Passages("Dân số Nevers?")
NEVERS = Focus(documents=ids("event"), subject="Nevers", plan=ASKED, shown=("35.000 người",))
EVENT = Named((Naming(NAMES["event"][0], ids("event")),))


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("năm nào vậy?", Lookup(EVENT, ("issued",))),
        ("khi nào", Lookup(EVENT, ("issued",))),
        ("tại sao?", Passages("Dân số Nevers? tại sao?")),
        ("bằng cách nào", Passages("Dân số Nevers? bằng cách nào")),
    ],
)
def test_a_bare_word_asks_more_of_the_last_answer(text: str, plan: Plan) -> None:
    assert asked_more(text, NEVERS) == plan


def test_why_a_document_ended_is_what_replaced_it() -> None:
    focus = replace(NEVERS, plan=Validity(EVENT))
    assert asked_more("vì sao vậy", focus) == Lookup(EVENT, ("replaced_by",))


def test_what_names_a_year_is_asked_again() -> None:
    focus = replace(NEVERS, shown=("Đến năm 2030 đạt 30%",))
    assert asked_more("năm nào", focus) == Passages("Dân số Nevers? năm nào")


@pytest.mark.parametrize("focus", [Focus(), replace(NEVERS, shown=()), replace(NEVERS, plan=None)])
def test_where_nothing_was_answered_there_is_no_more(focus: Focus) -> None:
    assert asked_more("tại sao?", focus) is None


@pytest.mark.parametrize("claim", ["thế là 35.000", "vậy là gấp đôi", "30 phần trăm"])
def test_a_claim_on_the_figure_is_of_the_last_question(claim: str) -> None:
    read = Passages(claim, claim=claim)
    assert claimed_again(read, NEVERS) == replace(ASKED, claim=claim)


@pytest.mark.parametrize(
    ("claim", "focus"),
    [
        ("Le Havre có 35.000 dân", NEVERS),  # says of what
        ("thế là 35.000", Focus()),
        ("thế là 35.000", replace(NEVERS, plan=Lookup(EVENT, ("issued",)))),
    ],
)
def test_a_claim_of_its_own_is_no_more_of_it(claim: str, focus: Focus) -> None:
    assert claimed_again(Passages(claim, claim=claim), focus) is None
