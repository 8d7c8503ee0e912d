from hypothesis import given
from hypothesis import strategies as st

from actions.emergencies.windows import MOST_WINDOWS, danger_windows


def test_a_message_is_read_whole_and_sentence_by_sentence() -> None:
    first, second = "Hôm nay trời đẹp lắm.", "Tôi đi chợ mua rau."
    assert danger_windows(f"{first} {second}") == [f"{first} {second}", first, second]


def test_one_sentence_is_one_window_and_a_blank_message_none() -> None:
    assert danger_windows(" Tôi đi chợ mua rau. ") == ["Tôi đi chợ mua rau."]
    assert danger_windows(" \n ") == []


def test_few_words_are_read_with_the_rest_alone() -> None:
    assert danger_windows("Alo. Alo. Alo.") == ["Alo. Alo. Alo."]


def test_many_sentences_share_the_windows_and_none_is_left_out() -> None:
    sentences = [f"Hôm nay là ngày thứ {number}." for number in range(100)]
    whole, *windows = danger_windows(" ".join(sentences))
    assert len(windows) <= MOST_WINDOWS
    assert " ".join(windows) == " ".join(sentences)
    assert len(whole) < len(" ".join(sentences))


def test_a_long_sentence_is_cut_between_words() -> None:
    words = [f"từ{number}" for number in range(200)]
    _, *windows = danger_windows(" ".join(words))
    assert len(windows) > 2
    assert " ".join(windows).split() == words


@given(st.text(max_size=3000))
def test_windows_are_few_whatever_the_message(message: str) -> None:
    windows = danger_windows(message)
    assert len(windows) <= MOST_WINDOWS + 1
    assert all(map(str.strip, windows))
    assert bool(windows) == bool(message.strip())
