"""What a question takes for granted is corrected, where the texts say so."""

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import Knowledge
from actions.reading.plan import Lookup, Named, Naming, Passages
from tests.days import TODAY
from tests.plan_making import context, named, worded
from tests.turns import answer

pytest_plugins = ["tests.knowledge"]


def test_another_issuer_is_corrected_beside_the_answer(knowledge: Knowledge) -> None:
    target = named("Nghị định 13/2023 của Quốc hội", knowledge)
    said = worded(Lookup(target, ("articles",)), context(knowledge))
    assert said.text.startswith("Lưu ý: Nghị định 13/2023/NĐ-CP là của Chính phủ")
    assert "44 điều" in said.text


def test_a_whole_number_is_answered_whoever_issued_it(knowledge: Knowledge) -> None:
    target = named("Nghị quyết 06-NQ/TW của Quốc hội", knowledge)
    said = worded(Passages("kinh tế đô thị", target), context(knowledge))
    assert "không phải của Quốc hội" in said.text
    assert "75%" in said.text


def test_a_bare_number_of_another_issuer_is_another_document(knowledge: Knowledge) -> None:
    written = "Nghị quyết 57 của Quốc hội"
    target = Named((Naming(written, (), (), ("nq-57-2024",)),))
    said = worded(Passages("kinh tế số", target), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert "Bộ Chính trị" in said.text


def test_the_right_issuer_needs_no_word(knowledge: Knowledge) -> None:
    target = named("Nghị định 13/2023 của Chính phủ", knowledge)
    assert (
        "Lưu ý: Nghị định 13/2023/NĐ-CP là"
        not in worded(Lookup(target, ("articles",)), context(knowledge)).text.split(
            "\n\n", maxsplit=1
        )[0]
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Khi Le Havre chạy xe tự lái thì kết hợp với gì?", "Nevers"),
        ("Trung tâm giám sát và điều hành tập trung của Đà Nẵng nối với gì?", "Hà Nội"),
    ],
)
def test_what_is_of_another_city_is_said_to_be(
    question: str, told: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(question), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert said.text.split("\n\n")[0].endswith(f"Tôi chỉ biết của {told}:")
    assert told in said.text


def test_of_a_place_that_no_text_names_nothing_is_taken_for_granted(knowledge: Knowledge) -> None:
    said = worded(Passages("Dân số Lyon là bao nhiêu?"), context(knowledge))
    assert "nơi khác" not in said.text


@pytest.mark.parametrize(
    "question", ["Thị trưởng thành phố Nevers tên gì?", "Thị trưởng Nevers là ai?"]
)
def test_an_office_that_nobody_is_named_for_is_said_to_be(
    question: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(question), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert "không nhắc ai giữ chức đó" in said.text
    assert "Chủ tịch vùng đô thị Nevers" in said.text


def test_who_is_named_is_not_said_to_be_unknown_where_something_else_is_asked(
    knowledge: Knowledge,
) -> None:
    said = worded(Passages("Số điện thoại của Phó Chủ tịch Hải Phòng"), context(knowledge))
    assert said.status is AnswerStatus.NOT_FOUND
    assert "không nhắc ai giữ chức đó" not in said.text
    assert "điện thoại" in said.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vì sao Nevers chỉ phục vụ doanh nghiệp?", "toàn bộ người dân"),
        ("Nếu Nevers có 350.000 dân thì sao gọi là thành phố cỡ trung?", "35.000"),
        ("Tại sao Hải Phòng chỉ có 95% dịch vụ công mức độ 4?", "100%"),
    ],
)
def test_what_why_and_if_take_for_granted_is_denied(
    question: str, told: str, knowledge: Knowledge
) -> None:
    said = worded(Passages(question), context(knowledge))
    assert said.text.startswith("Không")
    assert told in said.text


def test_what_is_so_is_not_denied(knowledge: Knowledge) -> None:
    said = worded(Passages("Vì sao Nevers chọn phục vụ mọi người dân?"), context(knowledge))
    assert not said.text.startswith("Không")


def test_what_is_said_only_in_part_is_not_denied(knowledge: Knowledge) -> None:
    question = "Vì sao Nevers lại tính chuyện làm thành phố thông minh?"
    assert not worded(Passages(question), context(knowledge)).text.startswith("Không")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Hội thảo thành phố thông minh tổ chức ở Đà Nẵng đúng không?", "Không phải vậy"),
        ("hội thảo số hoá họp ở Hà Nội phải không?", "Đúng vậy"),
    ],
)
def test_an_event_called_by_its_title_took_place_where_it_did(
    claim: str, verdict: str, knowledge: Knowledge
) -> None:
    said = answer(claim, knowledge, TODAY)
    assert said.text.startswith(verdict)
    assert "Hà Nội" in said.text
