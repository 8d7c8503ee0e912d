import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.evaluating.conditions import in_telex, with_typos
from index.text.folding import fold
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml
from tests.conftest import ROOT

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
        ("Parlez-moi de Nevers", "fr"),
        ("Donnez-nous la liste", "fr"),
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


PARALLEL: list[dict[Language, str]] = read_yaml(ROOT / "index/question/language_shift.yml")


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_everyday_questions_are_known_however_they_are_typed(language: Language) -> None:
    for asked in (questions[language] for questions in PARALLEL):
        for typed in (asked, fold(asked), asked.upper(), unicodedata.normalize("NFD", asked)):
            assert detect_language(typed) == language, typed


def test_telex_keys_are_vietnamese() -> None:
    for seed, asked in enumerate(questions["vi"] for questions in PARALLEL):
        assert detect_language(in_telex(asked, seed)) == "vi"
        assert detect_language(fold(in_telex(asked, seed))) == "vi"


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_a_slip_in_every_second_word_seldom_hides_the_language(language: Language) -> None:
    typed = [with_typos(questions[language], seed) for seed, questions in enumerate(PARALLEL)]
    assert sum(detect_language(asked) != language for asked in typed) <= 1


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("chuyeenr ddooir soos laf gif", "vi"),
        ("thang do nao do do an toan", "vi"),
        ("an toan to dan pho the nao la dat", "vi"),
        ("ngan sach mobi smart port", "vi"),
        ("smart city là gì", "vi"),
        ("digital transformation ở hải phòng thế nào", "vi"),
        ("IoT trong smart city", "vi"),
        ("trang data.gov.vn", "vi"),
        ("cntt hp", "vi"),
        ("qd 749", "vi"),
        ("Le Havre 2030", "vi"),
        ("Nevers 5G", "vi"),
        ("VNPT FPT Viettel", "vi"),
        ("mobi smat pot la j", "vi"),
        ("smart city la gi z", "vi"),
        ("open data co j", "vi"),
        ("le havre o dau", "vi"),
        ("vitamin k deficiency", "en"),
        ("signature electronique", "fr"),
        ("What is Đề án 06?", "en"),
        ("What does Hải Phòng plan for 2030?", "en"),
        ("data centre in Da Nang", "en"),
        ("wich citty runs a 5G lab", "en"),
        ("hello", "en"),
        ("port de Haïphong", "fr"),
        ("Qu'est-ce que le projet 06 ?", "fr"),
        ("Où est le port d'Haïphong ?", "fr"),
    ],
)
def test_names_loan_words_and_mixtures_do_not_decide(question: str, language: Language) -> None:
    assert detect_language(question) == language


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert detect_language(text) in ("vi", "en", "fr")
    assert detect_language(text) == detect_language(f"  {text}  ")
