import os
import re
import subprocess

from ops import ROOT
from ops.commands import COMMANDS


def test_help_lists_every_command_of_the_makefile() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = [line.split()[0] for line in told.stdout.splitlines()]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile)) - {"bootstrap"}
    assert set(listed) == targets
    assert len(listed) == len(targets)


def test_the_makefile_calls_commands_that_exist() -> None:
    called = re.findall(r"-m ops (\w+)", (ROOT / "Makefile").read_text("utf-8"))
    assert set(called) == set(COMMANDS)


def test_continuous_integration_runs_every_test() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").splitlines()[-1] == "make test"
