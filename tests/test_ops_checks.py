import sys
from pathlib import Path

import pytest

from ops import checks
from ops.checks import Check
from ops.children import Children
from settings import Settings

SUITE = """
import pytest
def test_good(): pass
def test_bad(): assert False
@pytest.mark.skip
def test_later(): pass
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "REPORT", tmp_path / "pytest.xml")
    monkeypatch.setattr(checks, "INTENT_REPORT", tmp_path / "intent_report.json")


def run(monkeypatch: pytest.MonkeyPatch, *instead: Check) -> int:
    monkeypatch.setattr(checks, "checks", lambda ours, model: list(instead))
    with Children() as children:
        return checks.run_all(Settings(), Path("model"), children)


def suite(tmp_path: Path) -> Check:
    (tmp_path / "test_suite.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", str(tmp_path)]
    command += ["-p", "no:cacheprovider", f"--junitxml={checks.REPORT}", str(tmp_path)]
    return Check("pytest", command)


def test_a_failure_stops_no_other_check_and_the_count_comes_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stories.yml").write_text("- story: the wrong one\n")
    failing = Check(
        "rasa test",
        ["sh", "-c", "echo the reason; exit 1"],
        log=tmp_path / "log",
        findings=tmp_path / "stories.yml",
    )
    status = run(monkeypatch, failing, Check("ruff", ["true"]), suite(tmp_path))
    out = capfd.readouterr().out
    assert status == 1
    assert "the reason" in out
    assert "- story: the wrong one" in out
    summary = out.split("── summary\n")[1].splitlines()
    outcomes = [(line.split()[0], "ok" in line.split()) for line in summary[:-1]]
    assert outcomes == [("rasa", False), ("ruff", True), ("pytest", False)]
    assert summary[-1] == "pytest: 1 passed, 1 failed, 1 skipped"


def test_all_well_is_success(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, Check("ruff", ["true"])) == 0
    assert capfd.readouterr().out.endswith("pytest ended without a report\n")


def test_the_stories_are_understood_anew_and_the_held_out_messages_measured() -> None:
    listed = {check.name: check.command for check in checks.checks(Settings(), Path("model"))}
    assert "--e2e" in listed["rasa test core"]
    assert "tests/dialogue/held_out.yml" in listed["rasa test nlu"]
    names = list(listed)
    assert names.index("rasa test nlu") < names.index("intents understood")


def test_an_old_report_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    checks.INTENT_REPORT.write_text("{}", "utf-8")
    run(monkeypatch, Check("ruff", ["true"]))
    assert not checks.INTENT_REPORT.exists()
