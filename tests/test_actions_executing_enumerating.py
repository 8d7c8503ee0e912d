"""Enumerate: every thing of a kind that the texts name."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.items import count_of, items_of
from actions.executing.result import Found
from actions.executing.run import execute
from actions.executing.subjects import Subject
from actions.knowledge import Knowledge
from actions.reading.plan import Described, Enumerate, Filter
from index.text.language import Language
from tests.plan_making import context, of, worded, year
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("language", "plan", "named"),
    [
        ("vi", Enumerate("dự án", about="Le Havre"), ["Mobi Smart Port", "5G Lab"]),
        ("vi", Enumerate("các dự án", about="le havre"), ["Mobi Smart Port", "5G Lab"]),
        ("en", Enumerate("projects", about="Le Havre"), ["Mobi Smart Port", "5G Lab"]),
        (
            "vi",
            Enumerate("thành phố", about="hội thảo", text="những thành phố nào tham gia hội thảo"),
            ["Nevers", "Le Havre", "Hải Phòng", "Hà Nội", "Đà Nẵng"],
        ),
        (
            "vi",
            Enumerate("văn bản", about="hội thảo", text="bốn văn bản được nhắc tại hội thảo"),
            ["52-NQ/TW", "06-NQ/TW", "950/QĐ-TTg", "749/QĐ-TTg"],
        ),
        ("vi", Enumerate("mục tiêu", of("nq-57-2024")), ["30% GDP", "80%", "2% GDP"]),
        (
            "vi",
            Enumerate("mục tiêu", of("qd-749-2020"), text="các mục tiêu đến 2025"),
            ["20% GDP", "80%", "70 nước"],
        ),
        (
            "vi",
            Enumerate("thành phố", of("hoi-thao-thanh-pho-thong-minh-2023"), text="thành phố nào"),
            ["Nevers", "Le Havre", "Hải Phòng", "Hà Nội", "Đà Nẵng"],
        ),
    ],
)
def test_all_are_named_and_cited(
    language: Language, plan: Enumerate, named: list[str], knowledge: Knowledge
) -> None:
    said = worded(plan, context(knowledge, language))
    assert said.status is AnswerStatus.ANSWERED
    quoted = " ".join(citation.quote for citation in said.citations)
    assert all(each in quoted for each in named)
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


def test_each_item_of_a_sentence_can_be_chosen(knowledge: Knowledge) -> None:
    plan = Enumerate("trụ cột", about="Hải Phòng", text="ba trụ cột của Hải Phòng")
    found = execute(plan, context(knowledge))
    assert isinstance(found, Found)
    assert found.listed
    titles = [choice.title for choice in found.choices]
    assert titles == ["chính quyền số", "kinh tế số", "xã hội số"]
    for choice in found.choices:
        assert choice.title in worded(choice.plan, context(knowledge)).text.lower()


def test_what_is_listed_nowhere_is_answered_from_passages(knowledge: Knowledge) -> None:
    plan = Enumerate("tiêu chí", about="đô thị thông minh", text="60 tiêu chí đô thị thông minh")
    said = worded(plan, context(knowledge))
    assert said.citations[0].document_id == "cv-6862-2024"
    nothing = Enumerate("món ăn", about="Nevers", text="Nevers có món ăn gì ngon")
    assert worded(nothing, context(knowledge)).status is AnswerStatus.NOT_FOUND


def test_a_list_that_was_given_is_not_given_again(knowledge: Knowledge) -> None:
    plan = Enumerate("dự án", about="Le Havre")
    shown = tuple(each.quote for each in worded(plan, context(knowledge)).citations)
    said = worded(plan, context(knowledge, shown=shown))
    assert said.citations == ()
    assert said.text.startswith("Tôi đã nói hết")


@pytest.mark.parametrize(
    ("sentence", "things", "items"),
    [
        ("Nay bỏ ba trụ cột là A, B và C, theo bản này, nên xem lại.", "trụ cột", ["A", "B", "C"]),
        ("Đặt ra ba trụ cột: A, B và C.", "trụ cột", ["A", "B", "C"]),
        ("Ba thành phố là A, B và hai nơi của Pháp là C, D.", "thành phố", ["A", "B", "C", "D"]),
        ("Nhóm tiện ích gồm A và B, C, D.", "tiện ích", ["A và B", "C", "D"]),
        ("Kinh tế số gồm hai phần là A và B.", "phần", ["A", "B"]),
        ("Kinh tế số là A và B.", "kinh tế số", []),
        ("Năm nhóm tiện ích gồm A; B; C.", "tiện ích", ["A", "B", "C"]),
        ("Hội thảo về thành phố thông minh tại Hà Nội là nơi gặp gỡ, trao đổi.", "thành phố", []),
        ("Kinh tế số gồm ba phần: A, B và C.", "kinh tế số", ["A", "B", "C"]),
        ("Nevers có xe tự lái.", "xe", []),
        ("", "xe", []),
    ],
)
def test_the_things_that_a_sentence_lists(sentence: str, things: str, items: list[str]) -> None:
    assert items_of(sentence, Subject.of(things, "vi")) == items


def test_an_item_that_is_a_document_is_told_of_as_one(knowledge: Knowledge) -> None:
    plan = Enumerate("văn bản", about="hội thảo", text="bốn văn bản được nhắc tại hội thảo")
    found = execute(plan, context(knowledge))
    assert isinstance(found, Found)
    second = worded(found.choices[1].plan, context(knowledge))
    assert second.citations[0].document_id == "nq-06-2022"


def test_things_of_the_documents_described_alone_are_named(knowledge: Knowledge) -> None:
    target = Described(Filter(types=("nq",), issued=year(2024)))
    said = worded(Enumerate("mục tiêu", target, text="các mục tiêu"), context(knowledge))
    assert {citation.document_id for citation in said.citations} == {"nq-57-2024"}


def test_a_city_of_a_report_is_told_of_from_the_report(knowledge: Knowledge) -> None:
    event = of("hoi-thao-thanh-pho-thong-minh-2023")
    plan = Enumerate("thành phố", event, text="hội thảo có những thành phố nào dự")
    result = execute(plan, context(knowledge))
    assert isinstance(result, Found)
    assert [choice.title for choice in result.choices][:2] == ["Đà Nẵng", "Hải Phòng"]
    told = execute(result.choices[0].plan, context(knowledge))
    assert isinstance(told, Found)
    assert {quote.document.id for quote in told.quotes} == {"hoi-thao-thanh-pho-thong-minh-2023"}


def test_every_target_of_a_year_is_given_page_by_page(knowledge: Knowledge) -> None:
    plan = Enumerate("mục tiêu", of("qd-749-2020"), text="các mục tiêu năm 2025")
    first = worded(plan, context(knowledge))
    assert first.text.startswith("Trong Quyết định 749/QĐ-TTg, tôi đọc được 13 mục tiêu:")
    assert "Mục tiêu đến năm 2025 (đã qua):" in first.text
    shown = tuple(each.quote for each in first.citations)
    more = worded(plan, context(knowledge, shown=shown))
    assert len(first.citations) + len(more.citations) == 13
    assert "40 nước" in more.text
    assert "bạn nhắn “xem thêm” nhé" not in more.text


def test_what_a_sentence_lists_stands_on_lines(knowledge: Knowledge) -> None:
    plan = Enumerate("nhóm tiện ích", of("qd-06-2022"), text="các nhóm tiện ích của đề án 06")
    said = worded(plan, context(knowledge))
    items = [line for line in said.text.splitlines() if line.startswith("• ")]
    assert len(items) == 5
    assert items[-1] == "• chỉ đạo điều hành"
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    ("things", "text", "count"),
    [
        ("tiêu chí đô thị thông minh", "60 tiêu chí đô thị thông minh gồm những gì", 60),
        ("quyền", "11 quyền của chủ thể dữ liệu là những quyền nào", 11),
    ],
)
def test_that_a_text_counts_things_and_names_none_is_said(
    things: str, text: str, count: int, knowledge: Knowledge
) -> None:
    said = worded(Enumerate(things, text=text), context(knowledge))
    assert said.status is AnswerStatus.PARTIAL
    assert f"con số {count} {things} nhưng không kèm danh sách" in said.text


@pytest.mark.parametrize(
    ("sentence", "things", "count"),
    [
        ("Bộ tiêu chí có 60 tiêu chí và 4 cấp độ.", "tiêu chí đô thị", 60),
        ("Sáu thành phố làm đề án.", "thành phố", 6),
        ("Đến năm 2025 thành phố có xe.", "thành phố", 0),
        ("Ba trụ cột: A, B và C.", "trụ cột", 0),
        ("Có nhiều tiêu chí.", "tiêu chí", 0),
    ],
)
def test_how_many_things_a_sentence_counts(sentence: str, things: str, count: int) -> None:
    assert count_of(sentence, Subject.of(things, "vi")) == count


@pytest.mark.parametrize(
    ("sentence", "things", "items"),
    [
        ("Bốn văn bản cho thành phố thông minh gồm A, B, C và D.", "thành phố", []),
        ("Bốn văn bản cho thành phố thông minh gồm A, B, C và D.", "văn bản", ["A", "B", "C", "D"]),
        ("Năm nhóm mục tiêu của A là B, C, D, E, F.", "nhóm mục tiêu", ["B", "C", "D", "E", "F"]),
        (
            "Kinh tế số gồm ba phần: kinh tế số A (a, b), kinh tế số B và kinh tế số C, D.",
            "phần",
            ["kinh tế số A (a, b)", "kinh tế số B", "kinh tế số C, D"],
        ),
        ("Hạt nhân là bốn thành phố A, B, C và D.", "thành phố", ["A", "B", "C", "D"]),
        ("Đến năm 2025, cơ sở dữ liệu gồm a, b, c, d và e.", "cơ sở", ["a", "b", "c", "d", "e"]),
    ],
)
def test_a_number_before_a_list_says_what_it_is_of(
    sentence: str, things: str, items: list[str]
) -> None:
    assert items_of(sentence, Subject.of(things, "vi")) == items


def test_a_list_has_as_many_as_are_asked_for(knowledge: Knowledge) -> None:
    text = "danh sách sáu thành phố Thủ tướng yêu cầu phê duyệt đề án đô thị thông minh"
    said = worded(Enumerate("thành phố", text=text), context(knowledge))
    assert "6 thành phố" in said.text
    assert "không kèm danh sách" in said.text
