"""The plans of questions on documents, read without what was said before."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import (
    Anything,
    Described,
    Listing,
    Lookup,
    Named,
    Passages,
    Provisions,
    Relations,
    Several,
    Spoken,
    Validity,
)
from tests.days import TODAY
from tests.knowledge import knowledge_without_model
from tests.plans import brief


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("building"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def filtered(text: str, reader: Reader) -> Any:
    """Return the filter of the list that `text` asks for, in brief."""
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Listing), plan
    return brief(plan, reader.knowledge).get("filter", {})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "các nghị định của Chính phủ ban hành quý 2 năm 2020 còn hiệu lực",
            {
                "types": ["nd"],
                "issuer": "chinh phu",
                "issued": "2020-04-01..2020-06-30",
                "standing": "in_force",
            },
        ),
        (
            "năm 2021 Thủ tướng có những quyết định nào về trí tuệ nhân tạo",
            {
                "types": ["qd"],
                "issuer": "thu tuong chinh phu",
                "issued": "2021",
                "topic": "tri tue nhan tao",
            },
        ),
        (
            "các quyết định trừ quyết định của Thủ tướng",
            {"types": ["qd"], "without": [{"types": ["qd"], "issuer": "thu tuong chinh phu"}]},
        ),
        (
            "nghị định nào hết hiệu lực trước 2024 trừ Nghị định 13/2023",
            {
                "types": ["nd"],
                "standing": "ends",
                "holding": "..2023-12-31",
                "without": [{"named": ["13/2023/NĐ-CP"]}],
            },
        ),
    ],
)
def test_conditions_compose(text: str, said: dict[str, Any], reader: Reader) -> None:
    assert filtered(text, reader) == said


def test_a_relation_takes_the_conditions_of_a_list(reader: Reader) -> None:
    text = "văn bản nào căn cứ Luật Giao dịch điện tử và còn hiệu lực"
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Relations)
    assert (plan.act, plan.to_it, plan.filter.standing) == ("base", True, "in_force")
    assert plan.acts == ("based_on",)


@pytest.mark.parametrize(
    ("text", "to_it"),
    [
        ("văn bản nào thay thế nghị định 42", True),
        ("nghị định 42 bị văn bản nào thay thế", True),
        ("nghị định 42 thay thế văn bản nào", False),
        ("văn bản nào bị nghị định 224 bãi bỏ", False),
        ("luật hộ tịch được hướng dẫn bởi nghị định nào", True),
    ],
)
def test_the_order_of_words_tells_who_acts(text: str, to_it: bool, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Relations)
    assert plan.to_it is to_it


@pytest.mark.parametrize(
    "text",
    [
        "luật đất đai quy định gì",
        "luật đất đai còn hiệu lực không",
        "ai ký luật đất đai",
        "điều 5 luật đất đai",
        "luat dat dai quy dinh gi ve tach thua",
        "theo luật đất đai thì ai thu hồi đất",
        "nghị định nào hướng dẫn luật đất đai",
    ],
)
def test_a_law_is_what_is_asked_of_whatever_is_asked(text: str, reader: Reader) -> None:
    plan: Any = reader.read(text, TODAY, {})
    assert isinstance(plan.target, Described)
    assert plan.target.filter.types == ("luat",)
    assert plan.target.filter.topic in ("đất đai", "dat dai")
    assert not plan.target.strict


@pytest.mark.parametrize(
    "text",
    [
        "ai phải tuyên truyền về luật đất đai",
        "theo luật thì ai chịu trách nhiệm",
        "các bước làm hộ chiếu theo luật",
        "quy luật thị trường là thế nào",
    ],
)
def test_a_law_that_is_spoken_of_is_not_asked_of(text: str, reader: Reader) -> None:
    plan: Any = reader.read(text, TODAY, {})
    assert not isinstance(getattr(plan, "target", Anything()), Described)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("ai ký?", Lookup(Spoken(), ("signer",))),
        ("còn hiệu lực không?", Validity(Spoken(), whether="holds")),
        ("bao nhiêu điều?", Lookup(Spoken(), ("articles",))),
        ("nghị định đó ai ký", Lookup(Spoken(types=("nd",)), ("signer",))),
        ("quyet dinh do ban hanh nam nao", Lookup(Spoken(types=("qd",)), ("issued",))),
        ("nó hết hiệu lực chưa", Validity(Spoken(), whether="ended")),
    ],
)
def test_what_names_no_document_is_asked_of_the_one_spoken_of(
    text: str, plan: Lookup | Validity, reader: Reader
) -> None:
    assert reader.read(text, TODAY, {}) == plan


def test_a_place_alone_is_one_of_the_document_spoken_of(reader: Reader) -> None:
    plan = reader.read("điều 5 nói gì", TODAY, {})
    assert isinstance(plan, Provisions)
    assert plan.target == Spoken()
    assert [place.article for place in plan.places] == ["5"]


def test_a_field_and_a_question_joined_are_two(reader: Reader) -> None:
    plan = reader.read("nghị định 13 ai ký và quy định gì về dữ liệu nhạy cảm", TODAY, {})
    assert isinstance(plan, Several)
    known, said = plan.plans
    assert isinstance(known, Lookup)
    assert known.fields == ("signer",)
    assert isinstance(said, Passages)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("nghị định 269 quy định những gì", ("about",)),
        ("Nghị quyết 57 có nội dung gì", ("about",)),
        ("nghị định 13 nói gì", ("about",)),
        ("nghị định 13 nói về gì", ("about",)),
        ("tên đầy đủ của nghị định 13 là gì", ("title",)),
        ("nghị định 13 ai ký và quy định gì", ("signer", "title")),
    ],
)
def test_what_a_document_lays_down_is_more_than_its_title(
    text: str, fields: tuple[str, ...], reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Lookup)
    assert plan.fields == fields


def test_a_title_answers_where_no_passage_does(reader: Reader) -> None:
    plan = reader.read("nghị định 13 ban hành ngày nào để bảo vệ ai", TODAY, {})
    assert isinstance(plan, Passages)
    assert isinstance(plan.target, Named)
    assert plan.fields == ("issued",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("các quyết định của Thủ tướng năm 2022 nói gì về căn cước", "nói gì về căn cước"),
        ("năm 2022 Thủ tướng yêu cầu gì về dân cư", "yêu cầu gì về dân cư"),
        ("nghị định nào quy định mức phí cấp thẻ tạm trú bằng điện thoại", None),
    ],
)
def test_what_describes_the_documents_is_no_part_of_the_question(
    text: str, rest: str | None, reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    if rest is None:
        assert isinstance(plan, Listing)
        return
    assert isinstance(plan, Passages)
    assert isinstance(plan.target, Described)
    assert plan.target.strict
    assert plan.text == rest


def test_a_claim_is_kept_to_be_confirmed(reader: Reader) -> None:
    plan: Any = reader.read("quyết định 749 do Vũ Đức Đam ký", TODAY, {})
    assert getattr(plan, "claim", "") == ""


PIECES = ["nghị định", "quyết định", "luật", "của Thủ tướng", "do", "ban hành", "năm 2022", "nào"]
PIECES += ["hiện hành", "còn hiệu lực", "ngày 1/7/2024", "các", "trừ", "và", "thay thế", "về", "ai"]
PIECES += ["đất đai", "ký", "không", "này", "điều 5", "06", "mới nhất", "trong số", "'s", "?"]


@given(text=st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join))
def test_any_words_make_a_plan(text: str, reader: Reader) -> None:
    assert brief(reader.read(text, TODAY, {}), reader.knowledge)["plan"]


@pytest.mark.parametrize(
    ("text", "every"),
    [
        (
            "những văn bản nào nhắc tới thanh toán không dùng tiền mặt",
            "thanh toán không dùng tiền mặt",
        ),
        ("van ban nao nhac toi 5G", "5G"),
        ("mấy văn bản nào có nhắc tới định danh điện tử vậy bạn", "định danh điện tử"),
        (
            "quels documents parlent de l'identification électronique ?",
            "identification électronique",
        ),
        ("văn bản nào quy định mức phạt vượt đèn đỏ", ""),
        ("Nghị định 13 nhắc tới những gì", ""),
    ],
)
def test_what_each_document_is_asked_for_is_read(text: str, every: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert getattr(plan, "every", "") == every


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 950 thực hiện trong giai đoạn nào",
        "quyet dinh 950 keo dai toi nam nao",
        "until when does Decision 950 run?",
    ],
)
def test_the_years_of_a_programme_are_a_field(text: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert "period" in getattr(plan, "fields", ())


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Quyết định 411/QĐ-TTg ký ngày 5/3/2022 phải không?", "issued"),
        ("Có phải Quyết định 749 ban hành ngày 3/6/2020?", "issued"),
        ("Có phải Nghị định 13 do Phó Thủ tướng Trần Lưu Quang ký?", "signer"),
        ("Nghị quyết 57 do Bộ Chính trị ban hành phải không?", "issuer"),
    ],
)
def test_what_is_claimed_of_a_document_is_what_it_is_asked_for(
    text: str, field: str, reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Lookup)
    assert plan.fields == (field,)
    assert plan.claim
