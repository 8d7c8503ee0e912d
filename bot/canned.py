"""Fixed replies that a front end gives without asking Rasa."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.buttons import Button, Kind
from bot.errors import Trouble
from bot.keeping.arrival import Json
from bot.messages import MESSAGES, MESSAGES_IN, Messages
from bot.reply import Reply, Suggestion
from index.records.languages import Language

_NAMES = {"vi": "Tiếng Việt", "en": "English", "fr": "Français"}


def welcome_reply(messages: Messages) -> Reply:
    """Return a greeting with example questions as suggestions."""
    return Reply(
        messages.welcome,
        suggestions=tuple(Suggestion(example, example) for example in messages.examples),
    )


def trouble_reply(trouble: Trouble, payload: str, language: Language = "vi") -> Reply:
    """Return why there is no answer, with a suggestion that sends `payload` again."""
    messages = MESSAGES_IN.get(language, MESSAGES)
    again = Suggestion(messages.ask_again, payload)
    return Reply(messages.troubles[trouble], language=language, suggestions=(again,))


def language_question(messages: Messages) -> Json:
    """Return the message that asks for a language, with each of ours as a button."""
    rows = [
        [InlineKeyboardButton(name, callback_data=Button(Kind.LANGUAGE, "", (number,)).data)]
        for number, name in enumerate(_NAMES.values())
    ]
    markup = InlineKeyboardMarkup(rows).to_dict()
    return {"text": messages.language_question, "reply_markup": markup}


def chosen_language(language: Language) -> Json:
    """Return the message that says, in `language`, that it is used from now on."""
    return {"text": MESSAGES_IN[language].language_set}


def forget_question(messages: Messages) -> Json:
    """Return the message that says what will be deleted, with the button that does it."""
    button = InlineKeyboardButton(messages.forget_button, callback_data=Button(Kind.FORGET).data)
    markup = InlineKeyboardMarkup([[button]]).to_dict()
    return {"text": messages.forget_question, "reply_markup": markup}
