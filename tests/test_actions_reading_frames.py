"""The table of plans: what a row needs, what it may leave over, and how a row is added."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge import Knowledge
from actions.reading import building_documents, frames
from actions.reading.built import Built
from actions.reading.frames import FRAMES, Frame, Reader
from actions.reading.lexicon import FOLDER, Lexicon
from actions.reading.mentions import Mentions
from actions.reading.plan import Ask, Lookup, Passages, Validity
from tests.days import TODAY
from tests.knowledge import knowledge_without_model


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("frames"))


@pytest.fixture(scope="module")
def reader(knowledge: Knowledge) -> Reader:
    return Reader(knowledge)


def test_a_row_that_explains_every_word_wins(reader: Reader) -> None:
    best, *others = reader.readings("nghị định 13 ai ký", TODAY, {})
    assert isinstance(best.plan, Lookup)
    assert best.score == 1 + FRAMES["lookup"].base
    assert all(other.score < best.score for other in others)


def test_a_row_that_leaves_words_over_does_not(reader: Reader) -> None:
    plan = reader.read("ai được đăng ký thường trú ở Nevers", TODAY, {})
    assert isinstance(plan, Passages)
    assert not any(
        reading.name == "lookup"
        for reading in reader.readings("bến nào ký hợp đồng thuyền", TODAY, {})
    )


def test_the_order_of_rows_decides_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["nghị định 13 còn hiệu lực không", "các luật năm 2023", "điều 5 nghị định 13 nói gì"]
    plans = [reader.read(text, TODAY, {}) for text in texts]
    monkeypatch.setattr(frames, "FRAMES", dict(reversed(FRAMES.items())))
    assert [reader.read(text, TODAY, {}) for text in texts] == plans


def test_an_intent_speaks_for_a_plan_and_decides_none(reader: Reader) -> None:
    text = "nghị định 13 còn hiệu lực không"

    def score(intents: dict[str, float]) -> float:
        (reading,) = [r for r in reader.readings(text, TODAY, intents) if r.name == "validity"]
        return reading.score

    sure, unlike = score({"ask_document": 0.9}), score({"ask_document": 0.01, "thank": 0.9})
    assert unlike < sure < score({})
    for intents in ({"ask_document": 0.9}, {"thank": 0.99}):
        assert isinstance(reader.read(text, TODAY, intents), Validity)


def test_a_kind_of_question_is_a_row_its_words_and_its_builder(
    knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What executes the new plan is the executor's; here the plan is one there is."""
    for file in FOLDER.glob("*.yml"):
        added = "  tide:\n    - thuỷ triều\n" if file.stem == "vi" else ""
        (tmp_path / file.name).write_text(file.read_text("utf-8") + added, encoding="utf-8")

    def tides(mentions: Mentions) -> Built:
        return Built(Ask("tides"))

    assert not isinstance(Reader(knowledge).read("thuỷ triều thế nào", TODAY, {}), Ask)
    monkeypatch.setitem(FRAMES, "tides", Frame(needs=("tide",), left="few", base=0.5))
    monkeypatch.setattr(building_documents, "tides", tides, raising=False)
    reader = Reader(knowledge, Lexicon(tmp_path))
    for text in ("thuỷ triều thế nào", "thuy trieu ra sao"):
        assert reader.read(text, TODAY, {}) == Ask("tides")
    assert reader.read("nghị định 13 ai ký", TODAY, {}) != Ask("tides")


@given(text=st.text(max_size=120))
def test_any_text_has_a_plan(text: str, reader: Reader) -> None:
    readings = reader.readings(text, TODAY, {})
    assert [reading.score for reading in readings] == sorted(
        (reading.score for reading in readings), reverse=True
    )
