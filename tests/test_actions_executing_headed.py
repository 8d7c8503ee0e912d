import pytest

from actions.executing.headed import headed_unit
from actions.executing.result import Found
from actions.executing.terms import Term
from actions.knowledge import Knowledge
from tests.decree_of_provisions import hits, provisions
from tests.plan_making import context

__all__ = ("provisions",)


def asked(text: str, knowledge: Knowledge, term: Term | None = None) -> Found | None:
    return headed_unit(text, hits(text, knowledge), context(knowledge), term)


def words(found: Found | None) -> str:
    return "\n".join(quote.words for quote in found.quotes) if found else ""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Quyền của hành khách", "Điều 5. Quyền của hành khách", "bến đóng."),
        ("hành khách có những quyền gì", "Điều 5.", "bến đóng."),
        ("hanh khach co quyen gi", "Điều 5.", "bến đóng."),
        ("Nghị định 955/2032/NĐ-CP áp dụng cho ai?", "Điều 2. Đối tượng", "người lái thuyền."),
        ("Hồ sơ cấp thẻ đi thuyền số gồm những gì?", "2. Hồ sơ cấp thẻ", "mặc áo phao."),
        ("Cấp thẻ đi thuyền số", "Điều 4. Cấp thẻ", "Tờ khai thiếu ảnh."),
        ("Bến mở gồm những gì?", "2. Bến mở là", "phao báo giờ."),
        ("thẻ đi thuyền số là gì", "1. Thẻ đi thuyền số là", "một hành khách."),
    ],
)
def test_what_is_asked_for_by_a_heading_is_given_whole(
    text: str, first: str, last: str, provisions: Knowledge
) -> None:
    found = words(asked(text, provisions))
    assert found.startswith(first)
    assert found.endswith(last)


@pytest.mark.parametrize(
    "text",
    [
        "Chủ bến đóng thuế ở đâu?",
        "hành khách trên tàu hoả có quyền gì",
        "Chủ bến cấp thẻ trong mấy ngày?",
    ],
)
def test_what_no_heading_says_is_left_to_the_search(text: str, provisions: Knowledge) -> None:
    assert asked(text, provisions) is None


def test_a_term_that_is_known_is_not_read_again(provisions: Knowledge) -> None:
    found = asked("cái ấy nghĩa là gì", provisions, Term.of("bến mở"))
    assert words(found).startswith("2. Bến mở")


def test_how_many_points_it_has_is_said(provisions: Knowledge) -> None:
    found = asked("Quyền của hành khách", provisions)
    assert found
    assert [line.values["count"] for line in found.before] == [3]
