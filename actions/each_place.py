"""“Nevers, Le Havre và Hải Phòng mỗi nơi …”: a question for several places is one for each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from actions.reading.clauses import Clause
from actions.reading.marked_words import lowered, one_of
from actions.topics import Span, places_in, replaced
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_EACH = re.compile(rf"(?:,\s*)?(?<!\w)(?:{one_of(_WORDS['each'])})(?!\w)(?:\s?,)?")
_JOINT = re.compile(rf"\s*(?:,|(?:,\s*)?(?<!\w)(?:{one_of(_WORDS['joins'])})(?!\w))\s*")
_MOST = 4  # places of one question


def of_each_place(told: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return `told` with each question that is said to be of each place asked of each of them.

    The places are its own, or else those that the nearest clause before it joins.
    """
    pieces: list[Clause] = []
    for at, clause in enumerate(told):
        each = distributed(clause.text, [one.text for one in told[:at]])
        if clause.role == "question" and each:
            pieces += [replace(clause, text=text) for text in each]
        else:
            pieces.append(clause)
    return tuple(pieces)


def distributed(question: str, before: Sequence[str] = ()) -> tuple[str, ...]:
    """Return `question` of each place that it, or the last of `before`, joins; else nothing.

    It says so: “mỗi nơi”, “each city”.
    """
    lower = lowered(question)
    said = _EACH.search(lower) if len(lower) == len(question) else None
    if said is None:
        return ()
    span = said.span()
    if group := _joined(question):
        first = (min(group[0][0], span[0]), max(group[-1][1], span[1]))
        near = not question[min(group[-1][1], span[1]) : max(group[0][0], span[0])].strip(" ,:–-")
        places = [question[slice(*place)] for place in group]
        if near:
            return tuple(_put(question, [first], place) for place in places)
        whole = (group[0][0], group[-1][1])
        return tuple(_put(question, sorted([whole, span]), place, span) for place in places)
    for sentence in reversed(before):
        if group := _joined(sentence):
            return tuple(_put(question, [span], sentence[slice(*place)]) for place in group)
    return ()


def each_place(question: str) -> tuple[str, ...]:
    """Return `question` asked of each of the places that it joins; itself where it joins none."""
    group = _joined(question)
    if not group:
        return (question,)
    whole = (group[0][0], group[-1][1])
    return tuple(replaced(question, [whole], question[slice(*place)]) for place in group)


def _joined(text: str) -> list[Span]:
    """Return the spans of the places that `text` joins, “A, B và C”; fewer than two are none."""
    group: list[Span] = []
    spans = places_in(text)
    for one, other in pairwise(spans):
        if _JOINT.fullmatch(lowered(text[one[1] : other[0]])):
            group = [*(group or [one]), other]
        elif group:
            break
    names = {fold(text[start:end]) for start, end in group}
    return group if 1 < len(names) == len(group) <= _MOST else []


def _put(question: str, spans: Sequence[Span], place: str, gone: Span | None = None) -> str:
    """Return `question` with `place` at the first of `spans` that is not `gone`, and only there."""
    told = question
    for span in reversed(spans):
        words = "" if span == gone else f" {place} "
        told = f"{told[: span[0]]}{words}{told[span[1] :]}"
    return " ".join(told.split())
