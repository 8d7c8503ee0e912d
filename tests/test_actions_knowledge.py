"""A store replaced on disk while the assistant runs."""

import shutil
import time
from pathlib import Path

import pytest

from actions.answer import AnswerStatus
from actions.knowledge import KnowledgeSource
from index.encoding.encoder import Encoder
from index.errors import IndexingError
from index.ingest.building import build
from settings import Settings
from tests.days import TODAY
from tests.turns import answer

ASKED = "Ai ký Quyết định 77/QĐ-HP?"
ABOUT_77 = """---
id: qd-77
number: 77/QĐ-HP
type: Quyết định
title: Đèn đường thông minh
issuer: Phố
signer: {signer}
issued: 2026-01-02
sources: [crawl]
---

## Giới thiệu

Quyết định 77/QĐ-HP nói về đèn đường thông minh.
"""


def write(corpus: Path, signer: str) -> Path:
    corpus.mkdir(exist_ok=True)
    (corpus / "qd-77.md").write_text(ABOUT_77.format(signer=signer), "utf-8")
    return corpus


@pytest.fixture
def store(tmp_path: Path, encoder: Encoder) -> Path:
    store = tmp_path / "store"
    build(write(tmp_path / "corpus", "Bà Lan"), store, encoder, lambda *_: None)
    return store


@pytest.fixture
def source(store: Path, model_settings: Settings) -> KnowledgeSource:
    return KnowledgeSource(model_settings.model_copy(update={"store_dir": store}))


def test_a_new_store_is_served_once_it_is_open(
    source: KnowledgeSource, store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    before = source.current()
    assert "Bà Lan" in answer(ASKED, before, TODAY).text
    build(write(tmp_path / "corpus", "Ông Bình"), store, encoder, lambda *_: None)
    source.refresh()
    assert "Ông Bình" in answer(ASKED, source.current(), TODAY).text
    assert "Bà Lan" in answer(ASKED, before, TODAY).text, (
        "a question under way keeps what it began with"
    )


def test_whoever_watches_serves_the_new_store_without_being_asked(
    source: KnowledgeSource, store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    source.watch()
    build(write(tmp_path / "corpus", "Ông Bình"), store, encoder, lambda *_: None)
    before = source.current()
    deadline = time.monotonic() + 60
    while source.current() is before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "Ông Bình" in answer(ASKED, source.current(), TODAY).text


def test_the_same_store_is_not_opened_again(source: KnowledgeSource) -> None:
    before = source.current()
    source.refresh()
    assert source.current() is before


@pytest.mark.parametrize("broken", ["nowhere", "truncated", "empty pointer", "no pointer"])
def test_a_broken_new_store_leaves_the_old_one_in_service(
    broken: str,
    source: KnowledgeSource,
    store: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    pointer = store / "CURRENT"
    if broken == "truncated":
        generation = store / "generations" / pointer.read_text("ascii").strip()
        shutil.copytree(generation, generation.with_name("f" * 16))
        (generation.with_name("f" * 16) / "passages/index.faiss").write_bytes(b"")
        pointer.write_text("f" * 16)
    elif broken == "no pointer":
        pointer.unlink()
    else:
        pointer.write_text("0123456789abcdef" if broken == "nowhere" else "")
    for _ in range(2):
        source.refresh()
        said = answer(ASKED, source.current(), TODAY)
        assert said.status is AnswerStatus.ANSWERED
        assert "Bà Lan" in said.text
    expected = 1 if broken in ("nowhere", "truncated") else 0
    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert len(errors) == expected, "once, not at every question"
    assert all("the old one stays" in record.message for record in errors)


def test_after_a_broken_store_a_sound_one_is_served(
    source: KnowledgeSource, store: Path, tmp_path: Path, encoder: Encoder
) -> None:
    (store / "CURRENT").write_text("0123456789abcdef")
    source.refresh()
    build(write(tmp_path / "corpus", "Ông Bình"), store, encoder, lambda *_: None)
    source.refresh()
    assert "Ông Bình" in answer(ASKED, source.current(), TODAY).text


def test_without_a_store_it_does_not_start(model_settings: Settings) -> None:
    with pytest.raises(IndexingError, match="python -m index build"):
        KnowledgeSource(model_settings)
