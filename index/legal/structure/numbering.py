"""The ranks of the numbers of articles, clauses, points and chapters, and which follow on."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.lexicon.number_words import rank_of
from index.lexicon.roman import roman_value
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
# f, j, w and z number nothing; đ comes after d.
LETTERS: str = _WORDS["letters"]
_ROMAN = re.compile(r"([IVX]{1,7})([a-zđ]?)")
_ARABIC = re.compile(r"(\d{1,4})([a-zđ]{0,2})")
_POINT = re.compile(rf"([{LETTERS}])(\d{{0,2}})")


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """The position of a number in its sequence.

    `insertion` is 0 for 5 (or a), and orders 5a, 5b (or a1, a2), which were inserted after it.
    """

    main: int
    insertion: int = 0


def _letter(letter: str) -> int:
    return LETTERS.index(letter) + 1 if letter in LETTERS else 99


def arabic(number: str) -> Rank | None:
    """Return the rank of "5", "05" or "5a"; None for anything else."""
    if not (found := _ARABIC.fullmatch(number.lower())):
        return None
    insertion = 0
    for letter in found[2]:
        insertion = insertion * 100 + _letter(letter)
    return Rank(int(found[1]), insertion)


def roman(number: str) -> Rank | None:
    """Return the rank of "II" or "IIa", below forty; None for anything else."""
    found = _ROMAN.fullmatch(number)
    if not found or (value := roman_value(found[1])) is None:
        return None
    return Rank(value, _letter(found[2]) if found[2] else 0)


def point(number: str) -> Rank | None:
    """Return the rank of the point "đ" or "a1"; None for anything else."""
    found = _POINT.fullmatch(number.lower())
    return Rank(_letter(found[1]), int(found[2] or 0)) if found else None


def ordinal(number: str) -> Rank | None:
    """Return the rank of "thứ nhất" or "nhất"; None if it is no such word."""
    value = rank_of(number)
    return Rank(value) if value else None


def any_rank(number: str) -> Rank | None:
    """Return the rank of a number of any kind: arabic, roman, ordinal or letter."""
    return arabic(number) or roman(number) or ordinal(number) or point(number)


def follow_on(
    ranks: Sequence[Rank | None],
    *,
    largest_gap: int | None = None,
    restarts: bool = False,
    scopes: Sequence[Hashable] = (),
) -> list[bool]:
    """Tell for each of `ranks`, in reading order, whether it belongs to the numbering.

    The others are mentions. A number after a gap belongs to it unless the first missing number
    comes later, before the successor of this one. With `largest_gap`, a gap of more numbers than
    that is allowed only if the successor follows. With `restarts`, a 1 begins a new numbering if a
    2 follows. `scopes` has one entry a rank; each scope has its own numbering. None never belongs.
    """
    scope_of = scopes or [None] * len(ranks)
    positions: dict[tuple[Hashable, Rank], list[int]] = defaultdict(list)
    for position, rank in enumerate(ranks):
        if rank:
            positions[scope_of[position], rank].append(position)

    def next_position(position: int, rank: Rank) -> int:
        """Return where `rank` comes next in the scope, else the number of ranks."""
        same = positions.get((scope_of[position], rank), [])
        first_later = bisect_right(same, position)
        return same[first_later] if first_later < len(same) else len(ranks)

    belongs = [False] * len(ranks)
    previous_of: dict[Hashable, Rank] = {}
    for position, rank in enumerate(ranks):
        if not rank:
            continue
        previous = previous_of.get(scope_of[position], Rank(0))
        successor = next_position(position, Rank(rank.main + 1))
        if rank > previous:
            gap = rank.main - previous.main - 1
            missing = next_position(position, Rank(previous.main + 1))
            never = missing == len(ranks)
            small = largest_gap is None or gap <= largest_gap or successor < len(ranks)
            belongs[position] = gap <= 0 or ((successor < missing or never) and small)
        elif restarts and rank.main == 1 and not rank.insertion and previous.main > 1:
            belongs[position] = successor < len(ranks)
        if belongs[position]:
            previous_of[scope_of[position]] = rank
    return belongs
