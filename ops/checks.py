"""The checks of `make test`: run all of them, print a table, fail if any failed."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ops import LOGS, ROOT
from ops.children import Children
from ops.environments import ASSISTANT, DIALOGUE
from ops.errors import OpsError
from ops.training import rasa_environment, training_data
from settings import Settings

REPORT = ROOT / "var" / "pytest.xml"
RASA_REPORTS = ROOT / "var" / "rasa-test"
INTENT_REPORT = RASA_REPORTS / "nlu" / "intent_report.json"


@dataclass(frozen=True)
class Check:
    """A program whose exit status says whether the check passed; None as `env` inherits ours.

    A verbose program writes to `log` instead of the terminal, and may report its failures in the
    file `findings`. When it fails, `findings` and the end of the log are shown.
    """

    name: str
    command: list[str]
    env: Mapping[str, str] | None = None
    log: Path | None = None
    findings: Path | None = None


def checks(settings: Settings, model: Path) -> list[Check]:
    """Return the checks in the order they run: quick ones first, pytest last."""
    rasa_env = rasa_environment(settings)
    python = [ASSISTANT.python, "-m"]
    rasa = [DIALOGUE.python, "-m", "rasa"]
    validate = ["data", "validate", "--domain", "domain.yml", "--data", *training_data()]
    stories = ["test", "core", "--model", str(model), "--stories", "tests/dialogue"]
    # --e2e classifies the users' texts; without it the stories' own intents are used.
    stories += ["--e2e", "--no-plot", "--out", str(RASA_REPORTS), "--fail-on-prediction-errors"]
    nlu_test = ["test", "nlu", "--model", str(model), "--nlu", "tests/dialogue/held_out.yml"]
    nlu_test += ["--no-plot", "--out", str(INTENT_REPORT.parent)]
    cross = ["test", "nlu", "--cross-validation", "--folds", "2", "--config", "config.yml"]
    cross += ["--nlu", "data/nlu", "--no-plot", "--out", str(RASA_REPORTS / "cross-validation")]
    failed_stories = RASA_REPORTS / "failed_test_stories.yml"
    return [
        Check("ruff check", [*python, "ruff", "check"]),
        Check("ruff format", [*python, "ruff", "format", "--check"]),
        Check("mypy", [*python, "mypy"]),
        Check("rasa data validate", [*rasa, *validate], rasa_env, LOGS / "validate.log"),
        Check(
            "rasa test core",
            [*rasa, *stories],
            rasa_env,
            LOGS / "test-core.log",
            findings=failed_stories,
        ),
        Check("rasa test nlu", [*rasa, *nlu_test], rasa_env, LOGS / "test-nlu.log"),
        Check("rasa cross-validation", [*rasa, *cross], rasa_env, LOGS / "cross-validation.log"),
        Check("intents understood", [*python, "ops.recognition", str(INTENT_REPORT)]),
        Check("pytest", [*python, "pytest", f"--junitxml={REPORT}"]),
    ]


def run_all(settings: Settings, model: Path, children: Children) -> int:
    """Run every check and print the outcomes; return 0 if all passed, else 1."""
    for report in (REPORT, INTENT_REPORT):
        report.unlink(missing_ok=True)
    rows = []
    for check in checks(settings, model):
        print(f"\n── {check.name}", flush=True)
        start = time.monotonic()
        try:
            children.run(check.name, check.command, check.env, check.log)
            outcome = "ok"
        except OpsError as failure:
            outcome = "FAILED"
            print(failure.details)
            if check.findings and check.findings.exists():
                print(check.findings.read_text("utf-8"))
            print(failure, flush=True)
        rows.append((check.name, outcome, time.monotonic() - start))
    print("\n── summary")
    for name, outcome, seconds in rows:
        print(f"{name:<22} {outcome:<6} {seconds:7.1f} s")
    print(_counts(), flush=True)
    return 0 if all(outcome == "ok" for _, outcome, _ in rows) else 1


def _counts() -> str:
    """Return pytest's counts; people and CI look for them in the last line."""
    try:
        suite = ElementTree.parse(REPORT).getroot()[0].attrib  # noqa: S314  pytest wrote it
    except (OSError, ElementTree.ParseError):
        return "pytest ended without a report"
    skipped = int(suite["skipped"])
    failed = int(suite["failures"]) + int(suite["errors"])
    passed = int(suite["tests"]) - failed - skipped
    return f"pytest: {passed} passed, {failed} failed, {skipped} skipped"
