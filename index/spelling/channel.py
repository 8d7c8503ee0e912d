"""Find the words that somebody may have meant by a typed word, each with the cost of its error."""

import math
from bisect import bisect_left
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
    """The values of channel.yml, which explains them: costs of spelling errors.

    A cost is a negative natural log of a probability; `doubt` and `lacking` are numbers of errors.
    """

    twin: float
    keys: float
    mark: float
    slip: float
    far: float
    space: float
    short: float
    contracted: float
    letter: float
    name: float
    syllable: float
    impossible: float
    doubt: float
    lacking: float


COSTS = Costs(**read_yaml(Path(__file__).with_suffix(".yml")))
# Above this rate of slips even a word of the corpus may be one.
_SLOPPY = 0.12
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAST = "\U0010ffff"  # sorts behind every letter
_MAX_LETTERS = 24
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {
    key: "".join(
        keys[max(column - 1, 0) : column + 2]
        for keys in _KEYBOARD[max(row - 1, 0) : row + 2]
    ).replace(key, "")
    for row, row_keys in enumerate(_KEYBOARD)
    for column, key in enumerate(row_keys)
}  # fmt: skip


class Candidate(NamedTuple):
    """A word of the corpus, by its id, that somebody may have meant."""

    word: int
    cost: float
    bare: bool  # the typed word lacks marks: the rarer in this question, the more it costs
    slip: bool  # the typed word has a wrong letter or mark


class QuestionCosts:
    """The costs that depend on how many errors a question has.

    `bareness` is the rate of missing marks and `slips` the rate of wrong letters, above 0, below 1.
    """

    def __init__(self, bareness: float, slips: float) -> None:
        self.missing = -math.log(bareness)
        self.slip = -math.log(slips)
        self.right = -math.log(1 - slips)
        self.sloppy = slips > _SLOPPY

    def cost(self, candidate: Candidate) -> float:
        """Return the cost of `candidate` in this question."""
        return (
            candidate.cost
            + self.missing * candidate.bare
            + (self.slip if candidate.slip else self.right)
        )


class Channel:
    """The words of a corpus, looked up by what somebody typed."""

    def __init__(self, words: Sequence[str], first: int) -> None:
        """Index `words` from row `first` on; they must be sorted by folded form."""
        self._words = words
        self._rows: dict[str, tuple[int, int]] = {}
        folded = [fold(word) for word in words]
        start = first
        for row in range(first + 1, len(words) + 1):
            if row == len(words) or folded[row] != folded[start]:
                self._rows[folded[start]] = (start, row)
                start = row
        self._sorted = list(self._rows)

    def spellings(self, folded: str) -> range:
        """Return the ids of the words that fold to `folded`."""
        return range(*self._rows.get(folded, (0, 0)))

    def beginning(self, letters: str) -> range:
        """Return the ids of the words whose folded form begins with `letters`."""
        start = bisect_left(self._sorted, letters)
        end = bisect_left(self._sorted, f"{letters}{_LAST}")
        if start == end:
            return range(0)
        return range(self._rows[self._sorted[start]][0], self._rows[self._sorted[end - 1]][1])

    def without_slips(self, typed: str) -> list[Candidate]:
        """Return the words that `typed` spells as it is, without marks, or in Telex or VNI."""
        folded = fold(typed)
        candidates = [*self._same_letters(typed, folded, 0.0)]
        for twin in _twins(folded, typed):
            candidates += self._same_letters(twin, fold(twin), COSTS.twin)
        decoded = decode(typed)
        if decoded is not None:
            candidates += self._same_letters(decoded, fold(decoded), COSTS.keys)
        return candidates

    def with_slips(self, typed: str) -> list[Candidate]:
        """Return the words one letter from `typed`: one extra, missing, wrong or swapped."""
        if not 2 <= len(typed) <= _MAX_LETTERS:
            return []
        candidates: list[Candidate] = []
        for folded, rest, offset, cost in _one_letter_off(typed, self._rows):
            for row in self.spellings(folded):
                word = self._words[row]
                word_rest = word[:offset] + word[offset + len(folded) - len(rest) :]
                missing, wrong = marks_between(rest, word_rest)
                if not wrong:
                    candidates.append(Candidate(row, cost, missing > 0, True))
        return candidates

    def _same_letters(self, typed: str, folded: str, cost: float) -> Iterator[Candidate]:
        """Yield the words that fold to `folded` and have at most one wrong mark in `typed`."""
        for row in self.spellings(folded):
            missing, wrong = marks_between(typed, self._words[row])
            if wrong < 2:
                yield Candidate(row, cost + wrong * COSTS.mark, missing > 0, wrong > 0)


def _twins(folded: str, typed: str) -> Iterator[str]:
    """Yield `typed` with y for a final i, or i for a final y: kĩ thuật, chu ki."""
    if folded[-1:] in ("i", "y") and len(folded) > 1 and folded[-2] not in "aeou":
        table = str.maketrans("iíìỉĩịyýỳỷỹỵ", "yýỳỷỹỵiíìỉĩị")
        yield typed[:-1] + typed[-1].translate(table)


def _one_letter_off(
    typed: str, vocabulary: Container[str]
) -> Iterator[tuple[str, str, int, float]]:
    """Yield the folded words of `vocabulary` that are one slip from `typed`.

    With each word come the letters of `typed` that the slip leaves alone, the offset where the
    word has more letters than these, and the cost.
    """
    folded = fold(typed)
    size = len(folded)
    near, far = COSTS.slip, COSTS.slip + COSTS.far
    for offset in range(size):
        left, key, right = folded[:offset], folded[offset], folded[offset + 1 :]
        rest = typed[:offset] + typed[offset + 1 :]
        # A letter too many.
        if left + right in vocabulary:
            beside = folded[offset - 1 : offset] + folded[offset + 1 : offset + 2]
            yield left + right, rest, offset, near if key in beside else far
        # A wrong letter.
        for letter in _LETTERS:
            if (word := left + letter + right) in vocabulary and letter != key:
                is_neighbour = letter in _NEIGHBOURS.get(key, "")
                yield word, rest, offset, near if is_neighbour else far
        # Two letters swapped.
        if right and right[0] != key and (word := left + right[0] + key + right[1:]) in vocabulary:
            swapped = typed[:offset] + typed[offset + 1] + typed[offset] + typed[offset + 2 :]
            yield word, swapped, 0, near
    # A letter missing.
    for offset in range(size + 1):
        left, right = folded[:offset], folded[offset:]
        for letter in _LETTERS:
            if (word := left + letter + right) in vocabulary:
                yield word, typed, offset, near
