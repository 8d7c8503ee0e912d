"""What nobody can read."""

import pytest

from actions.reading.lexicon import tokens_of
from actions.reading.unreadable import is_of_other_script, is_readable, says_one_thing_only


@pytest.mark.parametrize(
    "word", ["thông", "thong", "blockchain", "weather", "5g", "havre", "ville"]
)
def test_a_word_of_ours_is_readable(word: str) -> None:
    assert is_readable(word)


@pytest.mark.parametrize("word", ["sdfsdf", "asdf", "zxcv", "hjkl", "qwrtpsdf"])
def test_keys_hit_at_random_are_not(word: str) -> None:
    assert not is_readable(word)


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("内韦尔有多少人口？", True),
        ("สวัสดี", True),
        ("Nevers", False),
        ("Đà Nẵng", False),
        ("5", False),
    ],
)
def test_another_script_is_told_by_most_letters(text: str, is_other: bool) -> None:
    assert is_of_other_script(text) == is_other


def test_a_word_over_and_over_says_one_thing_only() -> None:
    assert says_one_thing_only(tokens_of("alo " * 9))
    assert not says_one_thing_only(tokens_of("alo alo"))
    assert not says_one_thing_only(tokens_of("Nevers có bao nhiêu dân vậy bạn ơi"))
