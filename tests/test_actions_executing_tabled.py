"""A row of a table is found by its key, and told with its heading."""

from datetime import date
from pathlib import Path

import pytest

from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add
from tests.hash_encoder import HashEncoder
from tests.turns import answer

FILE = Path(__file__).parent / "documents" / "long_table.md"
HEAD = "TT | Làng | Số đèn năm 2033 | Số đèn năm 2036 | Đơn vị trông coi"
THEN = date(2032, 7, 1)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    store = tmp_path_factory.mktemp("tabled") / "store"
    add(store, FILE)
    return Knowledge.of(Retriever(open_store(store), HashEncoder()))


def asked(text: str, knowledge: Knowledge) -> Answer:
    return answer(text, knowledge, THEN)


@pytest.mark.parametrize(
    ("text", "first", "row"),
    [
        ("số đèn của làng Nón Lá năm 2036 là bao nhiêu", "năm 2036: 44.", "4 | Làng Nón Lá"),
        ("so den cua lang non la nam 2033", "năm 2033: 14.", "4 | Làng Nón Lá"),
        ("làng Đúc Đồng ai trông coi đèn", "Đội điện Nam Sông.", "6 | Làng Đúc Đồng"),
        ("làng Trống Coi ai trông coi đèn", "Đội điện Bắc Sông.", "7 | Làng Trống Coi"),
        ("Nghị định 983/2032/NĐ-CP: làng Lụa Vàng có mấy đèn", "Làng Lụa Vàng", "5 | Làng Lụa"),
        ("làng Chiếu Cói năm 2036 có bao nhiêu đèn", "để trống", "3 | Làng Chiếu Cói | 13 |  |"),
    ],
)
def test_a_row_is_told_by_its_key_with_its_heading(
    text: str, first: str, row: str, knowledge: Knowledge
) -> None:
    said = asked(text, knowledge)
    assert said.status is AnswerStatus.ANSWERED
    assert first in said.text.split("\n")[0]
    assert f"{HEAD}\n{row}" in said.text
    assert "983/2032/NĐ-CP" in {citation.number for citation in said.citations}


def test_two_keys_tell_one_row(knowledge: Knowledge) -> None:
    said = asked("phí gửi xe máy ở bãi loại II là bao nhiêu", knowledge)
    assert said.text.startswith("Bãi loại II, Xe máy, phí: 5.000 đồng.")


def test_where_one_key_is_missing_all_rows_that_fit_are_told(knowledge: Knowledge) -> None:
    said = asked("phí gửi ô tô là bao nhiêu", knowledge)
    assert "31.000 đồng" in said.text
    assert "21.000 đồng" in said.text
    assert "7.000" not in said.text


def test_a_year_that_the_table_lacks_is_said_to_be_missing(knowledge: Knowledge) -> None:
    said = asked("số đèn của làng Gốm Đỏ năm 2040", knowledge)
    assert "năm 2040" in said.text.split("\n")[0]
    assert "2 | Làng Gốm Đỏ | 12 | 42" in said.text


def test_a_key_that_no_row_has_gets_no_other_row(knowledge: Knowledge) -> None:
    said = asked("số đèn của làng Bánh Đa năm 2036 là bao nhiêu", knowledge)
    assert "năm 2036:" not in said.text


def test_what_the_table_is_not_on_is_not_read_from_it(knowledge: Knowledge) -> None:
    said = asked("dân số và diện tích đất trồng lúa của làng Nón Lá", knowledge)
    assert "44" not in said.text or said.status is not AnswerStatus.ANSWERED
