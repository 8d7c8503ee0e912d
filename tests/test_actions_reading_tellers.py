"""Questions for every place that tells of something, as a Reader reads them."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import Define, Passages
from tests.knowledge import knowledge_without_model

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("tellers"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def asked_of_each(text: str, reader: Reader) -> str:
    plan = reader.read(text, TODAY, {})
    return plan.every if isinstance(plan, Passages) else ""


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("5G được nói đến ở những đâu trong kho của bạn", "5G"),
        ("chu ky so duoc nhac toi trong may van ban", "chu ky so"),
        ("chỗ nào đề cập chữ ký số", "chữ ký số"),
        ("dữ liệu lớn có tài liệu nào nói tới không", "dữ liệu lớn"),
        ("kinh tế số có mặt trong những văn bản nào", "kinh tế số"),
    ],
)
def test_what_is_told_stands_on_either_side(text: str, topic: str, reader: Reader) -> None:
    assert asked_of_each(text, reader) == topic


@pytest.mark.parametrize(
    "text",
    [
        "văn bản nào được nhắc tại hội thảo",
        "Nevers nói gì về 5G",
        "chỗ nào trong nghị định 269 nói về sandbox",
    ],
)
def test_what_is_told_at_one_place_is_not_asked_of_each(text: str, reader: Reader) -> None:
    assert asked_of_each(text, reader) == ""


@pytest.mark.parametrize(
    "text", ["bản sao số được định nghĩa ở đâu", "điều nào giải thích bản sao số"]
)
def test_where_a_term_is_defined_asks_for_what_it_is(text: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Define)
    assert (plan.term, plan.text) == ("bản sao số", "bản sao số")
