import json
from pathlib import Path

import pytest
import yaml

from ops import bounds, recognition
from ops.bounds import bounds_of
from ops.recognition import shares

ROOT = Path(__file__).parents[1]


def test_every_intent_and_the_whole_have_a_bound() -> None:
    intents = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]
    known = bounds_of("intents")
    assert set(known) == {*intents, "accuracy"}
    assert all(0.65 < bound.value <= 1 for bound in known.values())
    assert all(bound.text.startswith("≥") for bound in known.values())


def test_the_recall_of_each_intent_is_its_share() -> None:
    report = {"greet": {"recall": 0.9, "precision": 0.1}, "accuracy": 0.8, "other": {"recall": 1}}
    read = shares(report)
    assert read.keys() == bounds_of("intents").keys()
    assert (read["greet"], read["accuracy"], read["thank"]) == (0.9, 0.8, 0.0)


def test_the_exit_status_says_how_it_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MEASURED", tmp_path / "measured")
    monkeypatch.setattr(bounds, "documented", dict)
    report = tmp_path / "intent_report.json"
    assert recognition.main(str(report)) == 1
    assert "is not there" in capsys.readouterr().out
    perfect = {name: {"recall": 1.0} for name in bounds_of("intents")} | {"accuracy": 1.0}
    report.write_text(json.dumps(perfect), "utf-8")
    assert recognition.main(str(report)) == 0
    report.write_text(json.dumps(perfect | {"greet": {"recall": 0.1}}), "utf-8")
    assert recognition.main(str(report)) == 1
    assert "OUT OF BOUNDS" in capsys.readouterr().out
