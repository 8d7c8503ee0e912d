from hypothesis import given
from hypothesis import strategies as st

from bot.keyboard import keyboard, payload_of, without_button
from bot.reply import Suggestion

SHORT = Suggestion("Ai ký?", "Ai ký Quyết định 950/QĐ-TTg?")
LONG = Suggestion("Mục tiêu?", "Chương trình Chuyển đổi số quốc gia đặt mục tiêu gì cho năm 2025?")
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=200)


def test_a_short_payload_travels_unseen() -> None:
    markup = keyboard([SHORT])
    assert markup is not None
    [[button]] = markup.inline_keyboard
    assert button.text == "Ai ký?"
    assert payload_of(str(button.callback_data), None) == SHORT.payload


def test_a_long_payload_is_the_label() -> None:
    markup = keyboard([SHORT, LONG])
    assert markup is not None
    [_, [button]] = markup.inline_keyboard
    assert button.text == LONG.payload
    assert payload_of(str(button.callback_data), markup) == LONG.payload
    assert payload_of(str(button.callback_data), None) is None


@given(st.lists(st.builds(Suggestion, TEXT, TEXT), max_size=5))
def test_each_button_sends_its_own_question(suggestions: list[Suggestion]) -> None:
    markup = keyboard(suggestions)
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    data = [str(button.callback_data) for button in buttons]
    assert all(1 <= len(item.encode()) <= 64 for item in data)
    assert [payload_of(item, markup) for item in data] == [s.payload for s in suggestions]


def test_a_label_still_sends_its_question_when_another_button_is_gone() -> None:
    markup = keyboard([LONG, SHORT, Suggestion("Khác", LONG.payload + " Và năm 2030?")])
    assert markup is not None
    first, _, last = (str(row[0].callback_data) for row in markup.inline_keyboard)
    rest = without_button(first, markup)
    assert len(rest.inline_keyboard) == 2
    assert payload_of(last, rest) == LONG.payload + " Và năm 2030?"


def test_what_cannot_be_shown_whole_gets_no_button() -> None:
    assert keyboard([]) is None
    assert keyboard([Suggestion("Dài", "dài " * 100)]) is None
