"""What stands right before a place is found, and no more than so far before it."""

import re

from index.text.lookbehind import match_before, run_before

WORD = re.compile(r"(?<!\w)(?:cua|do)\s+$")


def test_the_word_right_before_a_place_is_found_where_it_stands() -> None:
    found = match_before(WORD, "quyet dinh cua bo", 15)
    assert found is not None
    assert found.span() == (11, 15)
    assert match_before(WORD, "quyet dinh cua bo", 14) is None
    assert match_before(WORD, "vuacua bo", 7) is None


def test_what_begins_far_before_is_not_looked_for() -> None:
    assert match_before(WORD, "cua" + " " * 200, 203) is None


def test_a_row_of_words_is_found_however_long() -> None:
    text = "bo " + "cua do " * 100
    assert run_before(WORD, text, len(text)) == 3
    assert run_before(WORD, "bo", 2) == 2
