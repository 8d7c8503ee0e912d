"""The question of a long message is found, and the story around it is left out."""

import json
from functools import cache
from itertools import islice
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from actions.reading.clauses import LONGEST, MOST_QUESTIONS, Clause, clauses
from actions.reading.contexts import goes_on
from actions.reading.typed import type_message
from index.text.folding import fold
from index.text.sentences import sentence_spans
from tests.conftest import ROOT
from tests.fuzzed_messages import Fuzzed, messages
from tests.linear import LIMIT, costs

SHARE = 0.95
LONGEST_SENTENCE = 25  # words of a message that stays as it is


@cache
def long_messages() -> list[dict[str, Any]]:
    lines = (ROOT / "tests/questions/long_messages.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def questions(text: str) -> list[Clause]:
    return [each for each in clauses(type_message(text).read) if each.role == "question"]


def is_right(message: dict[str, Any]) -> bool:
    asked = questions(message["text"])
    kept = fold(" | ".join(each.whole for each in asked))
    return (
        len(asked) == message["n"]
        and all(fold(words) in kept for words in message["question_has"])
        and not any(fold(words) in kept for words in message["question_lacks"])
    )


def test_the_questions_of_long_messages_are_found() -> None:
    wrong = [each["text"] for each in long_messages() if not is_right(each)]
    assert len(wrong) <= (1 - SHARE) * len(long_messages()), "\n".join(wrong)


@cache
def first_messages() -> tuple[str, ...]:
    files = sorted((ROOT / "tests/questions").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    texts = [str(json.loads(line)["text"]) for line in lines]
    for file in sorted((ROOT / "tests/conversations").glob("*.yml")):
        for conversation in yaml.safe_load(file.read_text("utf-8")):
            say = conversation["turns"][0].get("say", [])
            texts += [str(each) for each in (say if isinstance(say, list) else [say])]
    return tuple(texts)


def test_a_message_of_one_short_sentence_is_one_question_as_it_stands() -> None:
    changed = []
    for text in first_messages():
        read = type_message(text).read
        if len(sentence_spans(read)) == 1 and len(read.split()) <= LONGEST_SENTENCE:
            thanked = clauses(read)[0].role == "courtesy"  # “thanks, and who signed it?”
            changed += (
                [text] if not thanked and clauses(read) != (Clause(read, "question"),) else []
            )
    assert changed == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Bản sao số là gì? Quyết định 749 ai ký?", ["Bản sao số là gì?", "Quyết định 749 ai ký?"]),
        (
            "Nghị định 13 do ai ký và Nghị định 47 ban hành ngày nào?",
            ["Nghị định 13 do ai ký?", "Nghị định 47 ban hành ngày nào?"],
        ),
        ("Quyết định 749 ai ký và ban hành ngày nào?", None),
        ("chào bạn\ncho mình hỏi\nai ký quyết định 749\ncảm ơn ạ", ["ai ký quyết định 749"]),
        ("QĐ 749; QĐ 950 do ai ký?", None),
        (
            "Xem giúp mấy việc:\n1. Quyết định 749 ai ký?\n2) Nghị định 13 là gì?",
            ["Quyết định 749 ai ký?", "Nghị định 13 là gì?"],
        ),
        (
            "Sếp vừa nhắc tôi. Quyết định 749 ai ký để tôi ghi cho đúng, tôi đang gấp.",
            ["Quyết định 749 ai ký"],
        ),
        (
            "hôm nay tôi phải nộp báo cáo mà chưa có số liệu nào cả, đang rối lắm, bạn xem giúp"
            " mình quyết định 942 còn hiệu lực không",
            ["quyết định 942 còn hiệu lực không"],
        ),
        (
            "Phòng em đang rối. Thầy hỏi Quyết định 749 ai ký mà em chưa biết.",
            ["Quyết định 749 ai ký"],
        ),
        (
            "Je rédige un mémoire. Ma directrice veut la liste des lois de 2023.",
            ["la liste des lois de 2023."],
        ),
        (
            "I run a small shop. I need the number of the decree on personal data.",
            ["the number of the decree on personal data."],
        ),
        (
            "Mấy ông bạn cứ chê Hải Phòng. Tôi muốn kiểm tra tỷ lệ hồ sơ đúng hạn là bao nhiêu.",
            ["tỷ lệ hồ sơ đúng hạn là bao nhiêu."],
        ),
        ("Tôi cần nghỉ. Quyết định 749 ai ký?", ["Quyết định 749 ai ký?"]),
        (
            "Em có hai câu hỏi: Quyết định 749 ai ký, và nó thay cái nào?",
            ["Quyết định 749 ai ký, và nó thay cái nào?"],
        ),
        (
            "J'ai deux questions : qui a signé la décision 749, et quand ?",
            ["qui a signé la décision 749, et quand ?"],
        ),
        (
            "Two things please: on what date was Decision 749 signed, and who signed it?",
            ["on what date was Decision 749 signed, and who signed it?"],
        ),
        (
            "Mình cần hai con số: tỷ lệ kinh tế số theo Quyết định 749 và tỷ lệ dịch vụ công mức 4",
            ["tỷ lệ kinh tế số theo Quyết định 749", "tỷ lệ dịch vụ công mức 4"],
        ),
        (
            "Chị Thảo kể có mấy con số đẹp về cảng. Chị xin em các con số đó rồi. Cho em xin các số"
            " liệu đó nhé.",
            ["Cho em xin các số liệu đó nhé."],
        ),
        (
            "Phòng tôi họp. Sếp đưa Quyết định 749 mà tôi không rõ nó có hiệu lực từ ngày nào.",
            ["nó có hiệu lực từ ngày nào."],
        ),
        (
            "Ông nội hỏi Quyết định 749 ai ký. Tôi không biết trả lời sao.",
            ["Ông nội hỏi Quyết định 749 ai ký."],
        ),
        ("Nghị định 13 nêu ba điều gì: quyền, nghĩa vụ hay chế tài?", None),
        ("Tôi có hai con: một trai, một gái.", None),
        ("Xin chào. Cảm ơn bạn nhé.", None),
        ("Tôi 68 tuổi. Tôi đợi 45 ngày rồi.", None),
    ],
)
def test_questions_are_told_apart(text: str, asked: list[str] | None) -> None:
    assert [each.text for each in questions(text)] == (asked or [text])


def test_a_year_names_nothing_that_a_question_may_be_on() -> None:
    assert goes_on("Đến năm 2030 thì mục tiêu là bao nhiêu?")
    assert not goes_on("Đến năm 2030 Nevers có mục tiêu gì?")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Tôi đang đọc Nghị định 13. Hôm nay trời mưa. Nghị định đó còn hiệu lực không?", "13"),
        ("Bà Leclerq ở Le Havre. Tôi chưa gặp bao giờ. Bà ấy giữ chức gì?", "Leclerq"),
        ("I read about Nevers. It was long. How many people live in that city?", "Nevers"),
        ("J'ai lu la décision 749. Qui a signé ce texte ?", "749"),
        ("Đề án 06 có mấy nhóm tiện ích? Ai phê duyệt?", "06"),
    ],
)
def test_a_question_keeps_the_clause_that_it_leans_on(text: str, subject: str) -> None:
    assert subject in questions(text)[-1].context


def test_a_question_that_says_all_keeps_nothing() -> None:
    (asked,) = questions("Tôi 68 tuổi, mắt kém. Nghị định 13 còn hiệu lực không?")
    assert asked == Clause("Nghị định 13 còn hiệu lực không?", "question")


def test_what_is_too_much_is_joined_and_cut() -> None:
    asked = questions("Nevers ở đâu? " * 9)
    assert len(asked) == MOST_QUESTIONS
    assert all(len(each.text) <= LONGEST for each in questions("ai ký " * 900 + "?"))


@given(st.text(max_size=120))
def test_any_text_has_clauses_of_its_own_words(text: str) -> None:
    read = type_message(text).read
    found = clauses(read)
    assert any(each.role == "question" for each in found)
    for each in found:
        assert _words(each.text) <= _words(read)


def _words(text: str) -> set[str]:
    """Return the words of `text` without the marks that may part two clauses."""
    return {word.strip(",;:–-") for word in text.replace(",", " ").split()} | {""}


RUNS = ["cho tôi hỏi ", "em ơi, ", "cảm ơn, ", "và ai, ", "ông ấy ", "không biết ", "a: b, ", "?"]


@pytest.mark.parametrize("length", [1000, 4096])
def test_no_message_takes_much_longer_than_others(length: int) -> None:
    asked = ", ".join(first_messages())
    starts = range(0, len(asked) - length, len(asked) // 20)
    texts = [Fuzzed("ordinary", asked[start : start + length]) for start in starts]
    texts += [Fuzzed("one phrase", (run * length)[:length]) for run in RUNS]
    texts += islice(messages(10, length), 30)
    measured = costs(lambda text: clauses(type_message(text).read), texts)
    assert measured.worst <= LIMIT, f"superlinear? {measured}"
