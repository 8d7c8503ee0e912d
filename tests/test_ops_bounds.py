import json
import re
from pathlib import Path

import pytest

from ops import bounds
from ops.bounds import Bound, bounds_of, compare, documented, judge

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
SECTIONS = ("answers", "emergencies", "intents", "plans", "retrieval")


def row(beginning: str) -> list[float]:
    """Return the figures of the README's row that begins so, in its second column."""
    [line] = [line for line in README.splitlines() if line.startswith(f"| {beginning}")]
    return [float(figure) for figure in re.findall(r"\d+(?:\.\d+)?", line.split("|")[2])]


def percent(section: str, *names: str, digits: int = 0) -> list[float]:
    return [round(100 * documented()[section][name], digits) for name in names]


def two_digits(section: str, *names: str) -> list[float]:
    return [round(documented()[section][name], 2) for name in names]


def test_the_readme_tells_what_was_measured() -> None:
    fitted = ("fitted_right", "fitted_wrong", "fitted_refused")
    held_out = ("held_out_right", "held_out_wrong", "held_out_refused")
    assert row("questions answered") == percent("answers", *fitted)
    assert row("the same, 128 held out") == percent("answers", *held_out)
    assert row("near misses") == percent("answers", "fitted_misled", "held_out_misled")
    found = ("written_first", "bare_first", "english_first")
    assert row("right passage first") == two_digits("retrieval", *found)
    assert row("intents recognised") == two_digits("intents", "accuracy")
    assert row("what is asked read exactly") == two_digits("plans", "held_out")
    alarms = ("vectors_missed", "vectors_false_alarms")
    assert row("held-out emergencies") == percent("emergencies", *alarms, digits=1)


@pytest.mark.parametrize("name", ["answerable", "near_misses"])
def test_the_readme_counts_the_questions(name: str) -> None:
    folder = Path(__file__).with_name("questions")
    for file in (name, f"holdout_{name}"):
        count = len((folder / f"{file}.jsonl").read_text("utf-8").splitlines())
        assert re.search(rf"\b{count}\b", README.split("## How well it does")[1]), file


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_documented_keeps_its_bounds(section: str) -> None:
    known = bounds_of(section)
    for name, figure in documented()[section].items():
        assert known[name].holds(figure), (section, name)


@pytest.mark.parametrize(
    ("text", "figure", "holds"),
    [
        ("≥ 0.9", 0.9, True),
        ("≥ 0.9", 0.899, False),
        ("≤ 0.05", 0.05, True),
        ("≤ 0.05", 0.051, False),
    ],
)
def test_a_bound_holds_up_to_its_value(text: str, figure: float, holds: bool) -> None:
    assert Bound(text).holds(figure) is holds


def test_a_bound_says_on_which_side_it_lies() -> None:
    with pytest.raises(ValueError, match="≥ or ≤"):
        Bound("0.9")


def test_each_figure_stands_beside_its_bound() -> None:
    known = {"right": Bound("≥ 0.8"), "wrong": Bound("≤ 0.1"), "gone": Bound("≤ 0.1")}
    lines, passed = compare({"right": 0.85, "wrong": 0.2}, known)
    assert not passed
    assert [line.split() for line in lines] == [
        ["right", "0.850", "≥", "0.8", "ok"],
        ["wrong", "0.200", "≤", "0.1", "OUT", "OF", "BOUNDS"],
        ["gone", "missing", "≤", "0.1", "OUT", "OF", "BOUNDS"],
    ]
    assert compare({"right": 0.85, "wrong": 0.1, "gone": 0}, known)[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bounds, "MEASURED", tmp_path / "measured")
    monkeypatch.setattr(bounds, "DOCUMENTED", tmp_path / "documented.json")
    (tmp_path / "documented.json").write_text('{"plans": {"held_out": 0.9}}', "utf-8")
    return tmp_path


def test_what_is_measured_is_written_and_taken_into_the_documents(folder: Path) -> None:
    text, passed = judge("plans", {"first": 0.97, "held_out": 0.91239})
    assert passed, text
    assert json.loads((folder / "measured/plans.json").read_text()) == {
        "first": 0.97,
        "held_out": 0.91239,
    }
    bounds.main()
    assert documented() == {"plans": {"held_out": 0.91239}}


def test_a_figure_that_is_no_longer_as_documented_fails(folder: Path) -> None:
    text, passed = judge("plans", {"first": 0.97, "held_out": 0.95})
    assert not passed
    assert "held_out is documented as 0.9: run `make figures`" in text


def test_a_figure_out_of_bounds_fails(folder: Path) -> None:
    text, passed = judge("plans", {"first": 0.5, "held_out": 0.9})
    assert not passed
    assert "OUT OF BOUNDS" in text
