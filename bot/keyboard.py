"""Show suggestions as buttons under a Telegram message, and read the payload of a tapped one.

A button carries 64 bytes of hidden data, too few for many Vietnamese questions. A payload that fits
is put there; a longer one becomes the button's label, which Telegram returns with the tap. So
nothing is stored here, and a button still works after a restart.
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
    """Return one button per row for each suggestion, or None if there are none to show."""
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
    """Return the payload of the button with `data`, or None if it can no longer be read."""
    if data.startswith(_PAYLOAD):
        return data.removeprefix(_PAYLOAD)
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if button.callback_data == data:
                return button.text
    return None


def without_button(data: str, markup: InlineKeyboardMarkup) -> InlineKeyboardMarkup:
    """Return `markup` without the button with `data`."""
    rows = [
        [button for button in row if button.callback_data != data] for row in markup.inline_keyboard
    ]
    return InlineKeyboardMarkup([row for row in rows if row])
