"""Sections that are asked for together, by what their headings share."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.sections import asks_of_whole, sections_asked
from actions.knowledge import Knowledge
from actions.reading.plan import Passages
from index.text.language import Language
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


def test_aims_on_one_thing_are_told_apart_from_the_rest(knowledge: Knowledge) -> None:
    # One section alone answers as any other passage does.
    assert (
        headings("mục tiêu kinh tế số của quyết định 411 năm 2025", "qd-411-2022", knowledge) == []
    )
    named = "mục tiêu của Chiến lược kinh tế số và xã hội số"
    assert len(headings(named, "qd-411-2022", knowledge)) > 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What are the main targets of Resolution 52?", "en"),
        ("Donne-moi les grands objectifs de la résolution 52", "fr"),
    ],
)
def test_aims_are_asked_for_in_three_languages(
    text: str, language: Language, knowledge: Knowledge
) -> None:
    held = knowledge.retriever.store.catalogue.document("nq-52-2019")
    assert len(sections_asked(text, held, context(knowledge, language))) == 5


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Nghị định 13 nói gì về bảo vệ dữ liệu?", True),
        ("nghi dinh 13 co gi", True),
        ("Nghị định 13 nói gì về quyền của chủ thể dữ liệu?", False),
        ("Nghị định 13 ai ký", False),
    ],
)
def test_what_a_text_is_on_asks_for_all_of_it(
    text: str, is_whole: bool, knowledge: Knowledge
) -> None:
    held = knowledge.retriever.store.catalogue.document("nd-13-2023")
    assert asks_of_whole(text, held, context(knowledge)) is is_whole
