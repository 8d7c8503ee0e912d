"""Sections that are asked for together, by what their headings share."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.sections import sections_asked
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from tests.plan_making import context, of, worded

pytest_plugins = ["tests.knowledge"]


def headings(text: str, document: str, knowledge: Knowledge) -> list[str]:
    held = knowledge.retriever.store.catalogue.document(document)
    return [passage.heading for _, passage in sections_asked(text, held, context(knowledge))]


@pytest.mark.parametrize(
    ("text", "document", "count"),
    [
        ("mục tiêu năm 2030 của nghị quyết 57", "nq-57-2024", 7),
        ("muc tieu 2030 cua nq 57 la gi", "nq-57-2024", 7),
        ("Nghị quyết 52 đặt mục tiêu gì cho năm 2025", "nq-52-2019", 4),
        ("mục tiêu đến 2027 của quyết định 2629", "qd-2629-2025", 1),
        ("mục tiêu của nghị quyết 57", "nq-57-2024", 8),
        ("muc tieu cua quyet dinh 2629 la gi", "qd-2629-2025", 3),
    ],
)
def test_all_that_share_the_aim_and_year_are_asked_for(
    text: str, document: str, count: int, knowledge: Knowledge
) -> None:
    assert len(headings(text, document, knowledge)) == count


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("mục tiêu kinh tế số năm 2030 của nghị quyết 57", "nq-57-2024"),
        # Its title has it too, and no heading but one for that year.
        ("quyết định 411 đặt mục tiêu kinh tế số 2030 bao nhiêu", "qd-411-2022"),
        ("năm 2030 nghị quyết 57 muốn 5G thế nào", "nq-57-2024"),
        ("mục tiêu năm 2035 của nghị quyết 57", "nq-57-2024"),
        ("nghị định 13/2023 có hiệu lực năm 2023", "nd-13-2023"),
        ("mục tiêu kinh tế số của nghị quyết 57", "nq-57-2024"),
        ("nghị quyết 57 ai ký", "nq-57-2024"),
    ],
)
def test_what_names_one_of_them_or_none_asks_for_no_more(
    text: str, document: str, knowledge: Knowledge
) -> None:
    assert headings(text, document, knowledge) == []


def test_they_are_told_together_and_then_the_rest(knowledge: Knowledge) -> None:
    plan = Passages("mục tiêu năm 2030 của nghị quyết 57", of("nq-57-2024"))
    first = worded(plan, context(knowledge))
    assert first.status is AnswerStatus.ANSWERED
    assert "30% GDP" in first.text
    shown = tuple(each.quote for each in first.citations)
    more = worded(plan, context(knowledge, shown=shown))
    assert not set(shown) & {each.quote for each in more.citations}
    assert "5G" in first.text + more.text


@pytest.mark.parametrize(
    ("text", "document", "count"),
    [
        ("quyết định 2629 nhắm tới những gì", "qd-2629-2025", 3),
        ("chương trình chính phủ số gồm những mục tiêu lớn nào", "qd-2629-2025", 3),
        ("mục tiêu kép của quyết định 749 nghĩa là sao", "qd-749-2020", 0),
    ],
)
def test_aims_may_be_asked_for_in_other_words(
    text: str, document: str, count: int, knowledge: Knowledge
) -> None:
    assert len(headings(text, document, knowledge)) == count


@pytest.mark.parametrize(
    ("text", "document", "said"),
    [
        ("mục tiêu kép của 749 nghĩa là sao", "qd-749-2020", "vừa gây dựng doanh nghiệp"),
        ("năm nhóm mục tiêu của quyết định 942 gồm gì", "qd-942-2021", "đột phá xếp hạng"),
    ],
)
def test_a_heading_that_has_all_that_is_asked_leads_to_its_section(
    text: str, document: str, said: str, knowledge: Knowledge
) -> None:
    answer = worded(Passages(text, of(document)), context(knowledge))
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text
