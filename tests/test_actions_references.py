import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("06", "{} nói về gì?"),
        ("cho tôi hỏi về 06", "{} nói về gì?"),
        ("văn bản số 06", "{} nói về gì?"),
        ("mục tiêu của 06 là gì", "mục tiêu của {} là gì"),
        ("06 ban hành khi nào", "{} ban hành khi nào"),
        ("ai ban hành văn bản 06?", "ai ban hành {}?"),
    ],
)
def test_a_button_keeps_what_was_asked_and_answers(
    text: str, rest: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    names = {"Nghị quyết 06-NQ/TW": "nq-06-2022", "Quyết định 06/QĐ-TTg": "qd-06-2022"}
    assert [choice.payload for choice in said.suggestions] == [rest.format(name) for name in names]
    for choice, document in zip(said.suggestions, names.values(), strict=True):
        then = answer(choice.payload, knowledge, TODAY)
        assert then.status == AnswerStatus.ANSWERED
        assert {citation.document_id for citation in then.citations} == {document}


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
    ("text", "near"),
    [
        ("nghị định 749 nói gì", ["Quyết định 749/QĐ-TTg nói gì"]),
        ("Ai ký Quyết định 942 năm 2020?", ["Ai ký Quyết định 942/QĐ-TTg?"]),
        ("nghị định 14/2023", ["Nghị định 13/2023/NĐ-CP nói về gì?"]),
        ("nghị quyết 52 của Quốc hội", ["Nghị quyết 52-NQ/TW nói về gì?"]),
        ("nghị định 42 năm 2024 nói gì", ["Nghị định 42/2022/NĐ-CP nói gì"]),
        ("411 ngày 30/3/2022 nói gì", ["Quyết định 411/QĐ-TTg nói gì"]),
        ("127/QĐ-TTg ngày 27/01/2021 ai ký?", ["Quyết định 127/QĐ-TTg ai ký?"]),
        ("quyết định của Bộ Xây dựng số 749", ["Quyết định 749/QĐ-TTg nói về gì?"]),
        ("quyết định ba trăm hai mươi mốt", []),
        ("chỉ thị 16", []),
        ("749/2021", ["Quyết định 749/QĐ-TTg nói về gì?"]),
        ("nghị định 13 năm hai nghìn không trăm hai lăm", ["Nghị định 13/2023/NĐ-CP nói về gì?"]),
        ("số 999", [f"Quyết định {number}/QĐ-TTg nói về gì?" for number in (950, 942, 749)]),
        ("999 ai ký?", [f"Quyết định {number}/QĐ-TTg ai ký?" for number in (950, 942, 749)]),
    ],
)
def test_an_unknown_document_is_said_to_be_unknown_with_what_is_near(
    text: str, near: list[str], knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NOT_FOUND
    assert said.text.startswith("Tôi chưa có văn bản này: ")
    assert said.citations == ()
    assert [choice.payload for choice in said.suggestions] == near
    for choice in said.suggestions:
        assert answer(choice.payload, knowledge, TODAY).status == AnswerStatus.ANSWERED


@pytest.mark.parametrize("text", ["06 hay 52", "52 hoặc 06?", "52 or 06"])
def test_of_alternatives_all_are_offered(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status == AnswerStatus.NEEDS_CLARIFICATION
    payloads = sorted(choice.payload for choice in said.suggestions)
    names = ["Nghị quyết 06-NQ/TW", "Nghị quyết 52-NQ/TW", "Quyết định 06/QĐ-TTg"]
    assert payloads == [f"{name} nói về gì?" for name in names]


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
