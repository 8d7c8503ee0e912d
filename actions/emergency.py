"""Recognise a person in danger and give the number to call first."""

from pathlib import Path

import yaml

from actions.answer import Answer, AnswerStatus
from actions.phrases import contains_any
from index.language import Language, detect_language
from index.sentences import sentence_spans

_WORDS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))


def emergency_numbers(message: str) -> list[str]:
    """Return the numbers a person in danger should call, most urgent first; none for no danger."""
    # Sentence by sentence: a question on policies beside a cry for help does not hide it.
    urgent = [
        sentence
        for sentence in (message[start:end] for start, end in sentence_spans(message))
        if not contains_any(sentence, _WORDS["not_if"])
    ]
    if any(contains_any(sentence, _WORDS["distress"]["phrases"]) for sentence in urgent):
        return list(_WORDS["distress"]["numbers"])
    return [
        number
        for number, entry in _WORDS["numbers"].items()
        if any(contains_any(sentence, entry["phrases"]) for sentence in urgent)
    ]


def emergency_answer(message: str) -> Answer:
    """Return what to say to a person in danger; the numbers are the first line."""
    language: Language = detect_language(message)
    numbers = emergency_numbers(message)
    lines = [_WORDS["numbers"][number][language] for number in numbers]
    if not lines:
        lines = [_WORDS["general"][language]]
    distressed = contains_any(message, _WORDS["distress"]["phrases"])
    last = _WORDS["distress" if distressed else "after"][language]
    text = " ".join(lines) + "\n\n" + last
    return Answer(AnswerStatus.OUT_OF_SCOPE, text, language)
