"""What is said to a person in danger, or to one who may be."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from actions.answer import Answer, AnswerStatus, Suggestion
from actions.emergencies.dangers import Danger, danger_in, despair_of
from actions.emergencies.decision import Help, help_by_text
from actions.emergencies.text_reading import recognise_in_text
from index.text.combining_marks import limit_marks
from index.text.folding import fold, has_diacritics
from index.text.language import Language, detect_language
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_LANGUAGES: tuple[Language, ...] = get_args(Language)
_REPLIES = {
    fold(words): said_yes
    for said_yes, listed in ((True, _WORDS["said_yes"]), (False, _WORDS["said_no"]))
    for words in listed
}


def emergency_numbers(message: str) -> list[str]:
    """Return the numbers a person in danger should call, most urgent first; none for no danger.

    Judged by the text alone, so that it needs no encoder: only what is beyond doubt has numbers.
    A call for help that names no danger has every number.
    """
    message = limit_marks(message)
    danger = danger_in(message)
    if danger.is_call:
        return list(_WORDS["general"]["numbers"])
    if danger.numbers and not danger.kinds:  # asked for, whatever for
        return list(danger.numbers)
    recognition = recognise_in_text(message)
    if help_by_text(recognition.probability, danger) is not Help.NUMBERS:
        return []
    if danger.numbers:
        return list(danger.numbers)
    despair = recognition.kind == "despair"
    return list(despair_of(message).numbers if despair else _WORDS["kinds"][recognition.kind])


def emergency_answer(message: str) -> Answer:
    """Return what to say to a person in danger; the numbers are the first line.

    Every number where `message` names no danger.
    """
    message = limit_marks(message)
    danger = danger_in(message)
    if danger.numbers or danger.is_call:
        return _answer_in(_language(message, danger), danger)
    return kind_answer(recognise_in_text(message).kind, message)


def answer_in_doubt(message: str) -> Answer | None:
    """Return every number if `message` may tell of danger and nobody can be asked; else None."""
    message = limit_marks(message)
    recognition = recognise_in_text(message)
    if help_by_text(recognition.probability, danger_in(message)) is Help.NOTHING:
        return None
    language = detect_language(message)
    return _said(language, _WORDS["general"][language], _WORDS["after"][language])


def kind_answer(kind: str, message: str) -> Answer:
    """Return what to say to a person in a danger of `kind`, one of emergency.yml or despair.

    What phrases name in `message` comes before `kind`. Where they name nothing every number
    follows those of the kind, for it may be another.
    """
    message = limit_marks(message)
    danger = danger_in(message)
    if danger.numbers:
        return _answer_in(_language(message, danger), danger)
    language = detect_language(message)
    if kind == "despair":
        return _answer_in(language, despair_of(message))
    calls = _calls(language, _WORDS["kinds"][kind])
    return _said(language, calls, _WORDS["general"][language], _WORDS["after"][language])


def _answer_in(language: Language, danger: Danger) -> Answer:
    after = _WORDS["after"][language]
    if not danger.numbers:
        return _said(language, _WORDS["general"][language], after)
    if danger.despair:
        after = _WORDS["distress"]["for_bystander" if danger.bystander else "self"][language]
    return _said(language, _calls(language, danger.numbers), after)


def _calls(language: Language, numbers: Iterable[str]) -> str:
    return " ".join(_WORDS["numbers"][number][language] for number in numbers)


def danger_question(message: str) -> Answer:
    """Return the question whether anyone is in danger, with yes and no to choose."""
    language = detect_language(message)
    choices = (_WORDS[reply][language] for reply in ("yes", "no"))
    suggestions = tuple(Suggestion(choice, choice) for choice in choices)
    text = _WORDS["question"][language]
    return Answer(AnswerStatus.NEEDS_CLARIFICATION, text, language, suggestions=suggestions)


def is_danger_question(said: Answer) -> bool:
    """Tell whether `said` asks whether anyone is in danger."""
    return said.text in _WORDS["question"].values()


def answer_to_danger(reply: str, asked_in: Language) -> Answer | None:
    """Return what follows a yes or no to danger_question(); None where `reply` is neither."""
    said_yes = _REPLIES.get(fold(" ".join(re.findall(r"\w+", reply))))
    if said_yes is None:
        return None
    if said_yes:
        return _said(asked_in, _WORDS["general"][asked_in], _WORDS["after"][asked_in])
    return _said(asked_in, _WORDS["safe"][asked_in])


def _said(language: Language, *paragraphs: str) -> Answer:
    return Answer(AnswerStatus.OUT_OF_SCOPE, "\n\n".join(paragraphs), language)


def _language(message: str, danger: Danger) -> Language:
    """Return the language of the words that told of danger, where the message leaves a doubt."""
    detected = detect_language(message)
    fired = danger.languages
    if (
        not fired
        or detected in fired
        or (detected == "vi" and has_diacritics(message) and "fr" not in fired)
    ):
        return detected
    return next(language for language in _LANGUAGES if language in fired)
