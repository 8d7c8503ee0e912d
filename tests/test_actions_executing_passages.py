"""Passages: what is answered from the texts, and what is refused."""

from dataclasses import replace

import pytest

from actions.answer import Answer, AnswerStatus
from actions.executing.result import Found
from actions.executing.run import execute
from actions.knowledge import Knowledge
from actions.reading.plan import Anything, Passages, Target
from tests.plan_making import context, named, of, worded
from tests.soundness import faults

pytest_plugins = ["tests.knowledge"]

CONFERENCE = "hoi-thao-thanh-pho-thong-minh-2023"


def asked(plan: Passages, knowledge: Knowledge, shown: tuple[str, ...] = ()) -> Answer:
    said = worded(plan, context(knowledge, shown=shown))
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []
    return said


@pytest.mark.parametrize(
    ("text", "target", "document", "shown"),
    [
        ("Le Havre đặt mục tiêu gì cho năm 2030?", Anything(), CONFERENCE, "hình mẫu"),
        ("Dân số Nevers là bao nhiêu?", Anything(), CONFERENCE, "35.000"),
        ("mục tiêu kinh tế số năm 2030 là bao nhiêu", of("nq-57-2024"), "nq-57-2024", "30% GDP"),
        ("Nhóm tiện ích của đề án là gì", of("qd-06-2022"), "qd-06-2022", "nhóm tiện ích"),
    ],
)
def test_a_passage_answers(
    text: str, target: Target, document: str, shown: str, knowledge: Knowledge
) -> None:
    said = asked(Passages(text, target), knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.text
    assert {citation.document_id for citation in said.citations} == {document}


@pytest.mark.parametrize(
    "text", ["Giá vàng hôm nay?", "gia vang hom nay", "Dân số Lyon là bao nhiêu?", "asdf qwer"]
)
@pytest.mark.parametrize("off_topic", [True, False])
def test_what_no_text_says_is_refused(text: str, off_topic: bool, knowledge: Knowledge) -> None:
    said = worded(Passages(text), replace(context(knowledge), off_topic=off_topic))
    assert said.status in (AnswerStatus.NOT_FOUND, AnswerStatus.OUT_OF_SCOPE)
    assert "35.000" not in said.text


def test_off_topic_is_said_only_where_nothing_answers(knowledge: Knowledge) -> None:
    off_topic = replace(context(knowledge), off_topic=True)
    refused = worded(Passages("Giá vàng hôm nay?"), off_topic)
    assert refused.status is AnswerStatus.OUT_OF_SCOPE
    assert refused.citations == ()
    answered = worded(Passages("Dân số Nevers là bao nhiêu?"), off_topic)
    assert answered.status is AnswerStatus.ANSWERED


def test_a_document_that_does_not_say_it_is_named_in_the_refusal(knowledge: Knowledge) -> None:
    said = asked(Passages("dân số Nevers là bao nhiêu", of("qd-411-2022")), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith("Trong phần tôi đọc được về Quyết định 411/QĐ-TTg")
    assert "35.000" not in said.text


def test_each_of_several_documents_answers(knowledge: Knowledge) -> None:
    said = asked(Passages("mục tiêu kinh tế số", of("nq-52-2019", "nq-57-2024")), knowledge)
    assert [citation.document_id for citation in said.citations] == ["nq-52-2019", "nq-57-2024"]


def test_the_metadata_answer_where_no_passage_does(knowledge: Knowledge) -> None:
    target = of("qd-749-2020")
    bare = asked(Passages("Nevers có mấy bệnh viện", target), knowledge)
    assert bare.status is AnswerStatus.NOT_FOUND
    title = asked(Passages("Nevers có mấy bệnh viện", target, fields=("title",)), knowledge)
    assert title == bare, "a title does not tell what is said of something"
    said = asked(Passages("Nevers có mấy bệnh viện", target, fields=("issued",)), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert "03/6/2020" in said.text


@pytest.mark.parametrize(
    ("about", "shown"), [("Nevers", "Denis Thuriot"), ("Hải Phòng", "Hoàng Minh Cường")]
)
def test_the_subject_of_the_conversation_is_searched_for(
    about: str, shown: str, knowledge: Knowledge
) -> None:
    said = asked(Passages("ai trình bày", about=about), knowledge)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.text


def test_a_question_that_leaves_its_subject_is_answered_by_itself(knowledge: Knowledge) -> None:
    said = asked(Passages("Dân số Nevers là bao nhiêu?", about="Đề án 06"), knowledge)
    assert "35.000" in said.text


@pytest.mark.parametrize(
    "plan",
    [
        Passages("dân số là bao nhiêu", about="Le Havre"),
        Passages("Đà Nẵng có bao nhiêu dân?"),
    ],
)
def test_what_is_unknown_of_a_city_is_told_of_another_by_its_name(
    plan: Passages, knowledge: Knowledge
) -> None:
    said = asked(plan, knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    refused, near, *_ = said.text.split("\n\n")
    assert "35.000" not in refused
    assert "Nevers" in refused
    assert "Nevers" in near
    assert "35.000" in near


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mobi Smart Port tốn bao nhiêu euro?", "Mobi Smart Port"),
        ("Hải Phòng có mấy bệnh viện", "Hải Phòng"),
        ("ông Hồ Kỳ Minh sinh năm nào", "Hồ Kỳ Minh"),
    ],
)
def test_what_lacks_the_thing_asked_for_is_offered_and_not_shown(
    text: str, title: str, knowledge: Knowledge
) -> None:
    said = asked(Passages(text), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.citations == ()
    assert text.rstrip("?") in said.text, "what is missing is named"
    assert any(title in choice.title for choice in said.suggestions)


@pytest.mark.parametrize("name", ["Lyon", "TP.HCM"])
def test_a_place_that_no_text_speaks_of_is_said_to_be_so(name: str, knowledge: Knowledge) -> None:
    said = asked(Passages(f"{name} làm gì về đô thị thông minh?"), knowledge)
    assert said.status is AnswerStatus.NOT_FOUND
    assert ("TP. Hồ Chí Minh" if name == "TP.HCM" else name) in said.text
    assert "Nevers" in {choice.title for choice in said.suggestions}


def test_a_refusal_is_worded_otherwise_the_next_time(knowledge: Knowledge) -> None:
    plan = Passages("Hải Phòng có mấy bệnh viện")
    said = [
        worded(plan, replace(context(knowledge), turn=turn)).text.partition("Hải Phòng")[0]
        for turn in range(4)
    ]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    "heading", ["Nevers: dân số và quy mô thành phố", "nevers dan so va quy mo thanh pho"]
)
def test_a_heading_of_ours_is_answered_from_its_section(heading: str, knowledge: Knowledge) -> None:
    said = asked(Passages(heading), knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert said.citations[0].heading == "Nevers: dân số và quy mô thành phố"


def test_each_choice_is_answered_by_its_plan(knowledge: Knowledge) -> None:
    found = execute(Passages("Le Havre đặt mục tiêu gì cho năm 2030?"), context(knowledge))
    assert isinstance(found, Found)
    assert found.choices
    for choice in found.choices:
        said = worded(choice.plan, context(knowledge))
        assert said.status is AnswerStatus.ANSWERED
        assert said.citations[0].heading in choice.title


def test_more_goes_on_within_the_section_then_in_its_document(knowledge: Knowledge) -> None:
    plan = Passages("Hải Phòng đạt kết quả gì về chuyển đổi số?")
    shown: list[str] = []
    said = asked(plan, knowledge)
    while said.status is AnswerStatus.ANSWERED:
        new = [citation.quote for citation in said.citations]
        assert new
        assert not set(new) & set(shown), "it was said before"
        assert all("Hải Phòng" in quote for quote in new)
        shown += new
        assert len(shown) < 20, "it ends"
        said = asked(plan, knowledge, tuple(shown))
    assert len(shown) > 3
    assert said.text.startswith("Tôi đã nói hết")


@pytest.mark.parametrize(
    ("text", "fields", "number"),
    [
        ("Phó Thủ tướng nào ký đề án thanh toán không tiền mặt?", ("signer",), "1813/QĐ-TTg"),
        ("Quyết định chuyển đổi số hạ tầng xây dựng do ai ký?", ("signer",), "2597/QĐ-TTg"),
        ("Phó Thủ tướng nào ký đề án đô thị thông minh năm 2018?", ("signer",), "950/QĐ-TTg"),
    ],
)
def test_the_metadata_of_a_document_that_is_described_are_told(
    text: str, fields: tuple[str, ...], number: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(text, fields=fields), context(knowledge))  # type: ignore[arg-type]
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert said.citations[0].number == number
    assert "ký" in said.text


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("When did Vietnam's Cybersecurity Law take effect?", ("effective",)),
        ("Who signed the contract of Le Havre?", ("signer",)),
    ],
)
def test_the_metadata_of_another_document_are_not_given(
    text: str, fields: tuple[str, ...], knowledge: Knowledge
) -> None:
    plan = Passages(text, fields=fields)  # type: ignore[arg-type]
    assert worded(plan, context(knowledge, "en")).status is AnswerStatus.NOT_FOUND


def test_an_unknown_document_is_unknown_whatever_is_asked_of_it(knowledge: Knowledge) -> None:
    plan = Passages("nói về gì", named("Quyết định 9999/QĐ-TTg", knowledge))
    said = worded(plan, context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert "9999/QĐ-TTg" in said.text
