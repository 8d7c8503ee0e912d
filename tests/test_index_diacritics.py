from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.corpus import read_corpus
from index.diacritics import DiacriticRestorer
from index.embedding import embedded_text
from index.folding import fold, words
from index.passages import passages_of
from index.sentences import sentence_spans
from index.texts import corpus_text
from tests.conftest import CORPUS

TEXTS = ["Hải Phòng đặt mục tiêu giảm khí thải.", "Đà Nẵng có mục tiêu khác."]


@pytest.fixture(scope="module")
def shipped() -> tuple[DiacriticRestorer, list[str]]:
    """A restorer learnt as a build learns it, and the Vietnamese sentences it learnt from."""
    passages = [
        (embedded_text(document, passage), passage.text)
        for document, text in (
            (source.document, corpus_text(source)) for source in read_corpus(CORPUS)
        )
        for passage in passages_of(document, [text])
    ]
    sentences = [text[a:b] for _, text in passages for a, b in sentence_spans(text)]
    return DiacriticRestorer.learn(text for text, _ in passages), sentences


def test_folded_sentences_of_the_corpus_come_back(
    shipped: tuple[DiacriticRestorer, list[str]],
) -> None:
    restorer, sentences = shipped
    right = total = 0
    for sentence in sentences:
        expected = words(sentence)
        restored = words(restorer.restore(fold(sentence)))
        assert len(restored) == len(expected)
        right += sum(a == b for a, b in zip(restored, expected, strict=True))
        total += len(expected)
    assert total > 1000
    assert right / total >= 0.9


def test_text_with_its_diacritics_is_left_as_it_is(
    shipped: tuple[DiacriticRestorer, list[str]],
) -> None:
    restorer, _ = shipped
    for question in ("Hải Phòng ĐẶT mục tiêu gì?", "Ai ký Nghị định 13/2023/NĐ-CP?"):
        assert restorer.restore(question) == question


def test_other_languages_are_left_as_they_are() -> None:
    restorer = DiacriticRestorer.learn(TEXTS)
    for question in ("What is the target of the city?", "Quel est l’objectif de la ville ?"):
        assert restorer.restore(question) == question


def test_neighbours_decide_between_spellings() -> None:
    restorer = DiacriticRestorer.learn(["Mục tiêu của thành phố.", "Mực nước sông dâng cao."])
    assert restorer.restore("muc tieu cua thanh pho") == "mục tiêu của thành phố"
    assert restorer.restore("muc nuoc song") == "mực nước sông"


def test_diacritics_that_were_typed_are_kept() -> None:
    restorer = DiacriticRestorer.learn(["Hải Phòng đặt mục tiêu mới cho thành phố."])
    restored = restorer.restore("hai phòng dat muc tieu moi cho thanh pho")
    assert restored == "hải phòng đặt mục tiêu mới cho thành phố"
    assert "phóng" in restorer.restore("hai phóng dat muc tieu moi cho thanh pho")


def test_what_was_learnt_is_read_back_and_written_alike(tmp_path: Path) -> None:
    learnt = DiacriticRestorer.learn(TEXTS)
    learnt.save(tmp_path / "one.json")
    again = DiacriticRestorer.load(tmp_path / "one.json")
    again.save(tmp_path / "two.json")
    assert again.restore("hai phong dat muc tieu") == "hải phòng đặt mục tiêu"
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@given(st.text())
def test_whatever_is_typed_only_diacritics_change(text: str) -> None:
    restored = DiacriticRestorer.learn(TEXTS).restore(text)
    assert [fold(word) for word in words(restored)] == [fold(word) for word in words(text)]


def test_a_question_of_a_thousand_syllables_is_restored() -> None:
    restored = DiacriticRestorer.learn(TEXTS).restore("muc tieu " * 500)
    assert restored == " ".join(["mục tiêu"] * 500)
