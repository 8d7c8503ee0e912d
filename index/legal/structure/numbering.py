"""Numbers of articles, clauses, points and chapters: their rank, and which of them follow on."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.lexicon.roman import roman_value
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
ORDINALS: dict[str, int] = {
    word: value for value, words in _WORDS["ordinals"].items() for word in words
}
# f, j, w and z number nothing; đ comes after d.
LETTERS: str = _WORDS["letters"]
_ROMAN = re.compile(r"([IVX]{1,7})([a-zđ]?)")
_ARABIC = re.compile(r"(\d{1,4})([a-zđ]{0,2})")
_POINT = re.compile(rf"([{LETTERS}])(\d{{0,2}})")


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """A number's place in its sequence; `inserted` tells 5a, 5b (or a1, a2) from 5 (or a)."""

    main: int
    inserted: int = 0


def _letter(letter: str) -> int:
    return LETTERS.index(letter) + 1 if letter in LETTERS else 99


def arabic(number: str) -> Rank | None:
    """Return the rank of "5", "05" or "5a"; None if it is no such number."""
    if not (found := _ARABIC.fullmatch(number.lower())):
        return None
    inserted = 0
    for letter in found[2]:
        inserted = inserted * 100 + _letter(letter)
    return Rank(int(found[1]), inserted)


def roman(number: str) -> Rank | None:
    """Return the rank of "II" or "IIa", below forty; None if it is no such number."""
    found = _ROMAN.fullmatch(number)
    if not found or (value := roman_value(found[1])) is None:
        return None
    return Rank(value, _letter(found[2]) if found[2] else 0)


def point(number: str) -> Rank | None:
    """Return the rank of "đ" or "a1" among the points of a clause; None if it is none."""
    found = _POINT.fullmatch(number.lower())
    return Rank(_letter(found[1]), int(found[2] or 0)) if found else None


def ordinal(number: str) -> Rank | None:
    """Return the rank of "thứ nhất" or "nhất"; None if it is no such word."""
    value = ORDINALS.get(number.lower().removeprefix("thứ").strip())
    return Rank(value) if value else None


def any_rank(number: str) -> Rank | None:
    """Return the rank of a number of any kind: arabic, roman, ordinal or letter."""
    return arabic(number) or roman(number) or ordinal(number) or point(number)


def follow_on(
    ranks: Sequence[Rank | None],
    *,
    furthest: int | None = None,
    restarts: bool = False,
    scopes: Sequence[Hashable] = (),
) -> list[bool]:
    """Tell which of `ranks`, met in this order, make up the numbering; the others are mentions.

    A number that leaves out some is taken when what it left out does not come later before its own
    successor does; with `furthest`, it may leave out no more than that many unless its successor
    follows. With `restarts`, a 1 after which 2 comes again begins anew. `scopes`, one a rank, keep
    numberings apart. None is never taken.
    """
    of = scopes or [None] * len(ranks)
    places: dict[tuple[Hashable, Rank], list[int]] = defaultdict(list)
    for place, rank in enumerate(ranks):
        if rank:
            places[of[place], rank].append(place)

    def upcoming(place: int, rank: Rank) -> int:
        later = places.get((of[place], rank), [])
        at = bisect_right(later, place)
        return later[at] if at < len(later) else len(ranks)

    taken = [False] * len(ranks)
    last: dict[Hashable, Rank] = {}
    for place, rank in enumerate(ranks):
        if not rank:
            continue
        before = last.get(of[place], Rank(0))
        successor = upcoming(place, Rank(rank.main + 1))
        if rank > before:
            left_out = rank.main - before.main - 1
            missing = upcoming(place, Rank(before.main + 1))
            never = missing == len(ranks)
            near = furthest is None or left_out <= furthest or successor < len(ranks)
            taken[place] = left_out <= 0 or ((successor < missing or never) and near)
        elif restarts and rank.main == 1 and not rank.inserted and before.main > 1:
            taken[place] = successor < len(ranks)
        if taken[place]:
            last[of[place]] = rank
    return taken
