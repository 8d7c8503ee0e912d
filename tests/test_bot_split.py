from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.split import LIMIT, split_html
from tests.telegram_html import utf16_length, visible_text

SPACES = st.sampled_from([" ", "\n", "\n\n"])
PIECES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=4)
TAGS = st.sampled_from(["<b>{}</b>", "<i>{}</i>", '<a href="x?&amp;y">{}</a>', "{}"])


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, parts: tag.format("".join(parts).replace("{", "").replace("}", "")),
        TAGS,
        st.lists(inner, min_size=1, max_size=6),
    )


# Well-formed HTML whose words may run across tags, as in "a<b>b</b>c".
HTML = st.recursive(st.one_of(PIECES.map(escape), SPACES), wrapped, max_leaves=60)


@given(HTML, st.integers(min_value=200, max_value=300))
def test_chunks_are_whole_words_well_formed_and_within_the_limit(html: str, limit: int) -> None:
    chunks = split_html(html, limit)
    assert all(utf16_length(chunk) <= limit for chunk in chunks)
    shown = [visible_text(chunk).split() for chunk in chunks]  # raises if ill-formed
    assert all(shown)
    words = visible_text(html).split()
    together = [word for chunk in shown for word in chunk]
    if all(utf16_length(escape(word)) < 20 for word in words):
        assert together == words
    assert "".join(together) == "".join(words)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_plain_text_of_any_kind_arrives_whole(text: str) -> None:
    chunks = split_html(escape(text), 40)
    assert all(utf16_length(chunk) <= 40 for chunk in chunks)
    assert "".join("".join(map(visible_text, chunks)).split()) == "".join(text.split())


def test_a_short_text_is_one_chunk() -> None:
    assert split_html("<b>Xin chào</b>\n\nbạn") == ["<b>Xin chào</b>\n\nbạn"]
    assert split_html("a" * LIMIT) == ["a" * LIMIT]


def test_nothing_visible_is_nothing_to_send() -> None:
    assert split_html("") == []
    assert split_html(" \n<b> </b>\n") == []


def test_tags_are_closed_and_opened_again() -> None:
    assert split_html('<a href="x"><b>một hai</b> ba</a>', 29) == [
        '<a href="x"><b>một</b></a>',
        '<a href="x"><b>hai</b> ba</a>',
    ]


def test_a_cut_between_paragraphs_comes_first_then_between_lines() -> None:
    assert split_html("một hai\n\nba\nbốn năm", 12) == ["một hai", "ba\nbốn năm"]
    assert split_html("một hai\nba bốn năm", 12) == ["một hai", "ba bốn năm"]
    # Not if the chunk would be less than half full.
    assert split_html("một\n\nhai ba bốn năm", 18) == ["một\n\nhai ba bốn", "năm"]


def test_only_a_word_too_long_is_cut_and_never_an_entity() -> None:
    assert split_html("&amp;" * 5, 12) == ["&amp;&amp;", "&amp;&amp;", "&amp;"]
    assert split_html("một " + "x" * 9, 8) == ["một", "xxxxxxxx", "x"]


def test_emoji_count_twice() -> None:
    assert split_html("😀" * 5, 4) == ["😀😀", "😀😀", "😀"]


def test_a_tag_that_leaves_no_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        split_html(f'<a href="{"x" * 50}">một</a>', 40)
