"""What a sentence denies, names and says besides."""

import pytest

from actions.statements.statement import Statement
from index.text.language import Language


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("chứ không phải máy tính hay thiết bị", "vi", {"may", "tinh"}),
        ("hoi thao khong dien ra o ha noi", "vi", {"ha", "noi"}),
        ("It was not held in Hanoi", "en", {"hanoi"}),
        ("Nevers ne veut pas remplacer", "fr", {"remplacer"}),
    ],
)
def test_what_stands_behind_a_negation_is_denied(
    text: str, language: Language, denied: set[str]
) -> None:
    assert denied <= Statement.of(text, language).negated


@pytest.mark.parametrize(
    "text",
    [
        "thanh toán không dùng tiền mặt đạt 80%",
        "hoạt động trên không gian mạng",
        "xe không người lái",
    ],
)
def test_a_compound_denies_nothing(text: str) -> None:
    assert not Statement.of(text, "vi").negated


def test_a_deputy_holds_another_office() -> None:
    assert Statement.of("Phó Thị trưởng Le Havre", "vi").posts == {"pho thi truong"}
    assert Statement.of("the mayor of Le Havre", "en").posts == {"thi truong"}


def test_those_who_act_are_in_order() -> None:
    assert Statement.of("Nevers gợi ý Việt Nam", "vi").actors == ("nevers", "viet nam")


@pytest.mark.parametrize("text", ["pháp luật về dữ liệu", "giải pháp căn cơ"])
def test_law_and_means_are_no_country(text: str) -> None:
    assert not Statement.of(text, "vi").countries


def test_criteria_are_not_only() -> None:
    assert not Statement.of("bộ tiêu chí có 60 tiêu chí", "vi").says_only
    assert Statement.of("Nevers chỉ phục vụ người giàu", "vi").says_only


def test_a_foreign_word_that_nothing_renders_is_said_by_no_sentence() -> None:
    banned = Statement.of("Nevers banned self-driving cars", "en").terms
    text = Statement.of("Nevers chạy thí điểm xe tự lái", "vi")
    assert not all(text.has(term) for term in banned)
    assert any(text.has(term) for term in banned)


def test_what_is_taken_for_what_is_read() -> None:
    said = Statement.of("Hà Nội lấy người dân làm trung tâm", "vi")
    assert said.taken_as == {"trung tam": "nguoi dan"}
    assert Statement.of("Hà Nội làm thành phố thông minh", "vi").taken_as == {}


@pytest.mark.parametrize("text", ["the French cities", "les villes françaises", "thành phố Pháp"])
def test_a_country_is_named_by_its_people_too(text: str) -> None:
    assert Statement.of(text, "en").countries == {"phap"}
