"""execute(): every plan has an executor, and none searches more than it must."""

from collections import Counter
from typing import get_args

import pytest

from actions.answer import AnswerStatus
from actions.executing import run
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import (
    Anything,
    Change,
    Cited,
    Compare,
    Continue,
    Define,
    Elsewhere,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Overview,
    Passages,
    Plan,
    Reply,
    Several,
    SmallTalk,
    Sources,
    Validity,
)
from index.search.retriever import Retriever
from tests.plan_making import context, of, worded

pytest_plugins = ["tests.knowledge"]


def test_every_plan_that_is_complete_has_an_executor() -> None:
    completed_by_the_conversation = {Change, Continue, Reply}
    assert set(run._EXECUTORS) == set(get_args(Plan)) - completed_by_the_conversation - {Several}


def test_several_questions_are_answered_in_their_order(knowledge: Knowledge) -> None:
    plans = (Passages("Dân số Nevers là bao nhiêu?"), Lookup(of("qd-749-2020"), ("issued",)))
    said = worded(Several(plans), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert [c.document_id for c in said.citations] == [
        "hoi-thao-thanh-pho-thong-minh-2023",
        "qd-749-2020",
    ]


def test_half_an_answer_is_partial_and_the_same_is_said_once(knowledge: Knowledge) -> None:
    known = Passages("Dân số Nevers là bao nhiêu?")
    unknown = Passages("Giá vàng hôm nay bao nhiêu?")
    half = worded(Several((known, unknown)), context(knowledge))
    assert half.status is AnswerStatus.PARTIAL
    assert worded(Several((known, known)), context(knowledge)) == worded(known, context(knowledge))


@pytest.mark.parametrize(
    ("plan", "everywhere", "within"),
    [
        (SmallTalk("greet"), 0, 0),
        (Elsewhere("weather"), 0, 0),
        (Sources(), 0, 0),
        (Cited(), 0, 0),
        (Listing(Filter(types=("nd",))), 0, 0),
        (Lookup(of("qd-749-2020"), ("issued",)), 0, 0),
        (Validity(of("nd-13-2023")), 0, 0),
        (Overview(of("nq-57-2024")), 0, 0),
        (Compare(of("nq-52-2019", "nq-57-2024")), 0, 0),
        (Overview(subject="Nevers"), 1, 0),
        (Enumerate("dự án", about="Le Havre"), 1, 0),
        (Passages("Dân số Nevers là bao nhiêu?"), 1, 1),
        (Passages("dân số là bao nhiêu", about="Nevers"), 1, 1),
        (Passages("mục tiêu kinh tế số", of("nq-57-2024")), 0, 1),
        (Passages("Giá vàng hôm nay?"), 1, 0),
        (Define("5G Lab", Anything(), "5G Lab là gì"), 1, 1),
    ],
)
def test_a_plan_searches_and_encodes_as_often_as_it_must(
    plan: Plan, everywhere: int, within: int, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: Counter[str] = Counter()
    search = Retriever.search
    encoder = type(knowledge.retriever.encoder)
    encode = encoder.encode

    def searched(self, question, k=10, documents=None):  # type: ignore[no-untyped-def]
        counts["within" if documents is not None else "everywhere"] += 1
        return search(self, question, k, documents)

    def encoded(self, texts, role):  # type: ignore[no-untyped-def]
        counts["encoded"] += 1
        return encode(self, texts, role)

    monkeypatch.setattr(knowledge.retriever, "_latest", None)
    monkeypatch.setattr(Retriever, "search", searched)
    monkeypatch.setattr(encoder, "encode", encoded)
    execute(plan, context(knowledge))
    assert counts["everywhere"] == everywhere
    assert counts["within"] <= within
    assert counts["encoded"] == min(1, everywhere + within)
