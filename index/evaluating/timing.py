"""Measure the speed of the search against that of the encoder alone.

Both are timed in turn and compared as ratios, since other programs load the machine.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from index.encoding.encoder import Encoder, Role, Vectors
from index.search.retriever import Retriever
from index.store.generations import Store

_BATCH, _SINGLE = 400, 150  # questions timed in batches, and one by one
_ROUNDS = 5
# The first question in a language also encodes the texts of language_shift.yml.
_FIRST = (
    "Cây cầu dài bao nhiêu mét?",
    "How long is the bridge in metres?",
    "Quelle est la longueur du pont en mètres ?",
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Rates in questions a second, times in milliseconds a question; all are medians.

    `encoder_rate` is the encoder's with all questions in one call, so that it makes the best
    batches; `search_rate` is that of `search_many`. `encoding` is the encoder's time within the
    search of one question, `searching` the rest of that search.
    """

    encoder_rate: float
    search_rate: float
    encoding: float
    searching: float


def measure_speed(store: Store, encoder: Encoder, texts: Sequence[str], k: int) -> Speed:
    """Time the encoder and the search over `store` on a sample of `texts`."""
    batch = _spread(texts, _BATCH)
    retriever = _warm_retriever(store, encoder)
    rounds = []
    for _ in range(_ROUNDS):
        encoding = _seconds(encoder.encode, batch, "query")
        rounds.append((encoding, _seconds(_search_many, retriever, batch, k)))
    timed_encoder = _TimedEncoder(encoder)
    retriever = _warm_retriever(store, timed_encoder)
    pairs = []
    for text in _spread(texts, _SINGLE):
        before = timed_encoder.seconds
        whole = _seconds(retriever.search, text, k)
        encoding = timed_encoder.seconds - before
        pairs.append((encoding, whole - encoding))
    return Speed(
        encoder_rate=len(batch) / median(first for first, _ in rounds),
        search_rate=len(batch) / median(second for _, second in rounds),
        encoding=1000 * median(first for first, _ in pairs),
        searching=1000 * median(second for _, second in pairs),
    )


class _TimedEncoder:
    """Another encoder with the total time of its calls, in `seconds`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        start = time.perf_counter()
        vectors = self._encoder.encode(texts, role)
        self.seconds += time.perf_counter() - start
        return vectors


def _warm_retriever(store: Store, encoder: Encoder) -> Retriever:
    """Return a retriever that has searched a question in each language."""
    retriever = Retriever(store, encoder)
    for question in _FIRST:
        retriever.search(question, 1)
    return retriever


def _search_many(retriever: Retriever, texts: Sequence[str], k: int) -> None:
    for _ in retriever.search_many(texts, k):
        pass


def _seconds(run: Callable[..., object], *arguments: object) -> float:
    start = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - start


def _spread(texts: Sequence[str], count: int) -> list[str]:
    """Return at most `count` of `texts`, evenly spread over them."""
    return list(texts[:: max(1, -(-len(texts) // count))])
