"""Recognise the danger a message speaks of, and whom to call first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, get_args

from actions.emergencies.cries import Cry, cries, is_a_call, is_on_a_subject, signs
from actions.emergencies.disguises import readings
from actions.emergencies.phrases import Phrases
from index.text.language import Language
from index.text.sentences import sentence_spans
from index.yaml_file import read_yaml

_LANGUAGES: tuple[Language, ...] = get_args(Language)
_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_phrases = partial(Phrases, groups=_WORDS["groups"])
_NUMBERS: dict[str, dict[str, list[str]]] = _WORDS["kinds"]
_KINDS = {
    kind: {language: _phrases(entry[language]) for language in _LANGUAGES}
    for kind, entry in _WORDS["kinds"].items()
}
KINDS: tuple[str, ...] = tuple(_KINDS)
"""The kinds of danger that phrases tell apart, the most urgent first."""
_OF_SOMEBODY = {kind: _phrases(entry["of_somebody"]) for kind, entry in _WORDS["kinds"].items()}
_TOGETHER = {
    kind: [(_phrases(pair["one"]), _phrases(pair["with"])) for pair in entry["together"]]
    for kind, entry in _WORDS["kinds"].items()
}
# What the cries of a sentence must hold to tell of any danger: one search instead of one for each
# list, or a message of many short sentences would be several times as dear as another.
_NAMED = _phrases(
    phrase
    for entry in _WORDS["kinds"].values()
    for listed in (
        *(entry[language] for language in _LANGUAGES),
        entry["of_somebody"],
        *(pair["one"] for pair in entry["together"]),
    )
    for phrase in listed
)
_ALONE = {number: _phrases(words) for number, words in _WORDS["alone"].items()}
_LOOKUPS = {number: _phrases(asked) for number, asked in _WORDS["lookups"].items()}
# In words and marks: “gọi 113 có mất tiền không” asks for something else.
_MOST_BESIDE_A_LOOKUP = 4
_CHILD = _phrases(_WORDS["child"])
_OTHER = _phrases(_WORDS["other"])
_ANYBODY = _phrases([*_WORDS["self"], *_WORDS["other"]])
_NOBODY = _phrases(_WORDS["nobody"])
_HIMSELF = _phrases(_WORDS["himself"])
_SENSES = _phrases(_WORDS["senses"])
_AGE = re.compile(r"(?<!\d)(\d{1,2})\s?(?:tuổi|tuoi|years?[ -]old|ans)\b")
_OF_AGE = 18


@dataclass(frozen=True)
class Danger:
    """What phrases find of danger in a message: the numbers, most urgent first, who is in despair.

    `kinds` are those of `KINDS` that it cries of, `clear` those in a sentence on no subject, and
    `signs` what cries.SIGNS names. `is_call` where it calls for help and does not say why; it then
    names no number.
    """

    numbers: tuple[str, ...] = ()
    languages: frozenset[Language] = frozenset()
    kinds: frozenset[str] = frozenset()
    clear: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    bystander: bool = False
    is_call: bool = False

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether it both names a danger, in a sentence on no subject, and calls for help."""
        return bool(self.clear) and "call" in self.signs

    @property
    def despair(self) -> bool:
        """Whether somebody wishes to die."""
        return "despair" in self.kinds


# Remembered: a message is its own first window, and is asked about once more for the answer.
@lru_cache(maxsize=64)
def danger_in(message: str) -> Danger:
    """Return the danger `message` speaks of, in time linear in its length."""
    read = readings(message)
    said = _sentences(read)
    found: dict[str, set[Language]] = {}
    asked: set[str] = set()
    clear: set[str] = set()
    bystander = False
    for sentence in said:
        asked |= _asked_for(sentence)
        clauses = list(cries(sentence))
        text = _joined(clauses)
        if not _NAMED.found_in(text):
            continue
        of_somebody = _joined(cry for cry in clauses if cry.of_somebody)
        cleared = _joined(cry for cry in clauses if cry.is_clear)
        for kind in _KINDS:
            spoken = _languages_of(kind, text)
            if spoken or _is_told(kind, text, of_somebody):
                found.setdefault(kind, set()).update(spoken)
                if _languages_of(kind, cleared) or _is_told(kind, cleared, of_somebody):
                    clear.add(kind)
                bystander = bystander or (kind == "despair" and _is_of_another(sentence))
    child = _is_on_a_child(said)
    numbers = [n for kind in _KINDS if kind in found for n in _numbers(kind, child, bystander)]
    numbers += [number for number in _ALONE if number in asked]
    return Danger(
        tuple(dict.fromkeys(numbers)),
        frozenset(language for spoken in found.values() for language in spoken),
        frozenset(found),
        frozenset(clear),
        frozenset[str]().union(*map(signs, said)),
        bystander,
        not numbers and any(map(is_a_call, read)),
    )


def despair_of(message: str) -> Danger:
    """Return the danger of a person in despair, whose despair `message` tells in any words."""
    said = _sentences(readings(message))
    bystander = _is_only_of_others(said)
    child = _is_on_a_child(said)
    numbers = tuple(_numbers("despair", child, bystander))
    return Danger(numbers, kinds=frozenset(("despair",)), bystander=bystander)


def _sentences(readings: Iterable[str]) -> list[str]:
    """Return each sentence without compounds in another sense.

    Sentence by sentence, so that a question on policies beside a cry for help does not hide it.
    """
    spans = ((text, span) for text in readings for span in sentence_spans(text))
    return list(dict.fromkeys(_SENSES.cut_from(text[start:end]) for text, (start, end) in spans))


def _joined(said: Iterable[Cry]) -> str:
    """Return the cries as one text; no phrase goes on behind a comma."""
    return ", ".join(cry.text for cry in said)


def _languages_of(kind: str, text: str) -> set[Language]:
    return {language for language, phrases in _KINDS[kind].items() if phrases.found_in(text)}


def _is_told(kind: str, text: str, of_somebody: str) -> bool:
    """Tell whether the cries say together, or of somebody, what no phrase says by itself."""
    if _OF_SOMEBODY[kind].found_in(of_somebody):
        return True
    return any(one.found_in(text) and other.found_in(text) for one, other in _TOGETHER[kind])


def _numbers(kind: str, child: bool, bystander: bool) -> list[str]:
    entry = _NUMBERS[kind]
    if kind == "despair":
        return entry["bystander" if bystander else "numbers"] + (entry["child"] if child else [])
    return entry["child"] if child and "child" in entry else entry["numbers"]


def _asked_for(sentence: str) -> set[str]:
    """Return the numbers that `sentence` is nothing else than, or asks for."""
    on_subject = is_on_a_subject(sentence)
    return {
        number
        for number in _ALONE
        if _ALONE[number].are_all_of(sentence)
        or (not on_subject and _is_a_lookup(sentence, _LOOKUPS[number]))
    }


def _is_a_lookup(sentence: str, lookups: Phrases) -> bool:
    """Tell whether `sentence` asks for the number and for little else."""
    beside = lookups.cut_from(sentence)
    return lookups.found_in(sentence) and len(beside.split()) <= _MOST_BESIDE_A_LOOKUP


def _is_of_another(sentence: str) -> bool:
    """Tell whether it is somebody else who wishes to die: the last one named before the wish."""
    if _HIMSELF.found_in(sentence):
        return True
    wishes = [
        place for phrases in _KINDS["despair"].values() for place in phrases.places_in(sentence)
    ]
    before = [span for span in _ANYBODY.places_in(sentence) if not wishes or span < min(wishes)]
    return bool(before) and _OTHER.are_all_of(sentence[slice(*before[-1])])


def _is_only_of_others(said: Iterable[str]) -> bool:
    """Tell whether everybody named is somebody else: no one in despair must be taken for that."""
    spans = ((text, span) for text in said for span in _ANYBODY.places_in(text))
    named = [text[slice(*span)] for text, span in spans]
    named = [name for name in named if not _NOBODY.are_all_of(name)]
    return bool(named) and all(map(_OTHER.are_all_of, named))


def _is_on_a_child(said: Iterable[str]) -> bool:
    return any(_CHILD.found_in(sentence) or _is_under_age(sentence) for sentence in said)


def _is_under_age(sentence: str) -> bool:
    return any(int(age) < _OF_AGE for age in _AGE.findall(sentence))
