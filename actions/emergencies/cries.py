"""Tell a cry for help from a sentence whose subject is a danger.

“Cháy nhà em rồi” and “tỷ lệ cháy nhà năm 2022” hold the same words. A clause is a cry where more
speaks of somebody, now, than of a subject: a figure, a rule, a service, a story, a question.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from actions.emergencies.phrases import Phrases
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_BORDER = re.compile(rf"[,;:.!?…()\n]+|(?<!\w)(?:{'|'.join(_WORDS['borders'])})(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
# “Không” inside a clause denies, at its end it asks.
_ASKS_AT_ITS_END = re.compile(r"(?<!\w)(?:không|khong|chưa|chua)(?: ạ| nhỉ| vậy)?(?= ;|$)")
# How somebody asks, not what about: who asks for a number to call does so too.
_ASKING = frozenset(("asked", "meaning", "preface"))
_WEIGHTS: dict[str, int] = {
    kind: entry["weight"]
    for kinds in (_WORDS["evidence"], _WORDS["topic"], {"few_words": _WORDS["few_words"]})
    for kind, entry in kinds.items()
}
_MOST_BESIDE_A_CALL: int = _WORDS["words_beside_a_call"]
_WORD = re.compile(r"\w+")
_MOST: int = _WORDS["few_words"]["most"]


def _phrases(listed: list[str]) -> Phrases:
    return Phrases(listed, {})


_UNDER_WAY = _phrases(_WORDS["under_way"])
_NOBODY = _phrases(_WORDS["nobody"])
_CALLS = _phrases(_WORDS["calls"])
_WHOLE_CALLS = _phrases(_WORDS["whole_calls"])
_EVIDENCE = {kind: _phrases(entry["phrases"]) for kind, entry in _WORDS["evidence"].items()}
_TOPICS = {kind: _phrases(entry["phrases"]) for kind, entry in _WORDS["topic"].items()}

SIGNS: tuple[str, ...] = (*_WORDS["evidence"], "few_words", *_WORDS["topic"])
"""What a sentence may hold: signs of somebody, now, then those of a subject."""


@dataclass(frozen=True)
class Cry:
    """A clause that is a cry if it names a danger.

    `is_clear` in a sentence on no subject; `of_somebody` if it also speaks of a person or calls.
    """

    text: str
    is_clear: bool
    of_somebody: bool


def cries(sentence: str) -> Iterator[Cry]:
    """Yield the clauses that are cries if they name a danger.

    `sentence` is composed and in lower case; the time is linear in its length.
    """
    clauses = tuple(clause for clause in _BORDER.split(sentence) if clause.strip())
    evidence, topics = _evidence(clauses), _topics(clauses)
    if not any("asked" in about for about in topics) or _UNDER_WAY.found_in(sentence):
        topics = tuple(about - {"affair"} for about in topics)
    subject = frozenset[str]().union(*topics)
    spoken = frozenset[str]() if subject else frozenset[str]().union(*evidence)
    somebody = False  # in an earlier clause: “bố tôi đang ăn thì bị đột quỵ”
    afterwards = {"papers", "affair"}
    papers = max((place for place, about in enumerate(topics) if about & afterwards), default=-1)
    for place, (clause, own, about) in enumerate(zip(clauses, evidence, topics, strict=True)):
        carried = {"person"} if somebody and "now" in own else set()
        somebody = somebody or "person" in own
        kinds = own | carried | spoken
        against = about if kinds & {"person", "call"} else subject
        if place <= papers:
            against = against | {"papers"}
        if _weight(kinds) > _weight(against):
            yield Cry(clause, not subject, not subject and bool(kinds & {"person", "call"}))


def signs(sentence: str) -> frozenset[str]:
    """Return which of `SIGNS` stand in `sentence`, composed and in lower case."""
    clauses = tuple(clause for clause in _BORDER.split(sentence) if clause.strip())
    return frozenset[str]().union(*_evidence(clauses), *_topics(clauses))


def is_on_a_subject(sentence: str) -> bool:
    """Tell whether `sentence` is on a subject other than whom to call, however it asks."""
    (topics,) = _topics((sentence,))
    return _weight(topics - _ASKING) > _WEIGHTS["subject"]


def is_a_call(message: str) -> bool:
    """Tell whether `message` calls for help and does not say why: little stands beside the call."""
    if _WHOLE_CALLS.are_all_of(message):
        return True
    if not _CALLS.found_in(message):
        return False
    beside = _EVIDENCE["call"].cut_from(_CALLS.cut_from(message))
    return len(_WORD.findall(beside)) <= _MOST_BESIDE_A_CALL


def _weight(kinds: Collection[str]) -> int:
    return sum(_WEIGHTS[kind] for kind in kinds)


@lru_cache(maxsize=1024)
def _evidence(clauses: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    rest = _cut_from(_cut_from(clauses, _TOPICS["preface"]), _NOBODY)
    held = _held_in(rest, _EVIDENCE)
    for kinds, own in zip(held, _cut_from(clauses, _TOPICS["subject"]), strict=True):
        if len(own.split()) <= _MOST:
            kinds.add("few_words")
    return tuple(frozenset(kinds) for kinds in held)


@lru_cache(maxsize=1024)
def _topics(clauses: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    rest = _cut_from(clauses, _EVIDENCE["call"])
    patterns = {"figure": _YEAR, "asked": _ASKS_AT_ITS_END}
    return tuple(frozenset(kinds) for kinds in _held_in(rest, _TOPICS, patterns))


# All clauses at once, a mark between two that no phrase holds: one search each would make a
# message of many short clauses several times as dear as another of its length.
_BETWEEN = " ; "


def _cut_from(clauses: Sequence[str], phrases: Phrases) -> list[str]:
    return phrases.cut_from(_joined(clauses)).split(_BETWEEN) if clauses else []


def _held_in(
    clauses: Sequence[str],
    listed: Mapping[str, Phrases],
    patterns: Mapping[str, re.Pattern[str]] = MappingProxyType({}),
) -> list[set[str]]:
    """Return the kinds of `listed` and `patterns` that stand in each of `clauses`."""
    text = " ".join(_joined(clauses).split())
    ends = [border.start() for border in re.finditer(_BETWEEN, text)]
    held: list[set[str]] = [set() for _ in clauses]
    places = [(kind, start) for kind in listed for start, _ in listed[kind].places_in(text)]
    places += [(kind, at.start()) for kind in patterns for at in patterns[kind].finditer(text)]
    for kind, start in places:
        held[bisect_left(ends, start)].add(kind)
    return held


def _joined(clauses: Sequence[str]) -> str:
    return _BETWEEN.join(clause.replace(";", ",").strip() or "," for clause in clauses)
