"""A match that ends at an offset, at most 100 characters long."""

import re

from index.text.lookbehind import match_before, run_before

WORD = re.compile(r"(?<!\w)(?:cua|do)\s+$")


def test_a_word_right_before_an_offset_is_matched() -> None:
    match = match_before(WORD, "quyet dinh cua bo", 15)
    assert match is not None
    assert match.span() == (11, 15)
    assert match_before(WORD, "quyet dinh cua bo", 14) is None
    assert match_before(WORD, "vuacua bo", 7) is None


def test_a_match_that_begins_far_before_is_none() -> None:
    assert match_before(WORD, "cua" + " " * 200, 203) is None


def test_a_run_of_words_is_matched_however_long() -> None:
    text = "bo " + "cua do " * 100
    assert run_before(WORD, text, len(text)) == 3
    assert run_before(WORD, "bo", 2) == 2
