"""A document that was listed is called by its subject: “cái về trí tuệ nhân tạo”."""

import pytest

from actions.called_by_subject import called_by_subject
from actions.conversation import Focus
from actions.knowledge import Knowledge
from index.text.language import Language
from tests.following import document_choices, ids

pytest_plugins = ["tests.knowledge"]

LISTED = Focus(choices=document_choices("nd13", "nd42", "nd269"))


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        (
            "cái về dữ liệu cá nhân thì ký hôm nào",
            "Nghị định 13/2023/NĐ-CP",
            "cái về dữ liệu cá nhân",
        ),
        (
            "cai ve do thi thong minh con hieu luc ko",
            "Nghị định 269/2025/NĐ-CP",
            "cai ve do thi thong minh",
        ),
        (
            "the one on smart cities, who signed it",
            "Nghị định 269/2025/NĐ-CP",
            "the one on smart cities",
        ),
    ],
)
def test_one_fits(text: str, name: str, called: str, knowledge: Knowledge) -> None:
    language: Language = "en" if text.startswith("the") else "vi"
    found = called_by_subject(text, LISTED, language, knowledge)
    assert found
    assert (text[slice(*found[0])], found[1]) == (called, name)


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("cái về giá vàng ký hôm nào", LISTED),
        ("cái về dữ liệu cá nhân ký hôm nào", Focus(documents=ids("nd13"))),  # nothing listed
        ("nghị định thứ hai về gì", LISTED),
    ],
)
def test_none_fits(text: str, focus: Focus, knowledge: Knowledge) -> None:
    assert called_by_subject(text, focus, "vi", knowledge) is None


RESOLUTIONS = Focus(choices=document_choices("nd224", "nd269", "nd13", "nd42"))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("cái của năm 2022 nói gì", "vi", "Nghị định 42/2022/NĐ-CP"),
        ("cai nam 2025 ai ky", "vi", "Nghị định 269/2025/NĐ-CP"),
        ("the 2026 one, who signed it", "en", "Nghị định 224/2026/NĐ-CP"),
        ("the data one", "en", "Nghị định 13/2023/NĐ-CP"),
    ],
)
def test_by_its_year_or_a_word_of_its_name(
    text: str, language: Language, name: str, knowledge: Knowledge
) -> None:
    called = called_by_subject(text, RESOLUTIONS, language, knowledge)
    assert called and called[1] == name


@pytest.mark.parametrize("text", ["cái của năm 2019", "mục tiêu năm 2025", "the next one"])
def test_by_no_year_of_theirs(text: str, knowledge: Knowledge) -> None:
    assert called_by_subject(text, RESOLUTIONS, "vi", knowledge) is None
