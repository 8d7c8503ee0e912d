"""Where a reply goes, and the parameters of the message that say so."""

from dataclasses import dataclass

from telegram import MaybeInaccessibleMessage, Message
from telegram.constants import ChatType

from bot.keeping.arrival import Json


@dataclass(frozen=True)
class Destination:
    """The chat and topic a reply is sent to; `reply_to` is the id of the message it answers."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None

    def addressed(self, request: Json) -> Json:
        """Return `request` with what leads it to the topic, as a reply to what it answers."""
        request = dict(request)
        if self.thread_id is not None:
            request["message_thread_id"] = self.thread_id
        if self.reply_to:
            replied_to = {"message_id": self.reply_to, "allow_sending_without_reply": True}
            request["reply_parameters"] = replied_to
        return request


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
