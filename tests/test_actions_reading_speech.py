"""The language of a conversation: what sets it at its beginning, what changes it, what keeps it."""

import pytest

from actions.reading.speech import language_of, read_in
from index.text.language import Language

FIRST: dict[Language, tuple[str, ...]] = {
    "vi": (
        "xin chào",
        "chao ban",
        "ai ky",
        "con hieu luc khong",
        "749?",
        "QĐ 749",
        "Nevers?",
        "Hai Phong",
        "le havre 2030",
        "nguồn?",
        "nguon dau",
        "/restart",
        '/ask_document{"x":"y"}',
        "1",
        "?",
        "luat chuyen doi so",
        "big data",
        "5G Lab",
        "GIS",
        "machine learning",
        "asdf qwer zxcv",
    ),
    "en": (
        "hello",
        "big data in Nevers",
        "thank you",
        "do you speak English?",
        "who signed it?",
        "when?",
        "and Hanoi?",
        "the second one",
        "what about Hai Phong",
        "in English please",
        "is it still in force",
        "good morning",
        "decree 269",
        "resolution 57 economy",
    ),
    "fr": (
        "bonjour",
        "merci",
        "parlez-vous français ?",
        "qui l'a signé ?",
        "combien d'articles ?",
        "et pourquoi ?",
        "toujours en vigueur ?",
        "quels sont les projets du Havre ?",
        "le décret 269",
        "la résolution 57",
    ),
}
KEPT = (
    "merci",
    "source?",
    "source ?",
    "sources",
    "ok",
    "OK",
    "749?",
    "749",
    "QD 749",
    "269/2025/NĐ-CP",
    "1",
    "2.",
    "Nevers?",
    "Nevers",
    "Le Havre",
    "le havre 2030",
    "Hai Phong",
    "Denis Thuriot",
    "hi",
    "hello",
    "thanks",
    "thank you",
    "yes",
    "oui",
    "no",
    "non",
    "more",
    "plus",
    "encore",
    "see more",
    "data",
    "Smart City",
    "big data analytics",
    "asdf qwer zxcv",
    "5G Lab",
    "Mobi Smart Port",
    "/restart",
    '/ask_document{"x":"y"}',
    "?",
    "",
    "😀",
    "VNeID",
    "wow",
    "bye",
)
CHANGES: dict[Language, tuple[str, ...]] = {
    "vi": (
        "ai ky",
        "ai ký?",
        "con hieu luc khong",
        "con ha noi thi sao",
        "còn Hà Nội thì sao",
        "nguon dau",
        "nguồn đâu",
        "xem them",
        "noi ro hon",
        "may dieu",
        "cai thu hai",
        "cái thứ hai",
        "ngay nao",
        "khi nao",
        "o dau",
        "tai sao",
        "bao nhieu dieu",
        "nghi dinh 13",
        "luat chuyen doi so",
        "cảm ơn",
        "dân số",
        "nguồn?",
        "số 2",
        "va hai phong",
        "cai dau tien",
        "tam biet",
        "hom nay",
        "de an 06 la gi vay",
    ),
    "en": (
        "do you speak English?",
        "who signed it?",
        "what about Hai Phong",
        "the second one",
        "in English please",
        "how many people",
        "is it in force",
        "no, the other one",
        "and who spoke for it?",
        "when was it issued",
        "what is Project 06",
    ),
    "fr": (
        "parlez-vous français ?",
        "qui l'a signé ?",
        "combien d'articles",
        "toujours en vigueur ?",
        "quels sont les projets du Havre ?",
        "et combien de personnes ?",
        "que fait cette ville",
    ),
}
_LANGUAGES: tuple[Language, ...] = ("vi", "en", "fr")


def _rows(messages: dict[Language, tuple[str, ...]]) -> list[tuple[str, Language]]:
    return [(message, language) for language, listed in messages.items() for message in listed]


@pytest.mark.parametrize(("message", "language"), _rows(FIRST))
def test_the_first_message_sets_it(message: str, language: Language) -> None:
    assert language_of(message, None) == language


@pytest.mark.parametrize("kept", _LANGUAGES)
@pytest.mark.parametrize("message", KEPT)
def test_a_word_that_is_said_in_any_language_keeps_it(message: str, kept: Language) -> None:
    assert language_of(message, kept) == kept


@pytest.mark.parametrize("kept", _LANGUAGES)
@pytest.mark.parametrize(("message", "language"), _rows(CHANGES))
def test_enough_words_of_another_language_change_it(
    message: str, language: Language, kept: Language
) -> None:
    assert language_of(message, kept) == language


@pytest.mark.parametrize(
    ("message", "spoken", "language"),
    [
        ("du décret 13", "fr", "fr"),
        ("decree 269", "en", "en"),
        ("du décret 13", None, "fr"),  # no Vietnamese syllable, with an accent
        ("du 13", None, "vi"),
        ("ai ký", "fr", "vi"),  # no French word
        ("who signed it?", "vi", "en"),
    ],
)
def test_a_few_words_are_read_in_the_language_of_the_conversation(
    message: str, spoken: Language | None, language: Language
) -> None:
    assert read_in(message, spoken) == language


@pytest.mark.parametrize("kept", ["vi", "en", "fr"])
def test_a_language_that_is_asked_for_is_spoken(kept: Language) -> None:
    assert language_of("en français", kept) == "fr"
    assert language_of("In English", kept) == "en"


@pytest.mark.parametrize(
    ("message", "language"),
    [("Comparez Nevers et Le Havre", "fr"), ("{name} ban hành ngày nào?", "vi")],
)
def test_a_request_is_in_the_language_of_its_verb(message: str, language: Language) -> None:
    assert language_of(message, None) == language
