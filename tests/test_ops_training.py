import shutil
from pathlib import Path

import pytest

from ops import ROOT, training
from ops.children import Children
from ops.environments import DIALOGUE
from ops.errors import OpsError
from settings import Settings


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the dialogue is trained from, in place of the real one."""
    clone = tmp_path / "clone"
    for name in ("data/nlu", "data/rules", "dialogue"):
        shutil.copytree(ROOT / name, clone / name)
    for name in ("config.yml", "domain.yml"):
        shutil.copyfile(ROOT / name, clone / name)
    monkeypatch.setattr(training, "ROOT", clone)
    folders = [clone / "data" / name for name in ("nlu", "rules", "stories")]
    monkeypatch.setattr(training, "TRAINING_DATA", folders)
    monkeypatch.setattr(training, "MODELS", clone / "var" / "models")
    monkeypatch.setattr(training, "LOGS", tmp_path / "log")
    return clone


def test_the_model_is_named_by_what_it_is_trained_from(clone: Path) -> None:
    seen = {training.model_path()}
    for name in ("config.yml", "domain.yml", "data/nlu/new.yml", "data/rules/new.yml"):
        with (clone / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        seen.add(training.model_path())
    for name in ("folding_more.py", "intent_more.py"):
        (clone / "dialogue" / name).write_text("# a component\n")
        seen.add(training.model_path())
    assert len(seen) == 7
    (clone / "dialogue" / "channel_more.py").write_text("# no component\n")
    (clone / "data" / "corpus").mkdir()
    (clone / "data" / "corpus" / "text.md").write_text("not training data")
    assert training.model_path() in seen


def test_a_model_trained_by_another_clone_is_taken_over(
    clone: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = Settings(cache_dir=tmp_path / "cache")
    cached = tmp_path / "cache" / "dialogue" / training.model_path().name
    cached.parent.mkdir(parents=True)
    cached.write_bytes(b"a trained model")
    with Children() as children:
        assert training.train(ours, children).read_bytes() == b"a trained model"
        assert "taken from the cache" in capsys.readouterr().out
        training.train(ours, children)
        assert "up to date" in capsys.readouterr().out
    assert [path.name for path in training.MODELS.iterdir()] == [cached.name]


def test_a_failed_training_leaves_nothing_that_looks_trained(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing:
        python = "false"
        requirements = DIALOGUE.requirements

    monkeypatch.setattr(training, "DIALOGUE", Refusing)
    ours = Settings(cache_dir=tmp_path / "cache")
    with (
        Children() as children,
        pytest.raises(OpsError, match="rasa train ended with exit status 1"),
    ):
        training.train(ours, children)
    assert list(training.MODELS.iterdir()) == []
    assert not (tmp_path / "cache").exists()
