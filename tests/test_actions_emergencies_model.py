"""Dangers that no phrase names: recognised by vectors, with a gate on how many."""

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.answer import Answer, AnswerStatus
from actions.emergencies import model as danger_model
from actions.emergencies.answers import danger_answer
from actions.emergencies.emergency import (
    danger_question,
    emergency_numbers,
    is_danger_question,
    kind_answer,
)
from actions.emergencies.model import THRESHOLDS, DangerModel, Recognition, recognise, shipped_model
from actions.emergencies.windows import MOST_WINDOWS
from actions.knowledge import Knowledge
from index.encoding.encoder import Encoder
from index.ingest.building import build
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.benchmarks.eval_emergencies import HELD_OUT, help_for
from tests.benchmarks.fit_danger import examples
from tests.hash_encoder import HashEncoder

pytest_plugins = ["tests.knowledge"]

QUESTIONS = Path(__file__).parent / "questions"
STORY = (
    "Chào bạn, nhà tôi ở chung cư gần chợ. Chiều nay tôi đi làm về muộn vì kẹt xe. "
    "Bước vào phòng khách thì thấy mẹ nằm dưới sàn, gọi mãi mẹ không mở mắt, môi tái nhợt. "
    "Tuần trước ban quản lý vừa thay bóng đèn hành lang."
)


@pytest.mark.parametrize(
    ("kind", "numbers"),
    [
        ("medical", ["115"]),
        ("poison", ["115"]),
        ("traffic", ["115", "113"]),
        ("fire", ["114"]),
        ("rescue", ["114", "112"]),
        ("crime", ["113"]),
        ("child", ["111", "113"]),
    ],
)
def test_a_kind_has_its_numbers_first_and_every_other_behind_them(
    kind: str, numbers: list[str]
) -> None:
    first, *rest = kind_answer(kind, "có chuyện ở đây").text.split("\n\n")
    assert [word for word in first.split() if word.isdigit()] == numbers
    assert all(number in rest[0] for number in ("115", "114", "113", "111"))


def test_each_kind_of_the_weights_has_an_answer_in_each_language() -> None:
    for kind in set(shipped_model().kinds) - {danger_model.NONE}:
        for message in ("có chuyện ở đây", "something is happening here", "il y a un souci ici"):
            said = kind_answer(kind, message)
            assert said.status == AnswerStatus.OUT_OF_SCOPE
            assert said.text[0] in "🚑🚒🚓📞"


def test_who_is_in_despair_is_spoken_to_and_who_watches_is_told_what_to_do() -> None:
    of_oneself = kind_answer("despair", "em mệt lắm rồi, em đi đây").text
    of_another = kind_answer("despair", "bạn thân nhắn lời cuối rồi tắt máy").text
    assert "lo cho bạn" in of_oneself
    assert "lo cho người ấy" in of_another
    assert "lo cho bạn" in kind_answer("despair", "uống rồi, có ai không").text


def test_a_message_that_no_phrase_knows_gets_numbers(knowledge: Knowledge) -> None:
    message = "mẹ nằm dưới sàn, gọi mãi không mở mắt, môi tái nhợt"
    assert not emergency_numbers(message)
    assert first_number(danger_answer(message, knowledge.retriever)) == "115"


def test_the_danger_of_a_long_story_stands_in_its_third_sentence(knowledge: Knowledge) -> None:
    assert not emergency_numbers(STORY)
    assert first_number(danger_answer(STORY, knowledge.retriever)) == "115"


def test_a_doubtful_message_is_asked_about(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "lan can tầng trên có người ngồi vắt chân"
    recognition = recognise(message, knowledge.retriever)
    assert recognition
    bounds = {"numbers": recognition.probability + 0.01, "question": recognition.probability - 0.01}
    monkeypatch.setattr(danger_model, "THRESHOLDS", bounds)
    assert danger_answer(message, knowledge.retriever) == danger_question(message)


@pytest.mark.parametrize(
    ("probability", "sure", "doubtful"),
    [
        (THRESHOLDS["numbers"], True, False),
        (THRESHOLDS["numbers"] - 0.001, False, True),
        (THRESHOLDS["question"], False, True),
        (THRESHOLDS["question"] - 0.001, False, False),
    ],
)
def test_thresholds_part_numbers_question_and_nothing(
    probability: float, sure: bool, doubtful: bool
) -> None:
    recognition = Recognition("fire", probability)
    assert (recognition.is_sure, recognition.is_doubtful) == (sure, doubtful)


def test_the_weights_are_for_the_default_encoder(encoder: Encoder) -> None:
    model = shipped_model()
    assert model.encoder == encoder.name
    assert model.weights.shape == (2 * encoder.dimension, len(model.kinds))
    assert model.weights.dtype == model.bias.dtype == np.float32


def test_weights_are_read_as_they_were_written(tmp_path: Path) -> None:
    model = shipped_model()
    model.write(tmp_path / "weights.npz")
    again = DangerModel.read(tmp_path / "weights.npz")
    assert (again.encoder, again.kinds) == (model.encoder, model.kinds)
    assert np.array_equal(again.weights, model.weights)
    assert np.array_equal(again.bias, model.bias)


def test_another_encoder_switches_it_off_and_the_log_says_so_once(
    small_corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(small_corpus, tmp_path / "store", HashEncoder(), lambda *_: None)
    retriever = Retriever(open_store(tmp_path / "store"), HashEncoder())
    danger_model._log_other_encoder.cache_clear()
    with caplog.at_level(logging.WARNING, danger_model.__name__):
        assert danger_answer("mẹ nằm dưới sàn không mở mắt", retriever) is None
        assert danger_answer(STORY, retriever) is None
    [record] = caplog.records
    assert HashEncoder.name in record.getMessage()


def test_the_texts_to_encode_are_bounded(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []
    encode = knowledge.retriever.encoder.encode

    def counting(texts: list[str], role: str) -> danger_model.Floats:
        counts.append(len(texts))
        return encode(texts, "query")

    monkeypatch.setattr(knowledge.retriever.encoder, "encode", counting)
    recognise("Hom nay troi dep lam nhe ban. " * 130, knowledge.retriever)
    recognise(" ".join(f"Hom nay la ngay thu {n}." for n in range(150)), knowledge.retriever)
    assert counts
    assert max(counts) <= 2 * (MOST_WINDOWS + 1)


@settings(max_examples=40)
@given(message=st.text(st.characters(), max_size=200))
def test_nothing_raises_whatever_is_typed(knowledge: Knowledge, message: str) -> None:
    recognition = recognise(message, knowledge.retriever)
    assert recognition is None or 0 <= recognition.probability <= 1
    assert bool(recognition) == bool(message.strip())


def test_no_held_out_danger_is_fitted() -> None:
    texts = {example.text for example in examples()}
    held_out = read(HELD_OUT)
    assert sum(line["text"] in texts for line in held_out if line["danger"]) == 0


def test_ordinary_questions_that_were_not_fitted_get_no_numbers(knowledge: Knowledge) -> None:
    outcomes = [
        help_for(str(line["text"]), knowledge.retriever)
        for name in ("holdout_answerable", "holdout_near_misses")
        for line in read(QUESTIONS / f"{name}.jsonl")
    ]
    assert len(outcomes) > 250
    assert outcomes.count("numbers") == 0
    assert outcomes.count("question") <= 0.01 * len(outcomes)


def test_the_held_out_messages_are_taken_as_often_as_was_cross_validated(
    knowledge: Knowledge,
) -> None:
    """Counts alone: a text that failed here may not be looked at, or the set would be spent."""
    indirect = [line for line in read(HELD_OUT) if not emergency_numbers(str(line["text"]))]
    outcomes = {
        danger: [
            help_for(str(line["text"]), knowledge.retriever)
            for line in indirect
            if line["danger"] is danger
        ]
        for danger in (True, False)
    }
    share = sum(which != "nothing" for which in outcomes[True]) / len(outcomes[True])
    assert share >= 0.85
    assert outcomes[True].count("numbers") / len(outcomes[True]) >= 0.5
    assert outcomes[False].count("numbers") <= 0.005 * len(outcomes[False])
    assert outcomes[False].count("question") <= 0.02 * len(outcomes[False])


def read(path: Path) -> list[dict[str, str | bool]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def first_number(said: Answer | None) -> str:
    assert said
    assert not is_danger_question(said)
    return next(word for word in said.text.split() if word.isdigit())
