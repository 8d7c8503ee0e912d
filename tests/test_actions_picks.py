import pytest

from actions.conversation import Focus
from actions.picks import is_pick
from index.text.language import Language
from tests.following import document_choices

LISTED = Focus(choices=document_choices("nd13", "nd42", "nd269"))


@pytest.mark.parametrize(
    ("message", "language"),
    [("cái thứ hai ạ", "vi"), ("le troisième", "fr"), ("the second one", "en"), ("thứ ba", "vi")],
)
def test_an_ordinal_alone_picks(message: str, language: Language) -> None:
    focus = Focus(choices=LISTED.choices, language=language)
    assert is_pick(message, focus)
    assert not is_pick(message, Focus(language=language))  # nothing was listed


@pytest.mark.parametrize(
    "message", ["cái thứ hai bị cháy", "cứu tôi", "con thứ ba bị ngã", "ai ký"]
)
def test_more_than_an_ordinal_picks_nothing(message: str) -> None:
    assert not is_pick(message, LISTED)
