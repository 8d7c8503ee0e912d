"""How long the search takes, as ratios: both sides are timed in turn, for the machine is busy."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from index.encoding.encoder import Encoder, Role, Vectors
from index.search.retriever import Retriever
from index.store.generations import Store

_BATCHED, _SINGLE = 400, 150
_ROUNDS = 5
# The first question in a language pays for all of them: it encodes what language_shift.yml holds.
_FIRST = (
    "Cây cầu dài bao nhiêu mét?",
    "How long is the bridge in metres?",
    "Quelle est la longueur du pont en mètres ?",
)


@dataclass(frozen=True, slots=True)
class Speed:
    """Questions a second of the encoder's batches and of `search_many`; milliseconds a question.

    The encoder is given all questions at once, so that it sorts them into its own batches as well
    as it can. `encoding` is its pass over one question within a search, `searching` all the rest.
    Medians of rounds, of which each times both sides, and of single questions.
    """

    encoder_rate: float
    search_rate: float
    encoding: float
    searching: float


def measure_speed(store: Store, encoder: Encoder, texts: Sequence[str], k: int) -> Speed:
    """Time the search over `store` on a spread of `texts`."""
    batch = _spread(texts, _BATCHED)
    retriever = _warmed(store, encoder)
    rounds = []
    for _ in range(_ROUNDS):
        encoding = _seconds(encoder.encode, batch, "query")
        rounds.append((encoding, _seconds(_search_many, retriever, batch, k)))
    timed = _TimedEncoder(encoder)
    retriever = _warmed(store, timed)
    pairs = []
    for text in _spread(texts, _SINGLE):
        before = timed.seconds
        whole = _seconds(retriever.search, text, k)
        passed = timed.seconds - before
        pairs.append((passed, whole - passed))
    return Speed(
        encoder_rate=len(batch) / median(first for first, _ in rounds),
        search_rate=len(batch) / median(second for _, second in rounds),
        encoding=1000 * median(first for first, _ in pairs),
        searching=1000 * median(second for _, second in pairs),
    )


class _TimedEncoder:
    """An encoder that says how long it was at work, in `seconds`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.dimension = encoder.dimension
        self.seconds = 0.0

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        began = time.perf_counter()
        vectors = self._encoder.encode(texts, role)
        self.seconds += time.perf_counter() - began
        return vectors


def _warmed(store: Store, encoder: Encoder) -> Retriever:
    """Return a search that has answered a question in each language."""
    retriever = Retriever(store, encoder)
    for question in _FIRST:
        retriever.search(question, 1)
    return retriever


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
