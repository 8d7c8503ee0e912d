"""What a story says that somebody claims, and the questions that ask only whether that is so."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import get_args

from actions.knowledge import Knowledge
from actions.reading.contexts import names_in
from actions.reading.marked_words import lowered
from actions.reading.roles import content_of, signs
from actions.retelling import with_subject
from actions.topics import place_named
from index.text.language import Language, detect_language

_CLAIMANTS = 2  # words for who claims it, in a language with articles: “my old boss”
_FEWEST = 2  # words of a claim that say something
_PART = re.compile(r",\s+|;\s+|\s[–-]\s")
_ENDS = " \t\n,;:.!?–-“”\"'"


class ToldClaims:
    """Finds the claims of a story."""

    def __init__(self, knowledge: Knowledge) -> None:
        """What a document of `knowledge` says is no claim of somebody's."""
        self._knowledge = knowledge

    def among(self, told: Sequence[str]) -> list[tuple[str, str]]:
        """Return what the sentences `told` say that somebody says, in their order.

        Each as it is said, and with the place in it that is only told of before.
        """
        return [claim for sentence in told for claim in self._claims(sentence)]

    def _claims(self, sentence: str) -> Iterator[tuple[str, str]]:
        lower, language = lowered(sentence), detect_language(sentence)
        found = list(signs(language).claims.finditer(lower))
        if not found or len(lower) != len(sentence):
            return
        # “Nghị quyết 52 nói …” is said of the resolution, and not by it.
        ends = {end for _, end in self._documents(sentence)}
        found = [one for one in found if len(sentence[: one.start()].rstrip()) not in ends]
        stops = [_before(sentence, one.end(), other.start()) for one, other in pairwise(found)]
        for one, end in zip(found, [*stops, len(sentence)][: len(found)], strict=True):
            claim = signs(language).denial.sub("", sentence[one.end() : end].strip(_ENDS))
            read = signs(language)
            if read.purposed.match(lowered(claim)) or read.mutual.match(lowered(claim)):
                continue  # “tôi ghi lại để dán bảng tin”, “cãi nhau” claim nothing
            claim = _without_aside(claim, language)
            names = names_in(f". {claim}", language)
            if names or len(content_of(claim, language)) >= _FEWEST:
                place, before = place_named(claim), place_named(sentence[: one.start()])
                # “Bạn tôi ở Hải Phòng nói ngoài đó …”
                is_there = bool(before) and not place and signs(language).refers.search(claim)
                yield claim, (with_subject(claim, before) if is_there else claim)

    def _documents(self, text: str) -> Iterator[tuple[int, int]]:
        return (found.span for found in self._knowledge.finder.find(text))


def who_is_right(question: str) -> re.Match[str] | None:
    """Return where `question` asks which claim is so; it may be too short to tell its language."""
    lower = lowered(question)
    found = (signs(language).right.search(lower) for language in get_args(Language))
    return next(filter(None, found), None)


def asks_rightly(question: str) -> bool:
    """Tell whether `question` asks only whether somebody is right: “is my friend right?”."""
    language = detect_language(question)
    read, lower = signs(language), lowered(question)
    if not read.rightly.search(lower) or read.right.search(lower):
        return False
    rest = read.claims.sub(" ", read.rightly.sub(" ", lower))
    says = bool(read.claims.search(lower))  # “đúng luật không” asks of no claim
    most = _CLAIMANTS if language != "vi" else says
    return len(content_of(rest, language)) <= most


def _without_aside(claim: str, language: Language) -> str:
    """Return `claim` up to what is told of the person who asks: “…, which worries me”."""
    for joint in _PART.finditer(claim):
        if signs(language).own.search(lowered(claim), joint.end()):
            return claim[: joint.start()]
    return claim


def _before(sentence: str, start: int, end: int) -> int:
    """Return where the part of `sentence` before `end` ends that says who claims the next thing."""
    joints = [joint.start() for joint in _PART.finditer(sentence, start, end)]
    return joints[-1] if joints else end
