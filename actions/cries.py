"""Tell a cry for help from a sentence whose subject is a danger.

“Cháy nhà em rồi” and “tỷ lệ cháy nhà năm 2022” hold the same words. A clause is a cry where more
speaks of somebody, now, than of a subject: a figure, a rule, a service, a story, a question.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.phrases import Phrases

_WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
_BORDER = re.compile(rf"[,;:.!?…()\n]+|(?<!\w)(?:{'|'.join(_WORDS['borders'])})(?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")
# “Không” inside a clause denies, at its end it asks.
_ASKS_AT_ITS_END = re.compile(r"(?<!\w)(?:không|khong|chưa|chua)(?: ạ| nhỉ| vậy)?\s*$")
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


_NOBODY = _phrases(_WORDS["nobody"])
_CALLS = _phrases(_WORDS["calls"])
_WHOLE_CALLS = _phrases(_WORDS["whole_calls"])
_EVIDENCE = {kind: _phrases(entry["phrases"]) for kind, entry in _WORDS["evidence"].items()}
_TOPICS = {kind: _phrases(entry["phrases"]) for kind, entry in _WORDS["topic"].items()}


@dataclass(frozen=True)
class Cry:
    """A clause that is a cry if it names a danger.

    `of_somebody` where it speaks of a person, or calls, in a sentence on no subject.
    """

    text: str
    of_somebody: bool


def cries(sentence: str) -> Iterator[Cry]:
    """Yield the clauses that are cries if they name a danger.

    `sentence` is composed and in lower case; the time is linear in its length.
    """
    clauses = [clause for clause in _BORDER.split(sentence) if clause.strip()]
    evidence = [_evidence(clause) for clause in clauses]
    topics = [_topics(clause) for clause in clauses]
    subject = frozenset[str]().union(*topics)
    spoken = frozenset[str]() if subject else frozenset[str]().union(*evidence)
    somebody = False  # in an earlier clause: “bố tôi đang ăn thì bị đột quỵ”
    papers = max((place for place, about in enumerate(topics) if "papers" in about), default=-1)
    for place, (clause, own, about) in enumerate(zip(clauses, evidence, topics, strict=True)):
        carried = {"person"} if somebody and "now" in own else set()
        somebody = somebody or "person" in own
        kinds = own | carried | spoken
        against = about if kinds & {"person", "call"} else subject
        if place <= papers:
            against = against | {"papers"}
        if _weight(kinds) > _weight(against):
            yield Cry(clause, not subject and bool(kinds & {"person", "call"}))


def is_on_a_subject(sentence: str) -> bool:
    """Tell whether `sentence` is on a subject other than whom to call, however it asks."""
    return _weight(_topics(sentence) - _ASKING) > _WEIGHTS["subject"]


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


@lru_cache(maxsize=128)
def _evidence(clause: str) -> frozenset[str]:
    rest = _NOBODY.cut_from(_TOPICS["preface"].cut_from(clause))
    kinds = {kind for kind, phrases in _EVIDENCE.items() if phrases.found_in(rest)}
    few = len(_TOPICS["subject"].cut_from(clause).split()) <= _MOST
    return frozenset(kinds | {"few_words"} if few else kinds)


@lru_cache(maxsize=128)
def _topics(text: str) -> frozenset[str]:
    rest = _EVIDENCE["call"].cut_from(text)
    kinds = {kind for kind, phrases in _TOPICS.items() if phrases.found_in(rest)}
    if _YEAR.search(rest):
        kinds.add("figure")
    if _ASKS_AT_ITS_END.search(rest):
        kinds.add("asked")
    return frozenset(kinds)
