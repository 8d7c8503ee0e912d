"""Questions that are reckoned, and those that yes or no answers, as a Reader reads them."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import Compare, Elapsed, Lookup, Named, Passages, Plan, Validity
from tests.knowledge import knowledge_without_model

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("reckoning"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def read(text: str, reader: Reader) -> Plan:
    return reader.read(text, TODAY, {})


def ids(plan: Plan) -> tuple[str, ...]:
    target = getattr(plan, "target", None)
    documents = target.documents if isinstance(target, Named) else ()
    return tuple(each for naming in documents for each in naming.matches)


@pytest.mark.parametrize(
    ("text", "field", "year", "document"),
    [
        ("còn mấy năm nữa tới 2045", "", 2045, ()),
        ("how many years until 2030?", "", 2030, ()),
        ("Quyết định 749 ban hành được mấy năm rồi?", "issued", 0, ("qd-749-2020",)),
        ("Nghị định 13/2023 có hiệu lực được bao lâu?", "effective", 0, ("nd-13-2023",)),
    ],
)
def test_how_long_it_is(
    text: str, field: str, year: int, document: tuple[str, ...], reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Elapsed)
    assert (plan.field, plan.year, ids(plan)) == (field, year, document)


@pytest.mark.parametrize(
    "text", ["Nghị định 269 cho thử nghiệm có kiểm soát bao lâu?", "dự án 5G Lab kéo dài bao lâu?"]
)
def test_how_long_something_in_a_text_lasts_is_asked_of_the_text(text: str, reader: Reader) -> None:
    assert not isinstance(read(text, reader), Elapsed)


@pytest.mark.parametrize(
    "text",
    ["Mục tiêu 2025 của quyết định 749 qua hạn chưa?", "muc tieu 2025 cua qd 749 het han chua"],
)
def test_whether_a_target_is_overdue(text: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Elapsed)
    assert plan.due
    assert plan.year == 2025


def test_a_document_that_is_overdue_is_no_target(reader: Reader) -> None:
    assert isinstance(read("Nghị định 13/2023 hết hạn chưa?", reader), Validity)


@pytest.mark.parametrize(
    "text",
    [
        "Từ 2025 đến 2030 mục tiêu thương mại điện tử tăng bao nhiêu?",
        "mục tiêu thương mại điện tử 2025 với 2030 khác gì nhau",
    ],
)
def test_two_years_of_one_thing_are_compared(text: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Compare)
    assert plan.years == (2025, 2030)
    assert plan.aspect == "thương mại điện tử"


def test_a_document_and_an_event_are_compared_by_their_days(reader: Reader) -> None:
    plan = read("Nghị quyết 52 ra trước hội thảo hay sau hội thảo?", reader)
    assert isinstance(plan, Compare)
    assert plan.fields == ("issued",)
    assert len(ids(plan)) == 2


@pytest.mark.parametrize(
    ("text", "fields", "judged"),
    [
        ("nghị quyết 52 và 57 cái nào ra trước", ("issued",), False),
        ("Nghị định 13 và Nghị định 47 cái nào nhiều điều hơn?", ("articles",), False),
        ("ai ký 749 với 127, có giống nhau ko", ("signer",), False),
        ("nghị quyết 52 với 57 cái nào tốt hơn", (), True),
        ("749 khác 411 chỗ nào", (), False),
    ],
)
def test_documents_are_compared_by_what_is_asked(
    text: str, fields: tuple[str, ...], judged: bool, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Compare)
    assert (plan.fields, plan.judged, len(ids(plan))) == (fields, judged, 2)


@pytest.mark.parametrize(
    ("text", "claim", "whether"),
    [
        ("Nevers có xe tự lái không?", "Nevers có xe tự lái", "so"),
        (
            "Hải Phòng đạt 100% dịch vụ công mức 4 chưa?",
            "Hải Phòng đạt 100% dịch vụ công mức 4",
            "yet",
        ),
        ("Nevers có phải là thủ đô nước Pháp không?", "Nevers thủ đô nước Pháp", ""),
        ("Was the conference held in Hanoi?", "the conference held in Hanoi", "so"),
        ("Est-ce que Le Havre a un port intelligent ?", "Le Havre a un port intelligent", "so"),
        ("Nevers không bỏ ai lại phía sau đúng không?", "Nevers không bỏ ai lại phía sau", ""),
        ("Nevers là thành phố cảng phải không?", "Nevers là thành phố cảng", ""),
    ],
)
def test_what_yes_or_no_answers_has_its_claim(
    text: str, claim: str, whether: str, reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Passages)
    assert (plan.claim, plan.whether) == (claim, whether)


@pytest.mark.parametrize(
    "text",
    [
        "có dự án nào ở Le Havre không",
        "Nevers có gì hay không?",
        "bạn có biết Hải Phòng không",
        "Dân số Nevers là bao nhiêu?",
        "Is it 20% or 30% in Hai Phong?",
    ],
)
def test_what_asks_for_more_than_yes_or_no_claims_nothing(text: str, reader: Reader) -> None:
    assert not getattr(read(text, reader), "claim", "")


@pytest.mark.parametrize(
    "text", ["Combien de décrets dans tes données ?", "bao nhieu nghi dinh trong kho du lieu"]
)
def test_what_is_held_is_counted(text: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert plan.kind == "listing"
    assert plan.count_only


@pytest.mark.parametrize(
    ("text", "year", "document"),
    [
        ("còn bao lâu nữa thì hết năm 2030", 2030, ()),
        ("còn mấy năm nữa tới hạn mục tiêu 2030 của nghị quyết 52", 2030, ()),
        ("hội thảo với Pháp cách nay mấy năm", 0, ("hoi-thao-thanh-pho-thong-minh-2023",)),
        ("nghị định 13 sống được mấy năm thì bị thay", 0, ("nd-13-2023",)),
    ],
)
def test_until_a_target_and_since_an_event_it_is_so_long(
    text: str, year: int, document: tuple[str, ...], reader: Reader
) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Elapsed)
    assert (plan.year, ids(plan)) == (year, document)


@pytest.mark.parametrize(
    "text", ["giai đoạn của đề án 950 hết chưa hay còn", "thoi han cua de an 950 da ket thuc chua"]
)
def test_whether_its_time_is_over_is_told_by_its_years(text: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Lookup)
    assert (plan.fields, ids(plan)) == (("period",), ("qd-950-2018",))


@pytest.mark.parametrize(
    "text",
    ["tại sao quyết định 942 không còn áp dụng", "lý do quyết định 942 bị thay thế là gì"],
)
def test_why_a_document_ended_is_asked(text: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Validity)
    assert plan.why


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("mục tiêu AI 2025 và 2030", "AI"),
        ("targets for e-commerce in 2025 and 2030", "e-commerce"),
        ("Giữa năm 2025 và 2030 hạng EGDI phải tăng bao nhiêu bậc", "hạng EGDI bậc"),
    ],
)
def test_targets_of_two_years_are_compared(text: str, aspect: str, reader: Reader) -> None:
    plan = read(text, reader)
    assert isinstance(plan, Compare)
    assert (plan.aspect, plan.years) == (aspect, (2025, 2030))


def test_from_an_event_to_a_document_is_between_both(reader: Reader) -> None:
    plan = read("Từ hội thảo đến khi Nghị định 269 ra đời là mấy năm?", reader)
    assert isinstance(plan, Compare)
    assert ids(plan) == ("nd-269-2025", "hoi-thao-thanh-pho-thong-minh-2023")
    assert plan.fields == ("issued",)
