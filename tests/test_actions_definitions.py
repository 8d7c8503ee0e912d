"""Questions for what a word means."""

from functools import partial

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import Define
from actions.reading.typed import type_message
from index.text.folding import fold
from tests.days import TODAY
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


def asked(text: str, knowledge: Knowledge) -> str | None:
    """Return the word whose meaning `text` asks for, mended and folded."""
    read = type_message(text, partial(mend, knowledge=knowledge)).read
    plan = Reader(knowledge).read(read, TODAY, {})
    return fold(plan.term) if isinstance(plan, Define) else None


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
        "",
    ],
)
def test_what_something_has_is_no_word_asked_about(text: str, knowledge: Knowledge) -> None:
    assert asked(text, knowledge) is None


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
