"""Define: what a word means, by a sentence that says so."""

import pytest

from actions.answer import AnswerStatus
from actions.executing.terms import Term
from actions.knowledge import Knowledge
from actions.reading.plan import Anything, Define, Described, Filter
from tests.plan_making import context, named, worded

pytest_plugins = ["tests.knowledge"]


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


def test_a_term_is_compared_folded() -> None:
    assert Term.of("Chữ ký  số") == Term("chu ky so")


@pytest.mark.parametrize(
    ("term", "text", "document", "shown"),
    [
        ("đô thị thông minh", "thế nào là đô thị thông minh", "nd-269-2025", "là đô thị được"),
        ("do thi thong minh", "do thi thong minh la gi", "nd-269-2025", "là đô thị được quy hoạch"),
        ("sandbox", "sandbox là gì vậy ạ", "nd-269-2025", "là việc cho phép thử công nghệ"),
        ("kinh tế số", "kinh tế số là gì", "qd-411-2022", "kinh tế số gồm ba phần"),
        ("5g lab", "5g lab la gi", "hoi-thao-thanh-pho-thong-minh-2023", "5G Lab là dự án"),
    ],
)
def test_the_sentence_that_says_so_answers(
    term: str, text: str, document: str, shown: str, knowledge: Knowledge
) -> None:
    said = worded(Define(term, text=text), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED, said.text
    assert shown in said.citations[0].quote
    assert said.citations[0].document_id == document


@pytest.mark.parametrize(
    "target", [None, Described(Filter(types=("nd",)), strict=False)], ids=["named", "described"]
)
def test_a_word_is_told_by_the_texts_of_the_target(
    target: Described | None, knowledge: Knowledge
) -> None:
    meant = target or named("nghị định 269", knowledge)
    text = "Nghị định hiểu thế nào là một thành phố thông minh?"
    said = worded(Define("thành phố thông minh", meant, text), context(knowledge))
    assert said.status is AnswerStatus.ANSWERED
    assert {citation.document_id for citation in said.citations} == {"nd-269-2025"}


@pytest.mark.parametrize(
    "text", ["Chuyển đổi số là gì?", "chuyeenr ddooir soos laf gif", "CĐS nghĩa là gì"]
)
def test_a_word_that_no_text_defines_is_said_to_be_so(text: str, knowledge: Knowledge) -> None:
    said = worded(Define("chuyển đổi số", text=text), context(knowledge))
    assert said.status in (AnswerStatus.PARTIAL, AnswerStatus.NOT_FOUND)
    assert said.text.startswith("Tôi chưa thấy văn bản nào nói rõ đó là gì.")
    assert "huyển đổi số" in said.citations[0].quote


def test_a_word_in_no_text_is_refused(knowledge: Knowledge) -> None:
    plan = Define("blockchain", Anything(), "Blockchain là gì?")
    assert worded(plan, context(knowledge)).status is AnswerStatus.NOT_FOUND
