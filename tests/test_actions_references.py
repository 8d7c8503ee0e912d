import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer, tapped

pytest_plugins = ["tests.knowledge"]


def titles(said: Answer) -> list[str]:
    """Return what each choice of `said` is called, without the title of the document."""
    return [choice.title.split(":")[0] for choice in said.suggestions]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("06", "nói về"),
        ("cho tôi hỏi về 06", "nói về"),
        ("văn bản số 06", "nói về"),
        ("mục tiêu của 06 là gì", "mục tiêu"),
        ("06 ban hành khi nào", "ban hành ngày"),
        ("ai ban hành văn bản 06?", "ban hành"),
    ],
)
def test_a_button_keeps_what_was_asked_and_answers(
    text: str, shown: str, knowledge: Knowledge
) -> None:
    said, then = tapped(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    names = {"Nghị quyết 06-NQ/TW": "nq-06-2022", "Quyết định 06/QĐ-TTg": "qd-06-2022"}
    assert titles(said) == list(names)
    for chosen, document in zip(then, names.values(), strict=True):
        assert chosen.status == AnswerStatus.ANSWERED
        assert {citation.document_id for citation in chosen.citations} == {document}
        assert shown in chosen.text


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("nghị quyết 06", "nq-06-2022"),
        ("06 của Bộ Chính trị", "nq-06-2022"),
        ("qd 06", "qd-06-2022"),
        ("đề án 06", "qd-06-2022"),
        ("mục tiêu của 06 về dữ liệu dân cư", "qd-06-2022"),
    ],
)
def test_what_is_plainly_meant_is_not_asked(text: str, document: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.ANSWERED
    assert {citation.document_id for citation in said.citations} == {document}


@pytest.mark.parametrize(
    ("text", "near", "shown"),
    [
        ("nghị định 749 nói gì", ["Quyết định 749/QĐ-TTg"], "Những điểm chính"),
        ("Ai ký Quyết định 942 năm 2020?", ["Quyết định 942/QĐ-TTg"], "Người ký"),
        ("nghị định 14/2023", ["Nghị định 13/2023/NĐ-CP"], "nói về"),
        ("nghị định 42 năm 2024 nói gì", ["Nghị định 42/2022/NĐ-CP"], "Những điểm chính"),
        ("411 ngày 30/3/2022 nói gì", ["Quyết định 411/QĐ-TTg"], "Những điểm chính"),
        ("127/QĐ-TTg ngày 27/01/2021 ai ký?", ["Quyết định 127/QĐ-TTg"], "Người ký"),
        ("quyết định của Bộ Xây dựng số 749", ["Quyết định 749/QĐ-TTg"], "nói về"),
        ("749/2021", ["Quyết định 749/QĐ-TTg"], "nói về"),
        (
            "nghị định 13 năm hai nghìn không trăm hai lăm",
            ["Nghị định 13/2023/NĐ-CP"],
            "nói về",
        ),
        ("số 999", [f"Quyết định {number}/QĐ-TTg" for number in (950, 942, 749)], "nói về"),
        ("999 ai ký?", [f"Quyết định {number}/QĐ-TTg" for number in (950, 942, 749)], "Người ký"),
    ],
)
def test_an_unknown_document_is_said_to_be_unknown_with_what_is_near(
    text: str, near: list[str], shown: str, knowledge: Knowledge
) -> None:
    said, then = tapped(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: ")
    assert said.citations == ()
    assert titles(said) == near
    for chosen, name in zip(then, near, strict=True):
        assert chosen.status == AnswerStatus.ANSWERED
        assert shown in chosen.text
        assert name in chosen.text


def test_an_issuer_that_is_wrong_is_put_right(knowledge: Knowledge) -> None:
    said = answer("nghị quyết 52 của Quốc hội", knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: nghị quyết 52 của Quốc hội.")
    assert [citation.number for citation in said.citations] == ["52-NQ/TW"]
    assert "Nghị quyết 52-NQ/TW do Bộ Chính trị ban hành" in said.text


@pytest.mark.parametrize("text", ["quyết định ba trăm hai mươi mốt", "chỉ thị 16"])
def test_where_nothing_is_near_what_was_read_is_offered(text: str, knowledge: Knowledge) -> None:
    said, (then,) = tapped(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: ")
    assert said.citations == ()
    assert then.status == AnswerStatus.ANSWERED


@pytest.mark.parametrize("text", ["06 hay 52", "52 hoặc 06?", "52 or 06"])
def test_of_alternatives_all_are_offered(text: str, knowledge: Knowledge) -> None:
    said, then = tapped(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    names = ["Nghị quyết 06-NQ/TW", "Nghị quyết 52-NQ/TW", "Quyết định 06/QĐ-TTg"]
    if said.language == "en":
        names = ["Decision 06/QĐ-TTg", "Resolution 06-NQ/TW", "Resolution 52-NQ/TW"]
    assert sorted(titles(said)) == names
    for chosen, name in zip(then, titles(said), strict=True):
        assert chosen.status == AnswerStatus.ANSWERED
        assert name in chosen.text


def test_alternatives_of_which_nothing_is_asked_are_both_told(knowledge: Knowledge) -> None:
    said = answer("749 hay 950", knowledge, TODAY)
    assert said.status == AnswerStatus.ANSWERED
    assert {citation.document_id for citation in said.citations} == {"qd-749-2020", "qd-950-2018"}


@pytest.mark.parametrize(
    ("text", "number", "other"),
    [
        ("nghị định 356/2025/NĐ-CP", "356/2025/NĐ-CP", "nd-13-2023"),
        ("nghi quyet 50", "50/NQ-CP", "qd-749-2020"),
        ("Nghị định 64/2007/NĐ-CP", "64/2007", "nd-224-2026"),
        ("nghi dinh 64/2007 noi gi", "64/2007", "nd-224-2026"),
    ],
)
def test_what_others_say_of_an_unknown_document_is_told(
    text: str, number: str, other: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert [citation.document_id for citation in said.citations] == [other]
    assert number in said.citations[0].quote
