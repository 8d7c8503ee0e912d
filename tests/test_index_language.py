import unicodedata

import pytest

from index.folding import fold
from index.language import Diacritics, Language, detect_language, diacritics_of

VIETNAMESE = [
    "Le Havre đặt mục tiêu gì cho năm 2030?",
    "Ai ký Quyết định 749/QĐ-TTg?",
    "Quyết định 749/QĐ-TTg ban hành ngày nào?",
    "Hà Nội có bao nhiêu xe buýt điện?",
    "Luật Dữ liệu có hiệu lực từ khi nào?",
]


@pytest.mark.parametrize("question", VIETNAMESE)
def test_vietnamese_is_known_with_and_without_diacritics(question: str) -> None:
    assert detect_language(question) == "vi"
    assert detect_language(unicodedata.normalize("NFD", question)) == "vi"
    assert detect_language(fold(question)) == "vi"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What is the target of Le Havre for 2030?", "en"),
        ("Who signed decision 749/QĐ-TTg and when?", "en"),
        ("How many people live in Nevers?", "en"),
        ("smart city strategy", "en"),
        ("Quels sont les objectifs de la ville du Havre pour 2030 ?", "fr"),
        ("Qui a signé le décret 13/2023 ?", "fr"),
        ("749/QĐ-TTg", "vi"),
        ("Nevers", "vi"),
        ("2030?", "vi"),
        ("", "vi"),
        ("?!…", "vi"),
    ],
)
def test_other_languages_are_told_apart_and_vietnamese_is_the_default(
    question: str, language: Language
) -> None:
    assert detect_language(question) == language


@pytest.mark.parametrize(
    ("text", "carried"),
    [
        ("Hà Nội có bao nhiêu xe buýt điện?", "all"),
        ("Ha Noi co bao nhieu xe buyt dien?", "none"),
        ("Hà Nội co bao nhieu xe buyt dien trong nam nay", "some"),
        ("", "none"),
        ("2030", "none"),
    ],
)
def test_how_many_diacritics_are_there(text: str, carried: Diacritics) -> None:
    assert diacritics_of(text) == carried
