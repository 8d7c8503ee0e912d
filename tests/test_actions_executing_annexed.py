"""What is issued with a decision has a Điều 1 of its own, and so has the decision."""

from pathlib import Path

import pytest

from actions.answer import Answer
from actions.knowledge import Knowledge
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import DECREE, add
from tests.days import TODAY
from tests.hash_encoder import HashEncoder
from tests.turns import answer

FILE = Path(__file__).parent / "documents" / "annexed_rules.txt"
OF_DECISION = "Điều 1. Ban hành kèm theo"
OF_RULES = "Điều 1. Thắp đèn"


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    store = tmp_path_factory.mktemp("annexed") / "store"
    add(store, FILE, DECREE)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


def asked(text: str, knowledge: Knowledge) -> Answer:
    return answer(text, knowledge, TODAY)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Điều 1 Quy chế ban hành kèm theo Quyết định 955/2033", OF_RULES),
        ("dieu 1 quy che kem theo qd 955/2033/qd-ubnd", OF_RULES),
        ("Điều 2 của Quy chế phao đèn nói gì?", "Điều 2. Sửa phao"),
        ("khoản 2 Điều 1 Quy chế kèm QĐ 955/2033", "2. Phao tắt đèn"),
        ("Điều 3 quy chế phao", "Điều 3. Màu phao"),
        ("Điều 1 Quyết định 955/2033/QĐ-UBND", OF_DECISION),
        ("Điều 1 Quyết định 955/2033 quy định gì?", OF_DECISION),
        ("Điều 1 Phụ lục I Quyết định 955/2033", "Điều 1. Người làm đơn"),
    ],
)
def test_the_article_that_is_asked_for_is_shown(
    text: str, begins: str, knowledge: Knowledge
) -> None:
    assert asked(text, knowledge).text.startswith(begins)


def test_the_same_article_of_what_was_issued_with_it_is_offered(knowledge: Knowledge) -> None:
    said = asked("Điều 1 Quyết định 955/2033/QĐ-UBND", knowledge)
    assert "Điều 1 Quy chế" in [each.title for each in said.suggestions]


def test_what_is_issued_with_no_decision_is_not_looked_for(knowledge: Knowledge) -> None:
    said = asked("Điều 1 Quy chế kèm theo Nghị định 981/2031/NĐ-CP", knowledge)
    assert "Điều 1. Phạm vi điều chỉnh" in said.text
