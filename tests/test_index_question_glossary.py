import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.glossary import Glossary, glossary
from index.text.language import Language

SMALL = Glossary(
    {
        "chữ ký": {"en": ["signature"], "fr": ["signature"]},
        "chữ ký số": {"en": ["digital signature"], "fr": ["signature numérique"]},
        "số": {"en": ["digital", "number"], "fr": ["numérique"]},
        "thành phố": {"en": ["city"], "fr": ["ville"]},
        "thành lập": {"en": ["found", "establish"], "fr": ["fonder"]},
        "sáng lập": {"en": ["found"], "fr": ["fonder"]},
        "tòa nhà": {"en": ["building"], "fr": ["bâtiment"]},
        "xây dựng": {"en": ["build"], "fr": ["construire"]},
        "kế hoạch": {"en": ["plan"], "fr": ["plan"]},
        "khu vực": {"en": ["regional"], "fr": ["régional"]},
        "vua": {"en": ["king"], "fr": ["roi"]},
    }
)


@pytest.mark.parametrize(
    ("question", "language", "terms"),
    [
        ("Is a digital signature a number?", "en", ["chữ ký số", "số"]),
        ("Une signature numérique, qu'est-ce que c'est ?", "fr", ["chữ ký số"]),
        ("UNE SIGNATURE NUMERIQUE", "fr", ["chữ ký số"]),
        ("A signature that is digital", "en", ["chữ ký", "số"]),
        ("Which cities were established?", "en", ["thành phố", "thành lập"]),
        ("Who founded it?", "en", ["thành lập", "sáng lập"]),
        ("Who is planning the building?", "en", ["kế hoạch", "tòa nhà"]),
        ("Who builds the cities’ buildings?", "en", ["xây dựng", "thành phố", "tòa nhà"]),
        ("the king’s plans", "en", ["vua", "kế hoạch"]),
        ("Quels plans régionaux ? Quelle ville fondée ?", "fr",
         ["kế hoạch", "khu vực", "thành phố", "thành lập", "sáng lập"]),
        ("digital digital", "en", ["số"]),
        ("Who is Maria Curie?", "en", []),
        ("signature", "vi", []),
        ("", "en", []),
    ],
)  # fmt: skip
def test_the_longest_phrases_are_translated_in_order(
    question: str, language: Language, terms: list[str]
) -> None:
    assert [term for found in SMALL.renderings(question, language) for term in found] == terms


def test_a_word_of_two_meanings_has_one_rendering_with_both() -> None:
    assert SMALL.renderings("Who founded the city?", "en") == [
        ("thành lập", "sáng lập"),
        ("thành phố",),
    ]


@pytest.mark.parametrize(
    ("question", "language", "term"),
    [
        ("When does the decree on electronic transactions take effect?", "en", "có hiệu lực"),
        ("Which authority has the power to impose fines?", "en", "thẩm quyền"),
        ("Which bridges cross the river?", "en", "cầu"),
        ("Combien d'habitants la ville compte-t-elle ?", "fr", "người dân"),
        ("Quel décret est entré en vigueur ?", "fr", "nghị định"),
        ("Qui a signé l'accord de coopération ?", "fr", "thỏa thuận hợp tác"),
    ],
)
def test_the_list_knows_the_words_of_its_fields(
    question: str, language: Language, term: str
) -> None:
    assert any(term in found for found in glossary().renderings(question, language))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_that_only_join_others_mean_nothing(language: Language) -> None:
    joining = {
        "en": "What is it and who are they, how do you, where does he, for the of from with all?",
        "fr": "Qu'est-ce que c'est, il a été, son un une ne pas sur est les où tout qui comment ?",
    }
    assert glossary().renderings(joining[language], language) == []


@given(text=st.text(), language=st.sampled_from(["vi", "en", "fr"]))
def test_any_text_is_taken_and_nothing_is_said_twice(text: str, language: Language) -> None:
    renderings = glossary().renderings(text, language)
    assert len(set(renderings)) == len(renderings)
    assert all(rendering for rendering in renderings)
