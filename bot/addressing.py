"""Tell which Telegram messages are addressed to the bot, and strip its mentions from them."""

import re

from telegram import Bot, Message, MessageEntity
from telegram.constants import ChatType

_MENTIONS: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]


def is_for_us(message: Message, bot: Bot) -> bool:
    """Return whether to react to `message`.

    In a private chat always; in a group only to a mention of the bot or a reply to it. Never to
    another bot: two bots that answer each other never stop.
    """
    author = message.from_user
    if author and author.is_bot and message.sender_chat is None:
        return False
    if message.chat.type == ChatType.PRIVATE or _mentions_of_us(message, bot):
        return True
    replied_to = message.reply_to_message
    return bool(replied_to and replied_to.from_user and replied_to.from_user.id == bot.id)


def is_command_for_us(message: Message, bot: Bot) -> bool:
    """Return whether the leading command is ours: in a group it must name us, as /help@our_name."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    command = (message.text or "").split(maxsplit=1)[0]
    return command.casefold().endswith(f"@{bot.username}".casefold())


def text_without_mentions(message: Message, bot: Bot) -> str:
    """Return the message's text, or caption, without mentions of the bot."""
    written = text = message.text or message.caption or ""
    for mention in _mentions_of_us(message, bot):
        text = re.sub(rf"{re.escape(mention)}(?!\w)", " ", text)
    return " ".join(text.split()) if text != written else text


def _mentions_of_us(message: Message, bot: Bot) -> list[str]:
    """Return each mention of the bot as written in the text or caption."""
    if message.text:
        entities = message.parse_entities(_MENTIONS)
    elif message.caption:
        entities = message.parse_caption_entities(_MENTIONS)
    else:
        entities = {}
    return [
        mention
        for entity, mention in entities.items()
        if (entity.user and entity.user.id == bot.id)
        or mention.casefold() == f"@{bot.username}".casefold()
    ]
