"""The openers of a question, also one behind the other."""

import pytest

from actions.reading.openers import asks_or_names, opener_in
from index.text.language import Language


@pytest.mark.parametrize(
    ("sentence", "language", "asked"),
    [
        ("cho em hỏi ai ký nghị định", "vi", "ai ký nghị định"),
        ("I was wondering whether you could tell me who signed it", "en", "who signed it"),
        ("Nevers có bao nhiêu dân", "vi", None),
    ],
)
def test_what_stands_behind_all_openers_is_asked(
    sentence: str, language: Language, asked: str | None
) -> None:
    found = opener_in(sentence, language, is_question=True)
    assert (sentence[found[1] :] if found else None) == asked


def test_a_subject_alone_may_be_asked_for() -> None:
    assert asks_or_names("về sandbox của Nevers", "vi")
    assert not asks_or_names("ạ", "vi")
