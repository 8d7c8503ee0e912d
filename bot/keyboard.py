"""Suggestions as buttons under a Telegram message.

Telegram lets a button carry 64 bytes that the sender does not see, too few for many Vietnamese
questions. A payload that fits travels there; a longer one is the button's own label, which the tap
brings back with its message. So nothing is remembered here, and a button works after a restart.
"""

import textwrap
from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.render import printable
from bot.reply import Suggestion

_DATA_BYTES = 64
_LABEL_LENGTH = 64
_QUESTION_LENGTH = 256  # a longer label is not worth a button
_PAYLOAD = ">"  # the rest of the data is the payload
_LABEL = "#"  # the label is the payload; a number tells the buttons apart


def keyboard(suggestions: Iterable[Suggestion]) -> InlineKeyboardMarkup | None:
    """One button a row for each suggestion, None if there is none to show."""
    rows = []
    for number, suggestion in enumerate(suggestions):
        data = _PAYLOAD + suggestion.payload
        if len(data.encode("utf-8", "replace")) <= _DATA_BYTES:
            label = textwrap.shorten(printable(suggestion.title), _LABEL_LENGTH, placeholder="…")
            rows.append([InlineKeyboardButton(label, callback_data=printable(data))])
        elif len(suggestion.payload) <= _QUESTION_LENGTH:
            label = printable(suggestion.payload)
            rows.append([InlineKeyboardButton(label, callback_data=f"{_LABEL}{number}")])
    return InlineKeyboardMarkup(rows) if rows else None


def payload_of(data: str, markup: InlineKeyboardMarkup | None) -> str | None:
    """What the button with `data` stands for; None if it is no longer to be known."""
    if data.startswith(_PAYLOAD):
        return data.removeprefix(_PAYLOAD)
    return label_of(data, markup)


def label_of(data: str, markup: InlineKeyboardMarkup | None) -> str | None:
    """The label of the button with `data`."""
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if button.callback_data == data:
                return button.text
    return None


def without_button(data: str, markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """The keyboard less the button with `data`."""
    rows = [
        [button for button in row if button.callback_data != data] for row in markup.inline_keyboard
    ]
    return InlineKeyboardMarkup([row for row in rows if row])
