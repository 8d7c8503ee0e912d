"""answer() over the shipped corpus: what is answered, what is refused; all of it sound."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from index.text.folding import fold
from tests.days import TODAY
from tests.originals import vietnamese_of
from tests.soundness import faults
from tests.turns import answer, talk, tapped

pytest_plugins = ["tests.knowledge"]

CONFERENCE = "hoi-thao-thanh-pho-thong-minh-2023"
ANSWERED = [
    ("Le Havre đặt mục tiêu gì cho năm 2030?", CONFERENCE, "hình mẫu"),
    ("Dân số Nevers là bao nhiêu?", CONFERENCE, "35.000"),
    ("Mobi Smart Port là gì?", CONFERENCE, "Le Havre"),
    ("Quyết định 749/QĐ-TTg ban hành ngày nào?", "qd-749-2020", "03/6/2020"),
    ("qd 950 ai ky", "qd-950-2018", "Trịnh Đình Dũng"),
    ("Nghị định 13/2023/NĐ-CP còn hiệu lực không?", "nd-13-2023", "01/01/2026"),
    ("Điều 9 Nghị định 13/2023/NĐ-CP nói gì?", "nd-13-2023", "11 quyền"),
    ("Nghị quyết 57 đặt mục tiêu kinh tế số năm 2030 là bao nhiêu?", "nq-57-2024", "30% GDP"),
]


@pytest.mark.parametrize(("question", "document", "shown"), ANSWERED)
@pytest.mark.parametrize("way", ["as written", "bare", "decomposed", "capitals"])
def test_the_answer_is_the_same_in_any_way_of_typing(
    question: str,
    document: str,
    shown: str,
    way: str,
    knowledge: Knowledge,
) -> None:
    typed = {
        "as written": question,
        "bare": fold(question),
        "decomposed": unicodedata.normalize("NFD", question),
        "capitals": question.upper(),
    }[way]
    said = answer(typed, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.text
    assert document in [citation.document_id for citation in said.citations]
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize(
    "question", ["Giá vàng hôm nay?", "gia vang hom nay", "Dân số Lyon là bao nhiêu?"]
)
@pytest.mark.parametrize("off_topic", [True, False])
def test_what_no_text_says_is_refused(question: str, off_topic: bool, knowledge: Knowledge) -> None:
    said = answer(question, knowledge, TODAY, off_topic)
    assert said.status in (AnswerStatus.NOT_FOUND, AnswerStatus.OUT_OF_SCOPE)
    assert "35.000" not in said.text


@pytest.mark.parametrize("off_topic", [True, False])
def test_what_makes_no_sense_is_asked_again(off_topic: bool, knowledge: Knowledge) -> None:
    said = answer("asdf qwer", knowledge, TODAY, off_topic)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert said.citations == ()


@pytest.mark.parametrize("said_then", ["cảm ơn bạn", "chào bạn", "bạn là ai", "asdf qwer"])
def test_talk_stands_on_no_citation(said_then: str, knowledge: Knowledge) -> None:
    said = talk(["Dân số Nevers là bao nhiêu?", said_then], knowledge, TODAY)
    assert said.citations == ()
    assert "35.000" not in said.text


def test_off_topic_is_said_only_where_nothing_is_near(knowledge: Knowledge) -> None:
    refused = answer("Giá vàng hôm nay?", knowledge, TODAY, off_topic=True)
    assert refused.status is AnswerStatus.OUT_OF_SCOPE
    assert refused.citations == ()
    answered = answer("Dân số Nevers là bao nhiêu?", knowledge, TODAY, off_topic=True)
    assert answered.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize("message", ["", "   ", "???", "😀", "…\n\n…", "-"])
def test_a_message_without_words_is_asked_again(message: str, knowledge: Knowledge) -> None:
    said = answer(message, knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert said.citations == ()


def test_an_ambiguous_number_is_asked_back_and_each_choice_is_clear(knowledge: Knowledge) -> None:
    said, then = tapped("06", knowledge, TODAY)
    assert said.status is AnswerStatus.NEEDS_CLARIFICATION
    assert len(said.suggestions) == 2
    chosen = {one.citations[0].document_id for one in then}
    assert chosen == {"nq-06-2022", "qd-06-2022"}


def test_an_unknown_document_is_named(knowledge: Knowledge) -> None:
    said = answer("Quyết định 9999/QĐ-TTg nói về gì?", knowledge, TODAY)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "9999/QĐ-TTg" in said.text


def test_what_others_say_of_an_unknown_document_is_told(knowledge: Knowledge) -> None:
    said = answer("Nghị định 356/2025/NĐ-CP là gì?", knowledge, TODAY)
    assert said.status is AnswerStatus.NOT_FOUND
    assert "356/2025/NĐ-CP" in said.citations[0].quote


def test_a_known_and_an_unknown_document_are_answered_in_part(knowledge: Knowledge) -> None:
    said = answer("Quyết định 749/QĐ-TTg và Quyết định 9999/QĐ-TTg nói gì?", knowledge, TODAY)
    assert said.status is AnswerStatus.PARTIAL
    assert "9999" in said.text
    assert said.citations[0].document_id == "qd-749-2020"


def test_an_article_we_lack_is_named_and_not_made_up(knowledge: Knowledge) -> None:
    said = answer("điểm a khoản 2 Điều 12 Nghị định 269/2025/NĐ-CP", knowledge, TODAY)
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có nguyên văn điểm a khoản 2 Điều 12")


def test_two_questions_get_two_answers(knowledge: Knowledge) -> None:
    said = answer("Dân số Nevers là bao nhiêu? Quyết định 749 ban hành ngày nào?", knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED
    assert [citation.document_id for citation in said.citations] == [CONFERENCE, "qd-749-2020"]


def test_two_questions_half_answered_are_partial(knowledge: Knowledge) -> None:
    said = answer("Dân số Nevers là bao nhiêu?\nGiá vàng hôm nay bao nhiêu?", knowledge, TODAY)
    assert said.status is AnswerStatus.PARTIAL


def test_the_same_question_twice_is_answered_once(knowledge: Knowledge) -> None:
    once = answer("Dân số Nevers là bao nhiêu?", knowledge, TODAY)
    twice = answer("Dân số Nevers là bao nhiêu? Dân số Nevers là bao nhiêu?", knowledge, TODAY)
    assert twice == once


def test_danger_comes_before_everything(knowledge: Knowledge) -> None:
    said = answer("Nhà tôi đang cháy, quyết toán sau", knowledge, TODAY)
    assert "114" in said.text.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What is Le Havre's goal for 2030?", "en"),
        ("Quel est l'objectif du Havre pour 2030 ?", "fr"),
        ("muc tieu cua le havre nam 2030", "vi"),
    ],
)
def test_the_answer_is_in_the_language_of_the_question(
    question: str, language: str, knowledge: Knowledge
) -> None:
    said = answer(question, knowledge, TODAY)
    assert said.language == language
    source = {"en": "Source: ", "fr": "Source : ", "vi": "Nguồn: "}[language]
    assert f"\n\n{source}" in said.text
    told = {"en": "a model of quality", "fr": "un modèle de qualité", "vi": "hình mẫu"}[language]
    assert told in said.citations[0].quote
    assert "hình mẫu" in vietnamese_of(said, knowledge)


def test_suggestions_can_be_answered(knowledge: Knowledge) -> None:
    said, then = tapped("Le Havre đặt mục tiêu gì cho năm 2030?", knowledge, TODAY)
    assert said.suggestions
    for suggestion, one in zip(said.suggestions, then, strict=True):
        assert one.status is AnswerStatus.ANSWERED, suggestion


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=200), off_topic=st.booleans())
def test_any_message_gets_a_sound_answer(text: str, off_topic: bool, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY, off_topic)
    payload = said.to_payload()
    found = list(faults(payload, knowledge.retriever.store.catalogue))
    assert [fault for fault in found if not fault.startswith("shows")] == []


@pytest.mark.parametrize("message", ["Nevers " * 2000, "a" * 10_000, "749 " * 500, "?\n" * 3000])
def test_a_very_long_message_gets_a_sound_answer(message: str, knowledge: Knowledge) -> None:
    said = answer(message, knowledge, TODAY)
    assert list(faults(said.to_payload(), knowledge.retriever.store.catalogue)) == []


@pytest.mark.parametrize("text", ["so dan nevers", "nevers co bao nhieu dan", "số dân Nevers"])
def test_how_many_live_there_is_a_number_and_no_overview(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY).text
    assert "35.000" in said
    assert "•" not in said
