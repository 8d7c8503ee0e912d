"""Recognise a person in danger and give the number to call first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, get_args

import yaml

from actions.answer import Answer, AnswerStatus
from actions.phrases import Phrases
from actions.teencode import spelled_out
from index.folding import has_diacritics
from index.language import Language, detect_language
from index.sentences import sentence_spans

_WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
_phrases = partial(Phrases, groups=_WORDS["groups"])
_LANGUAGES: tuple[Language, ...] = get_args(Language)


def _by_language(entry: dict[str, list[str]]) -> dict[Language, Phrases]:
    return {language: _phrases(entry[language]) for language in _LANGUAGES}


_DANGER = {number: _by_language(entry["phrases"]) for number, entry in _WORDS["numbers"].items()}
_ALONE = {
    number: _phrases([number, *entry.get("alone", [])])
    for number, entry in _WORDS["numbers"].items()
}
_LOOKUPS = {number: _phrases(asked) for number, asked in _WORDS["lookups"].items()}
_VIOLENCE = _by_language(_WORDS["numbers"]["113"]["violence"])
_DISTRESS = _by_language(_WORDS["distress"]["phrases"])
_BYSTANDER = _phrases(_WORDS["distress"]["bystander"])
_CHILD = _phrases(_WORDS["child"])
_HARMLESS = _phrases(_WORDS["harmless"])
_POLICY = _phrases(_WORDS["not_if"])
_SUBJECT = _phrases(_WORDS["not_if_asked"])
_ASKED = _phrases(_WORDS["asked"])
_CRY = _phrases(_WORDS["cry"])
_NO_CRY = _phrases(_WORDS["not_cry"])
_AGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:tuổi|tuoi|years?[ -]old|ans)\b", re.IGNORECASE)
_OF_AGE = 18


@dataclass(frozen=True)
class _Danger:
    """What a message says of danger: the numbers, most urgent first, and who is in distress."""

    numbers: tuple[str, ...] = ()
    languages: frozenset[Language] = frozenset()
    distressed: bool = False
    bystander: bool = False


def emergency_numbers(message: str) -> list[str]:
    """Return the numbers a person in danger should call, most urgent first; none for no danger.

    Who only asks for such a number is given it too.
    """
    return list(_danger(message).numbers)


def emergency_answer(message: str) -> Answer:
    """Return what to say to a person in danger; the numbers are the first line."""
    danger = _danger(message)
    language = _language(message, danger.languages)
    calls = [_WORDS["numbers"][number][language] for number in danger.numbers]
    kind = _WORDS["distress"]["for_bystander" if danger.bystander else "self"][language]
    after = _WORDS["after"][language]
    if not calls:
        # In danger, but we do not know of which kind: it may be despair.
        paragraphs = [_WORDS["general"][language], after, kind]
    else:
        paragraphs = [" ".join(calls), kind if danger.distressed else after]
    return Answer(AnswerStatus.OUT_OF_SCOPE, "\n\n".join(paragraphs), language)


def _danger(message: str) -> _Danger:
    said = list(dict.fromkeys(_sentences(message)))
    cries = [sentence for sentence in said if not _is_policy_question(sentence)]
    languages: set[Language] = set()

    def found(phrases: dict[Language, Phrases]) -> bool:
        fired = {name for name in phrases for cry in cries if phrases[name].found_in(cry)}
        languages.update(fired)
        return bool(fired)

    distressed = found(_DISTRESS)
    violence = found(_VIOLENCE)
    in_danger = {
        number
        for number in _DANGER
        if found(_DANGER[number])
        or any(_ALONE[number].are_all_of(sentence) for sentence in said)
        or any(_LOOKUPS[number].found_in(cry) for cry in cries)
    }
    child = any(_CHILD.found_in(sentence) or _is_under_age(sentence) for sentence in said)
    bystander = distressed and any(_BYSTANDER.found_in(cry) for cry in cries)
    first: list[str] = []
    if distressed:
        first += _WORDS["distress"]["numbers"]["bystander" if bystander else "self"]
    if child and (violence or distressed):
        first += _WORDS["distress"]["numbers"]["child"]
    if violence:
        first.append("113")
    numbers = dict.fromkeys([*first, *(number for number in _DANGER if number in in_danger)])
    return _Danger(tuple(numbers), frozenset(languages), distressed, bystander)


def _sentences(message: str) -> Iterator[str]:
    """Yield each sentence without its harmless compounds: as typed, and with teencode spelled out.

    Sentence by sentence, so that a question on policies beside a cry for help does not hide it.
    """
    # Both: “die” spelled out is Vietnamese, and “I want to die” is not.
    for text in (message, spelled_out(message)):
        for start, end in sentence_spans(text):
            yield _HARMLESS.cut_from(text[start:end])


def _is_policy_question(sentence: str) -> bool:
    about_rules = _POLICY.found_in(sentence) or (
        _SUBJECT.found_in(sentence) and _ASKED.found_in(sentence)
    )
    return about_rules and not _CRY.found_in(_NO_CRY.cut_from(sentence))


def _is_under_age(sentence: str) -> bool:
    return any(int(age) < _OF_AGE for age in _AGE.findall(sentence))


def _language(message: str, fired: frozenset[Language]) -> Language:
    """Return the language of the words that told of danger, where the message leaves a doubt."""
    detected = detect_language(message)
    if (
        not fired
        or detected in fired
        or (detected == "vi" and has_diacritics(message) and "fr" not in fired)
    ):
        return detected
    return next(language for language in _LANGUAGES if language in fired)
