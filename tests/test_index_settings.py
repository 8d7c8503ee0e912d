from pathlib import Path

import pytest

from index.errors import ModelError
from index.settings import DEFAULT_MODEL, Settings, settings

NAMES = ("STORE_DIR", "CACHE_DIR", "EMBEDDING_MODEL", "EMBEDDING_BACKEND")


@pytest.fixture(autouse=True)
def bare_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder without `.env`, and none of our variables set, before and after."""
    for name in NAMES:
        monkeypatch.setenv(name, "")  # so that what `.env` sets is undone as well
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_everything_has_a_default() -> None:
    cache = Path("~/.cache/hoi-pho").expanduser()
    assert settings() == Settings(Path("var/store"), cache, DEFAULT_MODEL, "onnx")


def test_the_environment_sets_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(NAMES, ("s", "~/c", "other/model", "torch"), strict=True):
        monkeypatch.setenv(name, value)
    assert settings() == Settings(Path("s"), Path("~/c").expanduser(), "other/model", "torch")


def test_the_environment_wins_over_dotenv(
    monkeypatch: pytest.MonkeyPatch, bare_folder: Path
) -> None:
    (bare_folder / ".env").write_text("STORE_DIR=from-file\nEMBEDDING_MODEL=from-file\n")
    monkeypatch.setenv("STORE_DIR", "from-environment")
    assert settings().store == Path("from-environment")
    assert settings().model == "from-file"


def test_an_empty_value_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
    assert settings().model == DEFAULT_MODEL
    assert settings().store == Path("var/store")


@pytest.mark.parametrize("backend", ["ONNX", "tensorflow", "onnx "])
def test_an_unknown_backend_is_refused_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    monkeypatch.setenv("EMBEDDING_BACKEND", backend)
    with pytest.raises(ModelError, match="EMBEDDING_BACKEND") as refused:
        settings()
    assert repr(backend) in str(refused.value)
    assert "onnx or torch" in str(refused.value)
