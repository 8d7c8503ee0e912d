"""A bigram model of a corpus's words, with Kneser-Ney back-off, bounded and memory-mapped."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import map_array
from index.text.folding import fold, lower_case
from index.text.letters import normalize_tone

# The first words of every vocabulary: what stands at the ends of a sentence, any number, any
# word never seen.
BOUNDARY, NUMBER, UNKNOWN = range(3)
_RESERVED = ("", "0", "?")
# What stands on either side of it are no neighbours: the cells of a table.
_GAP = -1
_GAPS = "\t|"
_TOKEN = re.compile(r"[^\W_]+|[.?!;:\n\t|]")
# Of what a pair is counted as, so much is left to pairs never seen; estimated, within these bounds.
_LEAST_DISCOUNT, _MOST_DISCOUNT = 0.5, 0.9
# What a word counts for that was never seen after another.
_UNPAIRED = 0.5
_MOST_WORDS = 200_000
_MOST_PAIRS = 2_000_000
# Pairs counted at a time, so that memory does not grow with the corpus.
_CHUNK = 4_000_000

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Bigrams:
    """log P(word | word before), and whether the words of a pair are written with a capital.

    Words are lower case, NFC, the tone of oa, oe, uy on the first letter; an id is a row of
    `words`, which are sorted by their folded form.
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
        """Count the words and neighbouring words of `texts`, which are read once."""
        return _estimate(*_count(texts))

    @classmethod
    def load(cls, folder: Path) -> "Bigrams":
        """Open what `save` wrote; the arrays stay on disk until they are looked at."""
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        names = ("single", "backoff", "pairs", "logs", "capitals")
        return cls(words, {name: map_array(folder / f"{name}.npy") for name in names})

    def save(self, folder: Path) -> None:
        """Write `words.txt` and one `.npy` an array into the existing `folder`."""
        (folder / "words.txt").write_text("\n".join(self.words), encoding="utf-8", newline="\n")
        for name, values in self._arrays.items():
            np.save(folder / f"{name}.npy", values)

    def logs(self, left: Ids, right: Ids) -> Floats:
        """Return log P(right | left), natural, shape (n,), for ids of shape (n,)."""
        rows, seen = self._rows(left, right)
        found: Floats = np.where(
            seen, self._logs[rows], self._backoff[left] + self.unigram_logs[right]
        )
        return found

    def capitals(self, left: Ids, right: Ids) -> tuple[Flags, Flags]:
        """Tell of either word of pairs, ids of shape (n,), whether it mostly has a capital there.

        One for starting does not count.
        """
        rows, seen = self._rows(left, right)
        bits = self._capitals[rows]
        return seen & (bits & 1 > 0), seen & (bits & 2 > 0)

    def _rows(self, left: Ids, right: Ids) -> tuple[Ids, Flags]:
        keys = left * len(self.words) + right
        rows: Ids = self._pairs.searchsorted(keys)
        np.minimum(rows, len(self._pairs) - 1, out=rows)
        return rows, self._pairs[rows] == keys


def tokens_of(text: str) -> list[str]:
    """Return the words, numbers, ends of sentences and gaps of `text`, in its own case, NFC."""
    return _TOKEN.findall(unicodedata.normalize("NFC", text))


def _count(texts: Iterable[str]) -> tuple[list[str], Ids, Counts]:
    """Return the words, the pairs of them in order (32 bits a word), and their counts, (n, 4).

    How often at all, with a capital on the left, with one on the right, and on the left where it
    starts a sentence and the right has one too.
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
    """Return the id of `token` times two, plus one where it has a capital."""
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
    """Return the keys of neighbours, and of each what of it has a capital, as _count counts it."""
    words, capital = codes >> 1, (codes & 1).astype(bool)
    starts = np.concatenate([[True], words[:-1] == BOUNDARY])
    right = capital[1:] & ~starts[1:]
    left = capital[:-1] & ~starts[:-1]
    starting = capital[:-1] & starts[:-1] & right
    real = (words[:-1] != BOUNDARY) | (words[1:] != BOUNDARY)
    real &= (words[:-1] != _GAP) & (words[1:] != _GAP)
    return (words[:-1] << 32 | words[1:])[real], [left[real], right[real], starting[real]]


def _grouped(keys: Ids, counts: Counts) -> tuple[Ids, Counts]:
    """Return each key once, in order, and the sums of its counts."""
    unique, rows = np.unique(keys, return_inverse=True)
    sums = [np.bincount(rows, column, len(unique)) for column in counts.T]
    return unique, np.stack(sums, axis=1).astype(np.int64)


def _estimate(words: list[str], keys: Ids, counts: Counts) -> "Bigrams":
    often = np.bincount(keys & 0xFFFFFFFF, counts[:, 0], len(words))
    once = float((often == 1).sum())
    kept = _kept(words, often)
    new = np.full(len(words), UNKNOWN)
    new[kept] = np.arange(len(kept))
    size = len(kept)
    keys, counts = _grouped(new[keys >> 32] * size + new[keys & 0xFFFFFFFF], counts)
    left, right = keys // size, keys % size
    within = left != BOUNDARY
    often_within = np.bincount(right[within], counts[within, 0], size)
    small = np.bincount(right[within], counts[within, 2], size) * 2 < often_within
    after = np.bincount(left, counts[:, 0], size)  # how often a word has another after it
    kinds = np.bincount(left, minlength=size)
    single = np.bincount(right, minlength=size) + _UNPAIRED
    single /= single.sum()
    # What is seen for the first time comes as often as what was seen once (Good, Turing).
    single[UNKNOWN] = max(once, 1) / max(often.sum(), 1)
    discount = _discount(counts[:, 0])
    backoff = np.where(after > 0, discount * kinds / np.maximum(after, 1), 1.0)
    share = (counts[:, 0] - discount) / after[left] + backoff[left] * single[right]
    # Of a name at the start of a sentence the second word tells; but “Ở Hải Phòng” is no name.
    named = counts[:, 1] + counts[:, 3] * ~small[left]
    mostly = np.stack([named, counts[:, 2]], axis=1) * 2 > counts[:, :1]
    best = np.sort(np.lexsort((keys, -counts[:, 0]))[:_MOST_PAIRS])
    arrays = {
        "single": np.log(single).astype(np.float32),
        "backoff": np.log(backoff).astype(np.float32),
        "pairs": keys[best],
        "logs": np.log(share).astype(np.float32)[best],
        "capitals": (mostly[:, 0] | mostly[:, 1] << 1).astype(np.uint8)[best],
    }
    return Bigrams([words[old] for old in kept], arrays)


def _discount(counts: Counts) -> float:
    """Return what to take off each count, by how many pairs came once and twice (Ney, Essen)."""
    once, twice = int((counts == 1).sum()), int((counts == 2).sum())
    return min(max(once / max(once + 2 * twice, 1), _LEAST_DISCOUNT), _MOST_DISCOUNT)


def _kept(words: list[str], often: Counts) -> list[int]:
    """Return the rows of the words to keep: the reserved, then by folded form."""
    ranked = sorted(range(len(_RESERVED), len(words)), key=lambda row: (-often[row], words[row]))
    kept = sorted(ranked[:_MOST_WORDS], key=lambda row: (fold(words[row]), words[row]))
    return [*range(len(_RESERVED)), *kept]
