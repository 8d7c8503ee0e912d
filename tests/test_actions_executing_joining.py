"""Several questions of one message, answered together where they are of one document."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.result import Found, Joined
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Filter, Listing, Lookup, Plan, Several, Validity
from tests.plan_making import context, of, worded, year

pytest_plugins = ["tests.knowledge"]


def test_what_is_asked_of_one_document_is_told_together(knowledge: Knowledge) -> None:
    target = of("nd-42-2022")
    plan = Several((Lookup(target, ("issued",)), Validity(target)))
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert said.text.count("đã hết hiệu lực") == 1
    assert said.text.count("Nguồn:") == 1
    assert "24/6/2022" in said.text


def test_one_known_and_one_unknown_are_partial(knowledge: Knowledge) -> None:
    plan = Several((Lookup(of("qd-749-2020"), ("signer",)), Validity(of("nd-45-2020"))))
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.PARTIAL
    assert "Nguyễn Xuân Phúc" in said.text
    assert "chưa có dữ liệu" in said.text


@pytest.mark.parametrize(
    "other",
    [Lookup(of("qd-749-2020"), ("signer",)), Listing(Filter(("nd",), issued=year(2022)))],
)
def test_what_is_asked_of_others_stays_apart(other: Plan, knowledge: Knowledge) -> None:
    plan = Several((Lookup(of("nd-42-2022"), ("issued",)), other))
    result = execute(plan, context(knowledge))
    assert isinstance(result, Joined)
    assert [type(each) for each in result.results] == [Found, Found]
