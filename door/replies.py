"""The door's own replies, in the format of Rasa's REST channel."""

from pathlib import Path
from typing import Any

from actions.answer import Answer, AnswerStatus
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml

Messages = list[dict[str, Any]]  # in the format of Rasa's REST channel

_MESSAGES: dict[Language, dict[str, str]] = read_yaml(Path(__file__).with_name("messages.yml"))


def as_messages(sender: str, answer: Answer) -> Messages:
    """Return `answer` as Rasa's REST channel would: a message for each paragraph, then the JSON."""
    paragraphs = [part for part in answer.text.split("\n\n") if part.strip()]
    texts: Messages = [{"recipient_id": sender, "text": part} for part in paragraphs]
    return [*texts, {"recipient_id": sender, "custom": answer.to_payload()}]


def refusal(message: str, key: str, **values: object) -> Answer:
    """Return the text `key` of messages.yml in the language of `message`, filled with `values`."""
    language: Language = detect_language(message)
    return Answer(AnswerStatus.NOT_FOUND, _MESSAGES[language][key].format(**values), language)
