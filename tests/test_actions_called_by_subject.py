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
