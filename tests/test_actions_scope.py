"""Which words restrict an answer to certain documents, and which are what is asked about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.list_questions import ListQuestion
from actions.scope import Scope, find_scope
from index.text.folding import fold

TODAY = date(2026, 11, 23)


def shown(scope: Scope | None) -> tuple[object, ...] | None:
    """Return what is asked for, shortly: types, issuer, first and last year, standing."""
    if scope is None:
        return None
    asked = scope.asked
    years = (asked.issued.first.year, asked.issued.last.year) if asked.issued else None
    return ("/".join(asked.types), asked.issuer, years, asked.standing)


PM, PARTY = "Thủ tướng Chính phủ", "Bộ Chính trị"
STRICT = [
    (
        "các quyết định của Thủ tướng năm 2022 nói gì về đô thị thông minh",
        ("qd", PM, (2022, 2022), None),
        "nói gì về đô thị thông minh",
    ),
    (
        "nghị quyết của Bộ Chính trị nói gì về khoa học công nghệ",
        ("nq", PARTY, None, None),
        "nói gì về khoa học công nghệ",
    ),
    (
        "nghị định nào đang còn hiệu lực quy định về dữ liệu cá nhân",
        ("nd", None, None, "in_force"),
        "quy định về dữ liệu cá nhân",
    ),
    (
        "năm 2022 Thủ tướng yêu cầu gì về dữ liệu dân cư",
        ("", PM, (2022, 2022), None),
        "yêu cầu gì về dữ liệu dân cư",
    ),
    (
        "văn bản hiện hành về giao dịch điện tử quy định gì về chữ ký số",
        ("", None, None, "in_force"),
        "về giao dịch điện tử quy định gì về chữ ký số",
    ),
    (
        "quyết định do Thủ tướng ban hành năm 2021 nói gì về tiền mặt",
        ("qd", PM, (2021, 2021), None),
        "nói gì về tiền mặt",
    ),
    (
        "theo nghị quyết của Bộ Chính trị từ năm 2020 đến 2023, đô thị phải thế nào",
        ("nq", PARTY, (2020, 2023), None),
        "đô thị phải thế nào",
    ),
    (
        "năm 2022, các quyết định của Thủ tướng nói gì về căn cước",
        ("qd", PM, (2022, 2022), None),
        "nói gì về căn cước",
    ),
    (
        "bao nhiêu giao dịch không tiền mặt, theo nghị quyết của Bộ Chính trị năm 2024?",
        ("nq", PARTY, (2024, 2024), None),
        "bao nhiêu giao dịch không tiền mặt, ?",
    ),
    (
        "nghị quyết của Bộ Chính trị đến năm 2030 đặt mục tiêu gì",
        ("nq", PARTY, None, None),
        "đến năm 2030 đặt mục tiêu gì",
    ),
    (
        "các nghị định đã hết hiệu lực nói gì về dữ liệu cá nhân",
        ("nd", None, None, "ended"),
        "nói gì về dữ liệu cá nhân",
    ),
    (
        "What do the Prime Minister's decisions of 2022 say about smart cities?",
        ("qd", PM, (2022, 2022), None),
        "say about smart cities?",
    ),
    (
        "Que disent les résolutions du Bureau politique sur la science ?",
        ("nq", PARTY, None, None),
        "sur la science ?",
    ),
]
LOOSE = [
    ("luật nào quy định về chữ ký số", ("luat", None, None, None), "quy định về chữ ký số"),
    ("tiêu chí do Bộ Xây dựng ban hành có mấy nhóm", ("", "Bộ Xây dựng", None, None), ""),
    ("which laws regulate e-signatures", ("luat", None, None, None), "regulate e-signatures"),
]
NONE = [
    "mục tiêu đến năm 2030 của Việt Nam là gì",
    "năm 2025 đạt bao nhiêu % dịch vụ công trực tuyến",
    "năm 2025 Thủ tướng yêu cầu đạt bao nhiêu % hồ sơ trực tuyến",
    "năm 2022 có những yêu cầu gì về dữ liệu",
    "Bộ Xây dựng được giao việc gì",
    "mục tiêu của Chính phủ năm 2030",
    "thẩm quyền quyết định của Thủ tướng gồm những gì",
    "Thủ tướng quyết định năm 2022 là năm gì",
    "kế hoạch năm 2025 của Hải Phòng là gì",
    "theo luật thì ai chịu trách nhiệm",
    "người dân quyết định thế nào",
    "văn bản này còn hiệu lực không",
    "quyết định này của Thủ tướng nói gì về 5G",
    "dịch vụ công mức độ 4 là theo nghị định nào",
    "chiến lược AI căn cứ vào nghị quyết nào của Chính phủ",
    "Phó Thủ tướng nào ký đề án đô thị thông minh năm 2018",
    "chính phủ số là gì",
    "what is the target for 2030",
]


@pytest.mark.parametrize(("text", "asked", "rest"), STRICT)
def test_who_issued_when_and_validity_restrict(
    text: str, asked: tuple[object, ...], rest: str
) -> None:
    for typed in (text, fold(text)):
        scope = find_scope(typed, TODAY)
        assert scope is not None
        assert scope.strict
        assert shown(scope) == asked
        assert fold(scope.rest) == fold(rest)


@pytest.mark.parametrize(("text", "asked", "rest"), LOOSE)
def test_a_type_or_an_issuer_alone_restricts_loosely(
    text: str, asked: tuple[object, ...], rest: str
) -> None:
    scope = find_scope(text, TODAY)
    assert scope is not None
    assert not scope.strict
    assert shown(scope) == asked
    assert rest in scope.rest


@pytest.mark.parametrize("text", NONE)
def test_what_is_asked_about_restricts_nothing(text: str) -> None:
    assert find_scope(text, TODAY) is None
    assert find_scope(fold(text), TODAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "nghị định của Chính phủ năm 2030 nói gì về dữ liệu",
        "nghị định của Chính phủ hiện nay nói gì về dữ liệu",
        "nghị định của Chính phủ đến năm 2025 nói gì về dữ liệu",
        "nghị định của Chính phủ giai đoạn 2021-2025 nói gì về dữ liệu",
    ],
)
def test_no_year_but_a_past_one_of_issue_restricts(text: str) -> None:
    assert shown(find_scope(text, TODAY)) == ("nd", "Chính phủ", None, None)


def test_a_day_on_which_documents_must_hold() -> None:
    scope = find_scope("nghị định còn hiệu lực ngày 1/7/2024 nói gì về định danh", TODAY)
    assert scope is not None
    assert scope.asked.day(TODAY) == date(2024, 7, 1)
    assert scope.rest == "nói gì về định danh"
    assert ListQuestion(standing="in_force").day(TODAY) == TODAY


@pytest.mark.parametrize(
    "text",
    ["quyết định của Thủ tướng có hiệu lực khi nào", "luật của Quốc hội còn hiệu lực không"],
)
def test_asking_whether_something_holds_restricts_to_nothing_that_does(text: str) -> None:
    scope = find_scope(text, TODAY)
    assert scope is not None
    assert scope.asked.standing is None


PIECES = ["nghị định", "quyết định", "của Thủ tướng", "do", "ban hành", "năm 2022", "nào"]
PIECES += ["hiện hành", "còn hiệu lực", "ngày 1/7/2024", "các", "đến", "2030", "'s", "d'", "decree"]
PIECES += ["İ", "ﬁ", "?"]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_and_nothing_is_invented(text: str) -> None:
    scope = find_scope(text, TODAY)
    if scope is None:
        return
    asked = scope.asked
    assert asked.types or asked.issuer or asked.issued or asked.standing
    assert scope.strict or not (asked.issued or asked.standing)
    left = fold(text)
    assert all(word.strip(",") in left for word in fold(scope.rest).split())


def test_what_is_not_meant_restricts_the_answer_too() -> None:
    scope = find_scope("các quyết định không phải của Thủ tướng nói gì về dữ liệu", TODAY)
    assert scope is not None
    assert scope.asked.without == (ListQuestion(issuer="Thủ tướng Chính phủ"),)
    assert scope.asked.issuer is None
    assert scope.strict
    assert scope.rest == "nói gì về dữ liệu"


def test_a_time_before_or_after_restricts_the_answer() -> None:
    scope = find_scope("các quyết định ban hành trước năm 2020 nói gì về đô thị", TODAY)
    assert scope is not None
    assert scope.asked.issued is not None
    assert scope.asked.issued.first == date.min
    assert scope.asked.issued.last == date(2019, 12, 31)
