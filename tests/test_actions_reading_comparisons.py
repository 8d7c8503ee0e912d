"""Comparisons as a Reader reads them: sides, years, by what, or whether they are one."""

from datetime import date

import pytest

from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.plan import (
    Compare,
    Elapsed,
    Enumerate,
    Listing,
    Lookup,
    Named,
    Passages,
    Validity,
)
from tests.knowledge import knowledge_without_model

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("comparisons"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def compared(text: str, reader: Reader) -> Compare:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Compare)
    return plan


def ids(plan: Compare) -> tuple[str, ...]:
    documents = plan.target.documents if isinstance(plan.target, Named) else ()
    return tuple(each for naming in documents for each in naming.matches)


def test_a_year_behind_a_number_is_what_is_asked_of_it(reader: Reader) -> None:
    plan = compared("mục tiêu về AI của quyết định 127 năm 2025 và 2030 khác gì nhau", reader)
    assert (ids(plan), plan.years) == (("qd-127-2021",), (2025, 2030))


def test_one_year_is_that_of_both_sides(reader: Reader) -> None:
    plan = compared("so sánh mục tiêu kinh tế số của quyết định 411 và 749 năm 2025", reader)
    assert plan.aspect == "mục tiêu kinh tế số năm 2025"


def test_each_side_may_have_a_year_of_its_own(reader: Reader) -> None:
    plan = compared("mục tiêu xếp hạng 2025 của 749 so với 2030 của 2629", reader)
    assert (ids(plan), plan.years) == (("qd-749-2020", "qd-2629-2025"), (2025, 2030))


@pytest.mark.parametrize(
    ("text", "subjects", "aspect"),
    [
        ("Hải Phòng và Nevers nơi nào chạy xe tự lái", ("Hải Phòng", "Nevers"), "chạy xe tự lái"),
        ("nevers hay le havre có dự án 5G", ("nevers", "le havre"), "dự án 5G"),
        ("Hà Nội và Nevers nói gì khác nhau tại hội thảo?", ("Hà Nội", "Nevers"), ""),
        ("Hải Phòng và Le Havre đều có cảng, hai bên khác gì?", ("Hải Phòng", "Le Havre"), ""),
    ],
)
def test_of_two_places_it_is_asked_which_has_something(
    text: str, subjects: tuple[str, ...], aspect: str, reader: Reader
) -> None:
    plan = compared(text, reader)
    assert (plan.subjects, plan.aspect) == (subjects, aspect)


def test_of_two_documents_it_is_asked_which_tells(reader: Reader) -> None:
    plan = compared("Quyết định 950 và Nghị quyết 52, văn bản nào nhắc tới 5G?", reader)
    assert "5G" in plan.aspect
    assert len(ids(plan)) == 2


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("quyết định 411 và nghị quyết 52 có phải là một không", ("title", "issued")),
        ("nghị quyết 57 và nghị quyết 52 do cùng một người ký à", ("signer",)),
        ("quyết định 411 và 505 ban hành cùng ngày đúng không", ("issued",)),
        ("luật viễn thông và nghị định 13 có hiệu lực cùng ngày không", ("effective",)),
    ],
)
def test_whether_two_are_one_or_have_one_value(
    text: str, fields: tuple[str, ...], reader: Reader
) -> None:
    plan = compared(text, reader)
    assert plan.same
    assert plan.fields == fields


def test_the_order_of_taking_effect_is_asked_for(reader: Reader) -> None:
    plan = compared("Nghị định 47/2020 có hiệu lực trước hay sau Nghị định 13/2023?", reader)
    assert plan.fields == ("effective",)


def test_behind_about_stands_what_both_are_compared_on(reader: Reader) -> None:
    plan = compared("so sanh nghi quyet 52 va quyet dinh 411 ve kinh te so", reader)
    assert plan.aspect == "kinh te so"


@pytest.mark.parametrize(
    ("text", "field", "since_issue"),
    [
        ("Nghị định 42 dùng được bao lâu thì bị bãi bỏ?", "effective", False),
        ("Nghị định 13/2023 ban hành bao lâu sau thì có hiệu lực", "effective", True),
        ("Quyết định 942 tồn tại được mấy năm", "effective", False),
    ],
)
def test_how_long_it_held_or_took_to_begin(
    text: str, field: str, since_issue: bool, reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Elapsed)
    assert (plan.field, plan.since_issue) == (field, since_issue)


def test_why_a_document_ended_is_how_it_stands(reader: Reader) -> None:
    assert isinstance(reader.read("vì sao nghị định 47 hết hiệu lực", TODAY, {}), Validity)


@pytest.mark.parametrize(
    ("text", "year"),
    [("các quyết định kết thúc năm 2030", 2030), ("quyet dinh nao ket thuc nam 2025", 2025)],
)
def test_documents_are_listed_by_the_end_of_their_programme(
    text: str, year: int, reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Listing)
    assert plan.filter.standing == "lapses"
    assert plan.filter.holding
    assert plan.filter.holding.last.year == year


def test_a_title_may_be_what_documents_are_on(reader: Reader) -> None:
    plan = reader.read("liệt kê các văn bản về bảo vệ dữ liệu cá nhân bạn có", TODAY, {})
    assert isinstance(plan, Listing)
    assert plan.filter.topic == "bảo vệ dữ liệu cá nhân"


def test_who_spoke_and_for_which_city(reader: Reader) -> None:
    plan = reader.read("liệt kê những người phát biểu tại hội thảo, ai ở thành phố nào", TODAY, {})
    assert isinstance(plan, Lookup)
    assert plan.fields == ("speaker", "office")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kinh tế số có phải gồm 5 phần không?", "Kinh tế số gồm 5 phần"),
        ("Huế có thuộc các thành phố hạt nhân không?", "Huế có thuộc các thành phố hạt nhân"),
    ],
)
def test_how_many_are_claimed_and_not_asked_for(text: str, claim: str, reader: Reader) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Passages)
    assert plan.claim == claim


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Luật Viễn thông được Quốc hội thông qua năm 2022 phải không", ("issuer", "issued")),
        ("Nghị định 13/2023 có hiệu lực ngay từ ngày ký đúng không?", ("effective",)),
        ("Chính phủ có phải là cơ quan ban hành quyết định 505 không", ("issuer",)),
    ],
)
def test_what_the_metadata_tell_is_claimed(
    text: str, fields: tuple[str, ...], reader: Reader
) -> None:
    plan = reader.read(text, TODAY, {})
    assert isinstance(plan, Lookup)
    assert sorted(plan.fields) == sorted(fields)
    assert plan.claim


def test_capitals_ask_for_nobody(reader: Reader) -> None:
    plan = reader.read("Chiến lược AI đặt mục tiêu 3 trung tâm về AI đúng không?", TODAY, {})
    assert isinstance(plan, Passages)
    assert plan.claim


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("5G Lab khác gì Mobi Smart Port", ("5G Lab", "Mobi Smart Port")),
        ("mobi smart port voi 5g lab lech nhau cho nao", ("mobi smart port", "5g lab")),
        ("so sánh bản sao số với sandbox giúp mình", ("bản sao số", "sandbox")),
    ],
)
def test_things_may_be_compared_that_no_list_has(
    text: str, subjects: tuple[str, ...], reader: Reader
) -> None:
    assert compared(text, reader).subjects == subjects


def test_a_pronoun_is_no_thing_to_compare(reader: Reader) -> None:
    plan = reader.read("nó khác gì với chúng", TODAY, {})
    assert not (isinstance(plan, Compare) and plan.subjects)


def test_counted_things_are_told_one_by_one(reader: Reader) -> None:
    plan = reader.read("hai dự án ở Le Havre khác nhau ra sao", TODAY, {})
    assert isinstance(plan, Enumerate)
    assert (plan.things, plan.about) == ("dự án", "Le Havre")


@pytest.mark.parametrize(
    "text",
    [
        "mục tiêu 2025 với 2030 của quyết định 411 chênh nhau thế nào",
        "quyết định 411: 2025 và 2030 lệch nhau ở điểm nào",
    ],
)
def test_all_that_a_document_aims_at_may_be_compared_by_years(text: str, reader: Reader) -> None:
    plan = compared(text, reader)
    assert (ids(plan), plan.years, plan.aspect) == (("qd-411-2022",), (2025, 2030), "")


def test_against_what_one_is_held_stands_second(reader: Reader) -> None:
    plan = compared(
        "so với nghị quyết 57 thì nghị quyết 52 đặt kinh tế số thấp hơn phải không", reader
    )
    assert ids(plan) == ("nq-52-2019", "nq-57-2024")


def test_that_one_replaced_the_other_is_no_aspect(reader: Reader) -> None:
    plan = compared("2629 khác gì quyết định 942 mà nó thay", reader)
    assert (plan.fields, plan.aspect) == ((), "")


def test_what_is_done_is_compared(reader: Reader) -> None:
    plan = compared("Nevers giống Hà Nội ở chỗ đặt người dân lên trước không", reader)
    assert plan.aspect == "đặt người dân lên trước"


def test_a_document_may_be_compared_with_the_old_one(reader: Reader) -> None:
    plan = compared("luật giao dịch điện tử khác luật cũ chỗ nào", reader)
    assert ids(plan) == ("luat-20-2023",)


def test_both_of_one_or_the_other_are_compared(reader: Reader) -> None:
    plan = compared("Decision 749 or Decision 411: what's different?", reader)
    assert isinstance(plan.target, Named)
    assert not plan.target.either
