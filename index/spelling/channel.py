"""What a word that was typed may have been meant to be, and how unlikely that slip is."""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from index.text.folding import fold
from index.text.letters import marks_between
from index.text.telex import decode
from index.yaml_file import read_yaml


@dataclass(frozen=True, slots=True)
class Costs:
    """All of channel.yml: -log probabilities, natural, of what happens between mind and text.

    `doubt` and `lacking` are counts of slips.
    """

    twin: float
    keys: float
    mark: float
    slip: float
    far: float
    space: float
    short: float
    letter: float
    name: float
    syllable: float
    impossible: float
    doubt: float
    lacking: float


COSTS = Costs(**read_yaml(Path(__file__).with_suffix(".yml")))
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# From this share of slips on, what is a word may be a slip too.
_SLOPPY = 0.12
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 24
_NEIGHBOURS = {
    key: "".join(
        row[max(place - 1, 0) : place + 2]
        for row in _ROWS[max(number - 1, 0) : number + 2]
    ).replace(key, "")
    for number, keys in enumerate(_ROWS)
    for place, key in enumerate(keys)
}  # fmt: skip


class Candidate(NamedTuple):
    """A word of the corpus (its id) that may have been meant."""

    word: int
    cost: float
    bare: bool  # marks are missing, which costs more the more of the question is marked
    slip: bool  # another letter or mark was typed than was meant


class QuestionCosts:
    """How much of this question went wrong, as costs."""

    def __init__(self, bareness: float, slips: float) -> None:
        self.missing = -math.log(bareness)
        self.slip = -math.log(slips)
        self.right = -math.log(1 - slips)
        self.sloppy = slips > _SLOPPY

    def cost(self, found: Candidate) -> float:
        """Return what `found` costs in this question."""
        return found.cost + self.missing * found.bare + (self.slip if found.slip else self.right)


class Channel:
    """The words of a corpus, found by what may be typed for them."""

    def __init__(self, words: Sequence[str], first: int) -> None:
        """Take `words` sorted by folded form; those before `first` are no words."""
        self._words = words
        self._rows: dict[str, tuple[int, int]] = {}
        folded = [fold(word) for word in words]
        start = first
        for row in range(first + 1, len(words) + 1):
            if row == len(words) or folded[row] != folded[start]:
                self._rows[folded[start]] = (start, row)
                start = row

    def spellings(self, folded: str) -> range:
        """Return the ids of the words that fold to `folded`."""
        return range(*self._rows.get(folded, (0, 0)))

    def without_slips(self, typed: str) -> list[Candidate]:
        """Return what `typed` spells as it is, without its marks, or with keys for marks."""
        folded = fold(typed)
        found = [*self._marked(typed, folded, 0.0)]
        for twin in _twins(folded, typed):
            found += self._marked(twin, fold(twin), COSTS.twin)
        decoded = decode(typed)
        if decoded is not None:
            found += self._marked(decoded, fold(decoded), COSTS.keys)
        return found

    def with_slips(self, typed: str) -> list[Candidate]:
        """Return what `typed` may be but for one letter: too many, missing, another, swapped."""
        if not 2 <= len(typed) <= _LONGEST:
            return []
        found: list[Candidate] = []
        for meant, kept, place, cost in _one_letter_off(typed, self._rows):
            for row in self.spellings(meant):
                word = self._words[row]
                around = word[:place] + word[place + len(meant) - len(kept) :]
                missing, wrong = marks_between(kept, around)
                if not wrong:
                    found.append(Candidate(row, cost, missing > 0, True))
        return found

    def _marked(self, typed: str, folded: str, cost: float) -> Iterator[Candidate]:
        for row in self.spellings(folded):
            missing, wrong = marks_between(typed, self._words[row])
            if wrong < 2:
                yield Candidate(row, cost + wrong * COSTS.mark, missing > 0, wrong > 0)


def _twins(folded: str, typed: str) -> Iterator[str]:
    """Yield `typed` with i for a final y and the other way round: kĩ thuật, chu ki."""
    if folded[-1:] in ("i", "y") and len(folded) > 1 and folded[-2] not in "aeou":
        table = str.maketrans("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị")
        yield typed[:-1] + typed[-1].translate(table)


def _one_letter_off(typed: str, known: Container[str]) -> Iterator[tuple[str, str, int, float]]:
    """Yield the `known` folded words one slip from `typed`, with three things of each.

    What of `typed` is kept, the place in it where letters of the word are put in, and the cost.
    """
    folded = fold(typed)
    size = len(folded)
    near, far = COSTS.slip, COSTS.slip + COSTS.far
    for place in range(size):
        left, key, right = folded[:place], folded[place], folded[place + 1 :]
        kept = typed[:place] + typed[place + 1 :]
        if left + right in known:
            beside = folded[place - 1 : place] + folded[place + 1 : place + 2]
            yield left + right, kept, place, near if key in beside else far
        for letter in _LETTERS:
            if (meant := left + letter + right) in known and letter != key:
                near_by = letter in _NEIGHBOURS.get(key, "")
                yield meant, kept, place, near if near_by else far
        if right and right[0] != key and (meant := left + right[0] + key + right[1:]) in known:
            yield (
                meant,
                typed[:place] + typed[place + 1] + typed[place] + typed[place + 2 :],
                0,
                near,
            )
    for place in range(size + 1):
        left, right = folded[:place], folded[place:]
        for letter in _LETTERS:
            if (meant := left + letter + right) in known:
                yield meant, typed, place, near
