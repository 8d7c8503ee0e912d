import json
from pathlib import Path

import pytest
import yaml

from ops import recognition
from ops.recognition import BOUNDS, compare

ROOT = Path(__file__).parents[1]
REPORT = {"greet": {"recall": 0.9}, "thank": {"recall": 0.5}, "accuracy": 0.8}


def test_every_intent_and_the_whole_have_a_bound() -> None:
    intents = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"]
    assert set(BOUNDS) == {*intents, "accuracy"}
    assert all(0.65 < bound <= 1 for bound in BOUNDS.values())


def test_each_figure_stands_beside_its_bound() -> None:
    lines, kept = compare(REPORT, {"accuracy": 0.8, "greet": 0.85})
    assert kept
    assert [line.split() for line in lines] == [
        ["accuracy", "0.800", "at", "least", "0.800", "ok"],
        ["greet", "0.900", "at", "least", "0.850", "ok"],
    ]


@pytest.mark.parametrize("bounds", [{"thank": 0.51}, {"accuracy": 0.81}, {"goodbye": 0.1}])
def test_one_figure_below_its_bound_fails(bounds: dict[str, float]) -> None:
    [line], kept = compare(REPORT, bounds)
    assert not kept
    assert line.endswith("TOO LOW")


def test_the_exit_status_says_how_it_ended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "intent_report.json"
    assert recognition.main(str(report)) == 1
    assert "is not there" in capsys.readouterr().out
    perfect = {name: {"recall": 1.0} for name in BOUNDS} | {"accuracy": 1.0}
    report.write_text(json.dumps(perfect), "utf-8")
    assert recognition.main(str(report)) == 0
    report.write_text(json.dumps(perfect | {"greet": {"recall": 0.1}}), "utf-8")
    assert recognition.main(str(report)) == 1
