"""What the door says by itself, in the form of Rasa's REST channel."""

from pathlib import Path
from typing import Any

from actions.answer import Answer, AnswerStatus
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml

Messages = list[dict[str, Any]]  # as Rasa's REST channel returns them

_MESSAGES: dict[Language, dict[str, str]] = read_yaml(Path(__file__).with_name("messages.yml"))


def as_messages(sender: str, answer: Answer) -> Messages:
    """Return `answer` as Rasa's REST channel would: a message a paragraph, then the JSON."""
    paragraphs = [part for part in answer.text.split("\n\n") if part.strip()]
    texts: Messages = [{"recipient_id": sender, "text": part} for part in paragraphs]
    return [*texts, {"recipient_id": sender, "custom": answer.to_payload()}]


def refusal(message: str, key: str, **values: object) -> Answer:
    """Return why `message` gets no answer now: `key` of messages.yml, in the message's language."""
    language: Language = "vi" if message.startswith("/") else detect_language(message)
    return Answer(AnswerStatus.NOT_FOUND, _MESSAGES[language][key].format(**values), language)
