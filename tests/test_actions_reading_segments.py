"""A question within a story in one sentence is read by the part that asks it."""

from typing import Any

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import Lookup, Named, Passages, Relations, Several, Spoken, Validity
from actions.reading.segments import segments
from tests.days import TODAY
from tests.knowledge import knowledge_without_model


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("segments"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "em đọc báo thấy nói nghị định 42 đã bỏ, mà không biết văn bản nào thay thế nó",
            Relations,
        ),
        ("sếp giao em rà soát mà em không biết nghị định 42 giờ còn hiệu lực không ạ", Validity),
        ("tháng trước cơ quan em nhận bản nghị định 42, ai ký vậy anh", Lookup),
    ],
)
def test_the_part_that_asks_is_asked_of_the_document_named(
    text: str, kind: type[Any], reader: Reader
) -> None:
    plan: Any = reader.read(text, TODAY, {})
    assert isinstance(plan, kind)
    assert isinstance(plan.target, Named)
    assert [naming.matches for naming in plan.target.documents] == [("nd-42-2022",)]


@pytest.mark.parametrize(
    "text",
    [
        "nghị định 42 chia dịch vụ công thành mấy mức, ban hành năm nào",
        "nghị định 42 chia dịch vụ công thành mấy mức, ai ký",
        "nghị định 42 nói gì về mức độ dịch vụ công, còn quyết định 06 thì sao",
        "nghị định 42, theo lời anh ở phường, là cũ",
    ],
)
def test_where_two_parts_ask_or_none_the_whole_is_read(text: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert not isinstance(plan, Lookup | Validity)


def test_a_question_without_a_border_is_one(reader: Reader) -> None:
    assert segments(reader.mentions("nghị định 42 còn hiệu lực không", TODAY)) == []
    assert isinstance(reader.read("nevers có bao nhiêu dân", TODAY, {}), Passages)


def test_every_part_is_asked_of_the_document_that_one_describes(reader: Reader) -> None:
    text = "quyết định về thanh toán không tiền mặt 2021: số mấy, ai ký, còn hiệu lực không?"
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Several)
    assert not any(isinstance(target, Spoken) for target in targets_of(plan))


def targets_of(plan: Any) -> list[Any]:
    if isinstance(plan, Several):
        return [target for one in plan.plans for target in targets_of(one)]
    return [plan.target]
