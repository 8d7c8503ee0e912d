"""`make test`: every check to its end, then a table; fails if any of them failed."""

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
    """A program that judges something; `env` is ours where None.

    A chatty one writes to `log` instead of the terminal, and what it finds to `findings`: both are
    shown when it fails.
    """

    name: str
    command: list[str]
    env: Mapping[str, str] | None = None
    log: Path | None = None
    findings: Path | None = None


def checks(settings: Settings, model: Path) -> list[Check]:
    """List the checks in the order they run: quick ones first, pytest last."""
    rasa_env = rasa_environment(settings)
    python = [ASSISTANT.python, "-m"]
    rasa = [DIALOGUE.python, "-m", "rasa"]
    validate = ["data", "validate", "--domain", "domain.yml", "--data", *training_data()]
    stories = ["test", "core", "--model", str(model), "--stories", "tests/dialogue"]
    # --e2e: what people type is understood anew; without it the intents stand in the stories.
    stories += ["--e2e", "--no-plot", "--out", str(RASA_REPORTS), "--fail-on-prediction-errors"]
    held_out = ["test", "nlu", "--model", str(model), "--nlu", "tests/dialogue/held_out.yml"]
    held_out += ["--no-plot", "--out", str(INTENT_REPORT.parent)]
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
        Check("rasa test nlu", [*rasa, *held_out], rasa_env, LOGS / "test-nlu.log"),
        Check("intents understood", [*python, "ops.recognition", str(INTENT_REPORT)]),
        Check("pytest", [*python, "pytest", f"--junitxml={REPORT}"]),
    ]


def run_all(settings: Settings, model: Path, children: Children) -> int:
    """Run every check, print how each ended; return 0 when all are well, else 1."""
    for report in (REPORT, INTENT_REPORT):
        report.unlink(missing_ok=True)
    rows = []
    for check in checks(settings, model):
        print(f"\n── {check.name}", flush=True)
        began = time.monotonic()
        try:
            children.run(check.name, check.command, check.env, check.log)
            outcome = "ok"
        except OpsError as failure:
            outcome = "FAILED"
            print(failure.details)
            if check.findings and check.findings.exists():
                print(check.findings.read_text("utf-8"))
            print(failure, flush=True)
        rows.append((check.name, outcome, time.monotonic() - began))
    print("\n── summary")
    for name, outcome, seconds in rows:
        print(f"{name:<20} {outcome:<6} {seconds:7.1f} s")
    print(_counts(), flush=True)
    return 0 if all(outcome == "ok" for _, outcome, _ in rows) else 1


def _counts() -> str:
    """Say what pytest counted, as the last line, where people and CI look for it."""
    try:
        suite = ElementTree.parse(REPORT).getroot()[0].attrib  # noqa: S314  pytest wrote it
    except (OSError, ElementTree.ParseError):
        return "pytest ended without a report"
    skipped = int(suite["skipped"])
    failed = int(suite["failures"]) + int(suite["errors"])
    passed = int(suite["tests"]) - failed - skipped
    return f"pytest: {passed} passed, {failed} failed, {skipped} skipped"
