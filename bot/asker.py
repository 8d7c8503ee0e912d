"""Who asks, and in which language the front end's own words are said to them."""

from dataclasses import dataclass

from sqlalchemy import Connection
from telegram import Update

from bot.keeping import answers, chats
from bot.keeping.answers import Place
from bot.messages import LANGUAGES, MESSAGES_IN, Messages
from bot.pseudonyms import Pseudonyms
from index.records.languages import Language


@dataclass(frozen=True)
class Asker:
    """A person in a chat, by pseudonyms, and their language."""

    place: Place
    language: Language

    @property
    def messages(self) -> Messages:
        """Our own words in their language."""
        return MESSAGES_IN[self.language]


def asker_of(
    connection: Connection, update: Update, bot: int, chat: int, pseudonyms: Pseudonyms
) -> Asker:
    """Return who wrote or tapped `update` in `chat`.

    Their language is the one that the chat has chosen, else that of its last answer, else that of
    their phone, else Vietnamese.
    """
    user = update.effective_user
    place = Place(bot, pseudonyms.of(chat), pseudonyms.of(user.id if user else chat))
    chosen = chats.language_of(connection, place)
    if chosen is None and (last := answers.last(connection, place)):
        chosen = last.replies[-1].language
    return Asker(place, chosen or _of_phone(user.language_code if user else None))


def _of_phone(code: str | None) -> Language:
    short = (code or "").lower().partition("-")[0]
    return next((language for language in LANGUAGES if language == short), "vi")
