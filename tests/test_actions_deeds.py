import pytest

from actions.deeds import asks_what_is_said, asks_what_is_signed
from index.text.language import Language


@pytest.mark.parametrize(
    ("rest", "language"),
    [
        ("còn ký cái nào nữa không", "vi"),
        ("con ky cai j nua", "vi"),
        ("ký những gì", "vi"),
        ("what else did sign", "en"),
        ("qu'a signé d'autre ?", "fr"),
        ("a signé autre chose ?", "fr"),
    ],
)
def test_all_that_was_signed_is_asked_for(rest: str, language: Language) -> None:
    assert asks_what_is_signed(rest, language)
    assert not asks_what_is_said(rest, language)


@pytest.mark.parametrize(
    ("rest", "language"),
    [("nói gì", "vi"), ("noi nhung gi", "vi"), ("what did say", "en"), ("qu'a dit ?", "fr")],
)
def test_all_that_was_said_is_asked_for(rest: str, language: Language) -> None:
    assert asks_what_is_said(rest, language)
    assert not asks_what_is_signed(rest, language)


@pytest.mark.parametrize(
    ("rest", "language"),
    [
        ("là ai", "vi"),
        ("nói gì về xe tự lái", "vi"),  # one thing is
        ("nói về cái gì", "vi"),  # a sentence tells the subject
        ("ký nghị định 13 ngày nào", "vi"),
        ("ai ký", "vi"),
        ("what did suggest to Vietnam", "en"),
        ("who signed it", "en"),
    ],
)
def test_one_thing_is_not_all(rest: str, language: Language) -> None:
    assert not asks_what_is_signed(rest, language)
    assert not asks_what_is_said(rest, language)
