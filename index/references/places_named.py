"""Read the places that a legal text names in its own form: “điểm a khoản 1 và khoản 2 Điều 8”.

Texts write their places exactly and without bound on how many; what people type is read by
provisions.py instead.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from index.legal.structure.provision import Provision

_POINT, _CLAUSE, _ARTICLE = r"[a-zđ]\d{0,2}", r"\d{1,3}[a-zđ]?\d?", r"\d{1,3}[a-zđ]?\d?"
_JOINT = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s+hoặc\s+)"


def _list_of(number: str) -> str:
    return rf"{number}(?!\w)(?:{_JOINT}{number}(?![\w)]))*"


_TOKEN = re.compile(
    rf"""
    (?<!\w) (?:
        (?:các\ +)? [đĐ]iểm \s+ (?P<point> {_list_of(_POINT)} )
        | (?:các\ +)? [kK]hoản \s+ (?P<clause> {_list_of(_CLAUSE)} )
        | (?:[cC]ác\ +)? Điều \s+ (?P<article> {_list_of(_ARTICLE)} )
    )
    """,
    re.VERBOSE,
)


NOWHERE = Provision()
"""No place: what names none."""


class PlaceAt(NamedTuple):
    """A place, and where its first level stands in the text."""

    place: Provision
    start: int


def places_named(text: str, around: Provision = NOWHERE) -> list[PlaceAt]:
    """Return the places that `text` names, in its order.

    A level that it leaves out is that of the next place, as in “điểm a khoản 1 Điều 5”; else that
    of `around`.
    """
    found: list[PlaceAt] = []
    points: list[tuple[str, int]] = []
    inner: list[PlaceAt] = []  # whose Điều is still to come
    for match in _TOKEN.finditer(text):
        level, start = match.lastgroup or "", match.start()
        first, *others = _numbers(match[level])
        if level == "point":
            points += [(number, start) for number in (first, *others)]
        elif level == "clause":
            inner += [PlaceAt(Provision(clause=first, point=p), at) for p, at in points]
            numbers = others if points else [first, *others]
            inner += [PlaceAt(Provision(clause=number), start) for number in numbers]
            points = []
        else:
            # “Điểm a Điều 5” of an article without clauses.
            inner += [PlaceAt(Provision(point=p), at) for p, at in points]
            found += [PlaceAt(replace(each.place, article=first), each.start) for each in inner]
            numbers = others if inner else [first, *others]
            found += [PlaceAt(Provision(article=number), start) for number in numbers]
            points, inner = [], []
    inner += [PlaceAt(Provision(clause=around.clause, point=p), at) for p, at in points]
    found += [PlaceAt(replace(one.place, article=around.article), one.start) for one in inner]
    return found


def _numbers(listed: str) -> Iterator[str]:
    return (number for piece in re.split(_JOINT, listed) if (number := piece.strip()))
