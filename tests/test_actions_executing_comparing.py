"""Compare: documents and cities side by side."""

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Compare
from tests.plan_making import context, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


def asked(plan: Compare, knowledge: Knowledge, shown: tuple[str, ...] = ()) -> Answer:
    said = worded(plan, context(knowledge, shown=shown))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


def lines(said: Answer) -> list[str]:
    return [line for line in said.text.splitlines() if line.startswith("• ")]


def test_two_documents_have_a_line_each_with_title_and_day(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nq-52-2019", "nq-57-2024")), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    first, second = lines(said)
    assert first.startswith("• Nghị quyết 52-NQ/TW")
    assert "27/9/2019" in first
    assert second.startswith("• Nghị quyết 57-NQ/TW")
    assert "22/12/2024" in second


def test_how_a_document_stands_is_told_where_it_is_known(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nd-13-2023", "nd-269-2025")), knowledge)
    assert "hết hiệu lực" in lines(said)[0]


def test_by_an_aspect_each_has_what_it_says_of_that(knowledge: Knowledge) -> None:
    said = asked(Compare(of("nq-52-2019", "nq-57-2024"), aspect="mục tiêu kinh tế số"), knowledge)
    first, second = lines(said)
    assert "20% GDP" in first
    assert "30% GDP" in second


def test_cities_stand_side_by_side(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Nevers", "Le Havre")), knowledge)
    first, second = lines(said)
    assert "Nevers" in first
    assert "Le Havre" not in first
    assert "Le Havre" in second


def test_what_one_side_lacks_is_said(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Nevers", "Le Havre"), aspect="dân số"), knowledge)
    assert "35.000" in said.text
    assert any("Le Havre" in line and "chưa" in line for line in said.text.splitlines())
    assert said.status is AnswerStatus.PARTIAL
    assert len(lines(said)) == 1
    nothing = asked(Compare(subjects=("Nevers", "Marseille")), knowledge)
    assert any("Marseille" in line and "chưa" in line for line in nothing.text.splitlines())


def test_more_tells_no_point_twice(knowledge: Knowledge) -> None:
    plan = Compare(subjects=("Nevers", "Le Havre"))
    shown = tuple(each.quote for each in asked(plan, knowledge).citations)
    more = asked(plan, knowledge, shown)
    assert more.citations
    assert not {each.quote for each in more.citations} & set(shown)


@pytest.mark.parametrize(
    "plan", [Compare(), Compare(subjects=("Nevers",)), Compare(subjects=("Nevers", ""))]
)
def test_one_side_is_asked_for_the_other(plan: Compare, knowledge: Knowledge) -> None:
    assert asked(plan, knowledge).status is AnswerStatus.NEEDS_CLARIFICATION


def test_what_no_text_has_is_refused(knowledge: Knowledge) -> None:
    said = asked(Compare(subjects=("Marseille", "Lyon")), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()
