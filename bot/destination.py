"""Where a reply goes, and the messages it becomes."""

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import MaybeInaccessibleMessage, Message
from telegram.constants import ChatType, ParseMode

from bot.keeping.arrival import Json
from bot.keyboard import keyboard
from bot.render import render_html
from bot.reply import Reply
from bot.split import split_html


@dataclass(frozen=True)
class Destination:
    """The chat and topic a reply is sent to; `reply_to` is the id of the message it answers."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


def destination_of(message: MaybeInaccessibleMessage, *, quote: bool) -> Destination:
    """Return the chat and topic of `message`; if `quote`, in a group, as a reply to it."""
    in_group = message.chat.type != ChatType.PRIVATE
    return Destination(
        chat_id=message.chat.id,
        thread_id=message.message_thread_id
        if isinstance(message, Message) and message.is_topic_message
        else None,
        reply_to=message.message_id if quote and in_group else None,
    )


def requests(reply: Reply, destination: Destination) -> Iterator[Json]:
    """Yield the parameters of sendMessage for each message of `reply`, but for the chat.

    The first is a reply to the message it answers, the last has the buttons.
    """
    chunks = split_html(render_html(reply))
    buttons = keyboard(reply.suggestions)
    for number, chunk in enumerate(chunks):
        request: Json = {
            "text": chunk,
            "parse_mode": ParseMode.HTML,
            # A preview of the source costs a resident data and hides the answer under a picture.
            "link_preview_options": {"is_disabled": True},
        }
        if destination.thread_id is not None:
            request["message_thread_id"] = destination.thread_id
        if number == 0 and destination.reply_to:
            replied_to = {"message_id": destination.reply_to, "allow_sending_without_reply": True}
            request["reply_parameters"] = replied_to
        if number == len(chunks) - 1 and buttons:
            request["reply_markup"] = buttons.to_dict()
        yield request
