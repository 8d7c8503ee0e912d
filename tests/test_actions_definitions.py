"""Questions for what a word means."""

import pytest

from actions.answer import AnswerStatus
from actions.answering import answer
from actions.definitions import Term, term_asked
from actions.knowledge import Knowledge
from actions.understanding import understand
from tests.days import TODAY

pytest_plugins = ["tests.knowledge"]


def asked(text: str, knowledge: Knowledge) -> str | None:
    spelling = knowledge.retriever.store.spelling
    term = term_asked(understand(text, knowledge.finder, TODAY), spelling)
    return term.name if term else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chuyển đổi số là gì?", "chuyen doi so"),
        ("chuyeenr ddooir soos laf gif", "chuyen doi so"),
        ("cho mình hỏi CĐS nghĩa là gì vậy ạ", "chuyen doi so"),
        ("thế nào là đô thị thông minh", "do thi thong minh"),
        ("do thi thong minh duoc hieu nhu the nao", "do thi thong minh"),
        ("theo nghi dinh 269 do thi thong minh la gi", "do thi thong minh"),
        ("Đô thị thông minh là gì theo Nghị định 269/2025/NĐ-CP?", "do thi thong minh"),
        ("Mobi Smart Port là cái gì", "mobi smart port"),
    ],
)
def test_the_word_asked_about_is_found(text: str, name: str, knowledge: Knowledge) -> None:
    assert asked(text, knowledge) == name


@pytest.mark.parametrize(
    "text",
    [
        "Mục tiêu của Le Havre là gì?",
        "cái đích cuối cùng của chuyển đổi số là gì",
        "dân số Nevers là bao nhiêu",
        "Quyết định 749/QĐ-TTg là gì?",
        "tên của dự án vận chuyển hành khách ở Le Havre là gì",
        "là gì",
        "What is digital transformation?",
        "",
    ],
)
def test_what_something_has_is_no_word_asked_about(text: str, knowledge: Knowledge) -> None:
    assert asked(text, knowledge) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Chữ ký số là chữ ký điện tử sử dụng thuật toán khóa không đối xứng.",
        "12. Chữ ký số là chữ ký điện tử.",
        "Trong Luật này: “chữ ký số” được hiểu là chữ ký điện tử.",
        "Chữ ký số, theo Điều 3 Luật 20/2023/QH15, là chữ ký điện tử.",
        "Chữ ký số (digital signature) là chữ ký điện tử.",
        "Theo Luật 20/2023/QH15, chữ ký số gồm ba loại.",
        "Chữ ký số công cộng là chữ ký số dùng cho mọi người.",
    ],
)
def test_a_sentence_defines_what_stands_first_in_it(sentence: str) -> None:
    assert Term("chu ky so").is_defined_by(sentence)


def test_a_sentence_defines_what_its_subject_is_short_for() -> None:
    sentence = "Thử nghiệm có kiểm soát (sandbox), theo Điều 2, là việc cho phép thử công nghệ."
    assert Term("sandbox").is_defined_by(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Đến năm 2025 có 50% người trưởng thành có chữ ký số.",
        "Ngày chữ ký số quốc gia là ngày 10/10.",
        "Nghị định về chữ ký số là Nghị định 130/2018/NĐ-CP.",
        "Mục đích của chữ ký số là bảo đảm an toàn.",
        "Cơ quan cấp chữ ký số cho người dân. Đây là dịch vụ công.",
    ],
)
def test_a_sentence_that_has_the_word_elsewhere_does_not_define_it(sentence: str) -> None:
    assert not Term("chu ky so").is_defined_by(sentence)


@pytest.mark.parametrize(
    ("text", "document", "shown"),
    [
        ("theo nghi dinh 269 do thi thong minh la gi", "nd-269-2025", "là đô thị được quy hoạch"),
        ("thế nào là đô thị thông minh", "nd-269-2025", "là đô thị được quy hoạch"),
        ("sandbox là gì vậy ạ", "nd-269-2025", "là việc cho phép thử công nghệ"),
        ("kinh tế số là gì", "qd-411-2022", "kinh tế số gồm ba phần"),
        ("5g lab la gi", "hoi-thao-thanh-pho-thong-minh-2023", "5G Lab là dự án"),
    ],
)
def test_the_sentence_that_says_so_answers(
    text: str, document: str, shown: str, knowledge: Knowledge
) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.citations[0].quote
    assert said.citations[0].document_id == document


@pytest.mark.parametrize(
    "text", ["Chuyển đổi số là gì?", "chuyeenr ddooir soos laf gif", "CĐS nghĩa là gì"]
)
def test_a_word_that_no_text_defines_is_said_to_be_so(text: str, knowledge: Knowledge) -> None:
    said = answer(text, knowledge, TODAY)
    assert said.status in (AnswerStatus.PARTIAL, AnswerStatus.NOT_FOUND)
    assert said.text.startswith("Tôi chưa thấy văn bản nào nói rõ đó là gì.")
    assert "huyển đổi số" in said.citations[0].quote


def test_a_word_in_no_text_is_refused(knowledge: Knowledge) -> None:
    assert answer("Blockchain là gì?", knowledge, TODAY).status is AnswerStatus.NOT_FOUND
