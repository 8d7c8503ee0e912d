"""A bigram model of a corpus's words, with Kneser-Ney back-off.

Its size is bounded and its arrays are memory-mapped.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import map_array
from index.text.folding import fold, lower_case
from index.text.letters import normalize_tone

# The first words of every vocabulary: the end of a sentence, any number, any unknown word.
BOUNDARY, NUMBER, UNKNOWN = range(3)
_RESERVED = ("", "0", "?")
# Words on either side of a gap are no pair: it stands between the cells of a table.
_GAP = -1
_GAPS = "\t|"
_TOKEN = re.compile(r"[^\W_]+|[.?!;:\n\t|]")
# The bounds of the discount: the part of a pair's count that is left to unseen pairs.
_MIN_DISCOUNT, _MAX_DISCOUNT = 0.5, 0.9
# The count of left neighbours added to every word, so that a word without one has a probability.
_EXTRA_NEIGHBOURS = 0.5
_MAX_WORDS = 200_000
_MAX_PAIRS = 2_000_000
# How many pairs are counted at a time, so that memory does not grow with the corpus.
_CHUNK = 4_000_000

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Bigrams:
    """The log probability of a word after another, and which words of a pair have a capital.

    Words are lower case, NFC, with the tone of oa, oe, uy on the first letter. `words` is sorted
    by folded form; the id of a word is its row there, and `ids` maps a word to its id.
    `unigram_logs`, of shape (words,), is the log probability of each word after an unseen one.
    """

    def __init__(self, words: list[str], arrays: dict[str, NDArray[np.generic]]) -> None:
        self.words = words
        self.ids = dict(zip(words, range(len(words)), strict=True))
        self._arrays = arrays
        self.unigram_logs: Floats = arrays["single"]  # type: ignore[assignment]
        self._backoff: Floats = arrays["backoff"]  # type: ignore[assignment]
        self._pairs: Ids = arrays["pairs"]  # type: ignore[assignment]
        self._logs: Floats = arrays["logs"]  # type: ignore[assignment]
        self._capitals: NDArray[np.uint8] = arrays["capitals"]  # type: ignore[assignment]

    @classmethod
    def learn(cls, texts: Iterable[str]) -> "Bigrams":
        """Return a model of the words and pairs of words in `texts`, which are read once."""
        return _estimate(*_count(texts))

    @classmethod
    def load(cls, folder: Path) -> "Bigrams":
        """Open the model in `folder`, its arrays memory-mapped. Raises OSError or ValueError."""
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        names = ("single", "backoff", "pairs", "logs", "capitals")
        return cls(words, {name: map_array(folder / f"{name}.npy") for name in names})

    def save(self, folder: Path) -> None:
        """Write `words.txt` and a `.npy` file for each array into the existing `folder`."""
        (folder / "words.txt").write_text("\n".join(self.words), encoding="utf-8", newline="\n")
        for name, values in self._arrays.items():
            np.save(folder / f"{name}.npy", values)

    def logs(self, left: Ids, right: Ids) -> Floats:
        """Return the natural log of P(right | left), shape (n,), for ids of shape (n,)."""
        rows, exists = self._rows(left, right)
        logs: Floats = np.where(
            exists, self._logs[rows], self._backoff[left] + self.unigram_logs[right]
        )
        return logs

    def capitals(self, left: Ids, right: Ids) -> tuple[Flags, Flags]:
        """Return whether the left and the right word of each pair usually have a capital.

        The ids and both results have shape (n,). The capital that starts a sentence does not
        count.
        """
        rows, exists = self._rows(left, right)
        bits = self._capitals[rows]
        return exists & (bits & 1 > 0), exists & (bits & 2 > 0)

    def likeliest_before(self, word: int, among: range, count: int) -> list[int]:
        """Return the `count` likeliest words of the ids `among` that come before `word`."""
        order, rights = self._by_right
        start, end = rights.searchsorted([word, word + 1])
        rows = order[start:end]
        lefts = self._pairs[rows] // len(self.words)
        within = (lefts >= among.start) & (lefts < among.stop)
        lefts = lefts[within]
        scores = self.unigram_logs[lefts] + self._logs[rows[within]]
        return [int(left) for left in lefts[np.argsort(-scores, kind="stable")[:count]]]

    @cached_property
    def _by_right(self) -> tuple[Ids, Ids]:
        """The rows of the pairs by their right word, and these words, sorted; each (pairs,)."""
        rights = self._pairs % len(self.words)
        order: Ids = np.argsort(rights, kind="stable")
        return order, rights[order]

    def _rows(self, left: Ids, right: Ids) -> tuple[Ids, Flags]:
        """Return the row of each pair in the arrays, and whether the pair is there at all."""
        keys = left * len(self.words) + right
        rows: Ids = self._pairs.searchsorted(keys)
        np.minimum(rows, len(self._pairs) - 1, out=rows)
        return rows, self._pairs[rows] == keys


def tokens_of(text: str) -> list[str]:
    """Return the words, numbers, ends of sentences and gaps of `text`, NFC, case unchanged."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def _count(texts: Iterable[str]) -> tuple[list[str], Ids, Counts]:
    """Return the words of `texts`, the keys of their pairs, shape (n,), and counts, shape (n, 4).

    A key is the id of the left word in its upper 32 bits and that of the right word in the lower.
    The columns of the counts: all occurrences; those with a capital on the left word; those with
    one on the right word; those that start a sentence with a capital on both words.
    """
    ids = dict(zip(_RESERVED, range(len(_RESERVED)), strict=True))
    codes: dict[str, int] = {}
    keys, counts = np.empty(0, np.int64), np.empty((0, 4), np.int64)
    stream = (_code(token, codes, ids) for text in texts for token in [*tokens_of(text), "."])
    last = np.array([BOUNDARY << 1])
    while len(chunk := np.fromiter(islice(stream, _CHUNK), np.int64)):
        chunk = np.concatenate([last, chunk])
        last = chunk[-1:]
        more, capitals = _pairs(chunk)
        rows = np.stack([np.ones_like(more), *capitals], axis=1)
        keys, counts = _grouped(np.concatenate([keys, more]), np.concatenate([counts, rows]))
    return [*ids], keys, counts


def _code(token: str, codes: dict[str, int], ids: dict[str, int]) -> int:
    """Return the id of `token` times two, plus one if it has a capital."""
    code = codes.get(token)
    if code is None:
        if not token.isalnum():
            code = (_GAP if token in _GAPS else BOUNDARY) << 1
        elif not token.isalpha():
            code = NUMBER << 1
        else:
            word = normalize_tone(lower_case(token))
            capital = token[0].isupper() and not token[1:2].isupper()
            code = ids.setdefault(word, len(ids)) << 1 | capital
        codes[token] = code
    return code


def _pairs(codes: Ids) -> tuple[Ids, list[Flags]]:
    """Return the key of each pair, and columns 1 to 3 of what `_count` counts."""
    words, capital = codes >> 1, (codes & 1).astype(bool)
    starts = np.concatenate([[True], words[:-1] == BOUNDARY])
    right = capital[1:] & ~starts[1:]
    left = capital[:-1] & ~starts[:-1]
    starting = capital[:-1] & starts[:-1] & right
    real = (words[:-1] != BOUNDARY) | (words[1:] != BOUNDARY)
    real &= (words[:-1] != _GAP) & (words[1:] != _GAP)
    return (words[:-1] << 32 | words[1:])[real], [left[real], right[real], starting[real]]


def _grouped(keys: Ids, counts: Counts) -> tuple[Ids, Counts]:
    """Return each key once, sorted, with the sums of its counts."""
    unique, rows = np.unique(keys, return_inverse=True)
    sums = [np.bincount(rows, column, len(unique)) for column in counts.T]
    return unique, np.stack(sums, axis=1).astype(np.int64)


def _estimate(words: list[str], keys: Ids, counts: Counts) -> "Bigrams":
    """Return the model of `words` and of the pairs that `_count` counted."""
    frequencies = np.bincount(keys & 0xFFFFFFFF, counts[:, 0], len(words))
    once = float((frequencies == 1).sum())
    vocabulary = _vocabulary(words, frequencies)
    size = len(vocabulary)
    new_ids = np.full(len(words), UNKNOWN)
    new_ids[vocabulary] = np.arange(size)
    keys, counts = _grouped(new_ids[keys >> 32] * size + new_ids[keys & 0xFFFFFFFF], counts)
    left, right = keys // size, keys % size
    totals = np.bincount(left, counts[:, 0], size)  # how often a word has another after it
    kinds = np.bincount(left, minlength=size)  # how many different ones
    unigrams = np.bincount(right, minlength=size) + _EXTRA_NEIGHBOURS
    unigrams /= unigrams.sum()
    # A new word is as frequent as all words that occurred once (Good, Turing).
    unigrams[UNKNOWN] = max(once, 1) / max(frequencies.sum(), 1)
    discount = _discount(counts[:, 0])
    backoff = np.where(totals > 0, discount * kinds / np.maximum(totals, 1), 1.0)
    probabilities = (counts[:, 0] - discount) / totals[left] + backoff[left] * unigrams[right]
    best = np.sort(np.lexsort((keys, -counts[:, 0]))[:_MAX_PAIRS])
    arrays = {
        "single": np.log(unigrams).astype(np.float32),
        "backoff": np.log(backoff).astype(np.float32),
        "pairs": keys[best],
        "logs": np.log(probabilities).astype(np.float32)[best],
        "capitals": _capital_bits(left, right, counts, size)[best],
    }
    return Bigrams([words[row] for row in vocabulary], arrays)


def _capital_bits(left: Ids, right: Ids, counts: Counts, size: int) -> NDArray[np.uint8]:
    """Return for each pair: bit 0 if the left word usually has a capital, bit 1 if the right has.

    At the start of a sentence the left word has a capital anyway; it belongs to a name if the
    right word has one too, unless the left word is usually small: “Ở Hải Phòng”.
    """
    within = left != BOUNDARY
    frequencies = np.bincount(right[within], counts[within, 0], size)
    small = np.bincount(right[within], counts[within, 2], size) * 2 < frequencies
    left_capitals = counts[:, 1] + counts[:, 3] * ~small[left]
    usual = np.stack([left_capitals, counts[:, 2]], axis=1) * 2 > counts[:, :1]
    bits: NDArray[np.uint8] = (usual[:, 0] | usual[:, 1] << 1).astype(np.uint8)
    return bits


def _discount(counts: Counts) -> float:
    """Return the discount by how many pairs have a count of one and of two (Ney, Essen)."""
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    return min(max(once / max(once + 2 * twice, 1), _MIN_DISCOUNT), _MAX_DISCOUNT)


def _vocabulary(words: list[str], frequencies: Counts) -> list[int]:
    """Return the rows of the most frequent words by folded form, the reserved words first."""
    ranked = sorted(
        range(len(_RESERVED), len(words)), key=lambda row: (-frequencies[row], words[row])
    )
    frequent = sorted(ranked[:_MAX_WORDS], key=lambda row: (fold(words[row]), words[row]))
    return [*range(len(_RESERVED)), *frequent]
