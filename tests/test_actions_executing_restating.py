"""A question said again in a sentence of ours, or in quotation marks, or not at all."""

import pytest

from actions.executing.restating import formal_name, restated, restated_of
from index.text.language import Language


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Le Havre có bao nhiêu trường học?", "Le Havre có bao nhiêu trường học"),
        ("Ai xây bến tàu của Le Havre?", "ai xây bến tàu của Le Havre"),
        ("Nevers đã làm gì cho trẻ em, đúng không?", "Nevers đã làm gì cho trẻ em"),
        ("ad ơi cho mình hỏi hải phòng có mấy chợ vậy", "Hải Phòng có mấy chợ"),
        ("thế đà nẵng có bao nhiêu cầu z", "Đà Nẵng có bao nhiêu cầu"),
        ("Le Havre: cảng rộng bao nhiêu héc-ta", "cảng rộng bao nhiêu héc-ta"),
        ("Từ 2025 đến 2030 tăng bao nhiêu?", "từ 2025 đến 2030 tăng bao nhiêu"),
        ("Khi Le Havre chạy xe tự lái thì sao?", "khi Le Havre chạy xe tự lái thì sao"),
        ("thẻ cũ còn dùng được không cháu", "thẻ cũ còn dùng được không"),
        ("Đà Nẵng làm xong chưa ạ", "Đà Nẵng làm xong chưa"),
    ],
)
def test_a_question_stands_within_a_sentence(question: str, said: str) -> None:
    assert restated(question, "vi") == ("told", said)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("hai phong co may cho", "vi"),
        ("địa chỉ của ông Thuriot", "vi"),
        ("How many markets are there in Nevers", "en"),
        ("Qui a construit le port", "fr"),
    ],
)
def test_what_cannot_is_quoted(question: str, language: Language) -> None:
    assert restated(f"{question}?", language) == ("quoted", question)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nghị quyết 57 có nói đến 6G không?", ("claimed", "nói đến 6G")),
        ("trong nghị quyết 57 có bao nhiêu chương", ("told", "có bao nhiêu chương")),
        ("Nghị quyết 57 còn dùng được không bác", ("told", "còn dùng được không")),
        ("6G có trong nghị quyết 57 không", ("told", "6G có trong nghị quyết 57 không")),
        ("nghị quyết 57", ("quoted", "nghị quyết 57")),
    ],
)
def test_what_a_text_is_asked_does_not_name_it_again(question: str, said: tuple[str, str]) -> None:
    assert restated_of(question, "Nghị quyết 57", "vi") == said


def test_what_another_language_asks_is_quoted_whole() -> None:
    asked = "Does Resolution 57 mention 6G"
    assert restated_of(asked, "Resolution 57", "en") == ("quoted", asked)


def test_a_long_question_is_not_said_again() -> None:
    assert restated(" ".join(["tôi muốn hỏi"] * 10), "vi")[0] == "unsaid"


@pytest.mark.parametrize(
    ("place", "name"),
    [("HCM", "TP. Hồ Chí Minh"), ("sài gòn", "TP. Hồ Chí Minh"), ("lyon", "Lyon"), ("", "")],
)
def test_a_city_is_called_by_its_name(place: str, name: str) -> None:
    assert formal_name(place) == name


def test_what_the_conversation_supplied_is_not_quoted_in_another_language() -> None:
    assert restated("Hanoï: Combien coûte le métro", "fr") == ("quoted", "Combien coûte le métro")
    assert restated("Hanoï: De quoi parlait-il", "fr")[0] == "unsaid"
