from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from index.encoding.encoder import Role, Vectors
from index.evaluating import timing
from index.ingest.building import build
from index.store.generations import open_store
from tests.changing_stores import quiet
from tests.corpora import write_small_corpus
from tests.hash_encoder import HashEncoder

ASKED = [
    "Có bao nhiêu bến thuyền?",
    "How many buses are there in the city?",
    "Combien de bus y a-t-il dans la ville ?",
]


class Remembering(HashEncoder):
    """Remembers the questions too, in `asked`."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], role: Role) -> Vectors:
        """See index.encoding.encoder.Encoder."""
        self.asked += texts if role == "query" else []
        return super().encode(texts, role)


def test_what_the_first_question_in_a_language_costs_is_not_timed(tmp_path: Path) -> None:
    build(write_small_corpus(tmp_path / "corpus"), tmp_path / "store", HashEncoder(), quiet)
    timed: list[list[str]] = []
    encoder = Remembering()

    def noted(run: object, *arguments: object) -> float:
        already = len(encoder.asked)
        run(*arguments)  # type: ignore[operator]
        timed.append(list(encoder.asked[already:]))
        return 1.0

    with patch.object(timing, "_seconds", noted):
        speed = timing.measure_speed(open_store(tmp_path / "store"), encoder, ASKED, 3)
    assert [sorted(texts) for texts in timed[:10]] == [sorted(ASKED)] * 10
    assert timed[10:] == [[text] for text in ASKED]
    assert speed.search_rate == speed.encoder_rate == len(ASKED)
    with patch.object(timing, "_FIRST", ()), patch.object(timing, "_seconds", noted):
        timing.measure_speed(open_store(tmp_path / "store"), encoder, ASKED, 3)
    assert len(timed[14]) > len(ASKED), "the set asks in no language that is shifted"
