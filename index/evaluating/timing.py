"""How long the search takes, as ratios: both sides are timed in turn, for the machine is busy."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from index.encoder import Encoder
from index.evaluating.encoding import RememberingEncoder
from index.retriever import Retriever
from index.store import Store

_BATCHED, _SINGLE = 400, 150
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Speed:
    """Questions a second of the encoder's batches and of `search_many`; milliseconds a question.

    `encoding` is the encoder's pass over one question, `searching` all the rest of a search.
    """

    encoder_rate: float
    search_rate: float
    encoding: float
    searching: float


def measure_speed(store: Store, encoder: Encoder, texts: Sequence[str], k: int) -> Speed:
    """Time the search over `store` on a spread of `texts`."""
    batch = _spread(texts, _BATCHED)
    rounds = []
    for _ in range(_ROUNDS):
        encoding = _seconds(encoder.encode, batch, "query")
        rounds.append((encoding, _seconds(_search_many, Retriever(store, encoder), batch, k)))
    one_by_one = _spread(texts, _SINGLE)
    remembering = RememberingEncoder(encoder)
    retriever = Retriever(store, remembering)
    _search_many(retriever, one_by_one, k)  # its questions, as it corrects them, are known then
    pairs = [
        (
            _seconds(encoder.encode, [text], "query"),
            _seconds(retriever.search, text, k),
        )
        for text in one_by_one
    ]
    return Speed(
        encoder_rate=len(batch) / median(first for first, _ in rounds),
        search_rate=len(batch) / median(second for _, second in rounds),
        encoding=1000 * median(first for first, _ in pairs),
        searching=1000 * median(second for _, second in pairs),
    )


def _search_many(retriever: Retriever, texts: Sequence[str], k: int) -> None:
    for _ in retriever.search_many(texts, k):
        pass


def _seconds(run: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - began


def _spread(texts: Sequence[str], count: int) -> list[str]:
    """Return at most `count` of `texts`, evenly spread over them."""
    return list(texts[:: max(1, -(-len(texts) // count))])
