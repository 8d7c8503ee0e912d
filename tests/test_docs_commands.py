"""Every command that the documents tell people to type is run, or shown to be there.

A command that no rule says how to run fails: write a rule, or mend the document.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import DEFAULT_ENVIRONMENT
from tests.corpora import write_json_lines
from tests.documented import ROOT, Documented, commands_of, documented
from tests.story_file import read_files
from tests.story_filter import selected

if TYPE_CHECKING:
    from tests.assistant import Assistant

pytest_plugins = ["tests.assistant"]
pytestmark = pytest.mark.timeout(900)  # the assistant may be set up and trained first

# What a person puts something of their own for: PATH_OR_URL…, [--ablate], add/remove.
_SYNOPSIS = re.compile(r"…|\[|\b[A-Z_]{3,}\b|\b[a-z]+/[a-z]+")
_TOO_LONG = (
    *("bench_danger", "bench_ingestion", "bench_model_forms", "bench_search_growth"),
    *("bench_store_size", "eval_answers", "eval_emergencies", "eval_policies", "eval_retrieval"),
    *("bench_conversation", "bench_faults", "eval_intents"),
    *("fit_danger", "fuzz_messages", "make_legal_set", "margins", "processors"),
)
_COMMANDS = documented()


def ran(arguments: list[str], folder: Path = ROOT, **variables: str) -> str:
    """Run a program that must succeed; return what it says."""
    said = subprocess.run(
        arguments,
        cwd=folder,
        env=DEFAULT_ENVIRONMENT | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, f"{shlex.join(arguments)}\n{said.stdout}{said.stderr}"
    return said.stdout


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory, shipped_store: Path) -> Path:
    """A folder that looks like the clone, with the files the documents speak of, and a store."""
    folder = tmp_path_factory.mktemp("clone")
    for name in (".venv", "settings.py", "index", "data", "tests", "requirements"):
        (folder / name).symlink_to(ROOT / name)
    text = {"id": "t1", "text": "Nevers thử xe tự lái trong trung tâm thành phố."}
    question = {"id": "q1", "text": "thành phố nào thử xe tự lái"}
    write_json_lines(folder / "my-texts.jsonl", [text])
    write_json_lines(folder / "questions.jsonl", [question])
    (folder / "my-questions").mkdir()
    write_json_lines(folder / "my-questions/corpus.jsonl", [text])
    write_json_lines(folder / "my-questions/queries.jsonl", [question])
    relevant = "query-id\tcorpus-id\tscore\nq1\tt1\t1\n"
    (folder / "my-questions/qrels.tsv").write_text(relevant, "utf-8")
    # What the documents ask is asked of the shipped texts.
    shutil.copytree(shipped_store, folder / "store")
    return folder


def for_real(command: str, clone: Path) -> None:
    arguments = shlex.split(command.replace(".venv/bin/python", "python"))
    ran([".venv/bin/python", *arguments[1:]], clone, STORE_DIR=str(clone / "store"))


def by_its_help(command: str, clone: Path) -> None:
    """Ask each of its commands for help, which must tell of the options named."""
    module, *rest = command.split("python -m ")[1].split()
    names = [name for name in rest[0].split("/") if name.isalpha()] if rest else []
    for name in names or [""]:
        helped = ran([sys.executable, "-m", module, *filter(None, [name]), "--help"])
        for option in re.findall(r"--[a-z-]+", command):
            assert option in helped


def by_its_presence(command: str, clone: Path) -> None:
    module = re.split(r"python (?:-m )?", command)[1].split()[0]
    name = module.removesuffix(".py").replace("/", ".")
    ran([sys.executable, "-c", f"from {name} import main"])


def in_the_clone(command: str, clone: Path) -> None:
    """Run what needs nothing prepared, on our own code."""
    ran([sys.executable, *shlex.split(command)[1:]])


def without_running_it(command: str, clone: Path) -> None:
    ran(["make", "-n", *shlex.split(command)[1:]])
    if asked := re.search(r"FILTER=(.*)", command):
        files = {name: file.conversations for name, file in read_files().items()}
        assert selected(shlex.split(asked[1])[0], files), "it selects nothing"


def to_its_first_step(command: str, clone: Path) -> None:
    """Let a server begin, and end at a port that is none."""
    module = command.split("python -m ")[1]
    port = {"actions": "ACTIONS_PORT", "door": "RASA_PORT"}[module]
    arguments = [sys.executable, "-m", module]
    environment = {**os.environ, port: "none"}
    said = subprocess.run(
        arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (said.returncode, port in said.stderr) == (1, True)


Way = Callable[[str, Path], None]
_RULES: list[tuple[str, Way]] = [
    (r"make\b", without_running_it),
    (
        rf"(\.venv/bin/)?python -m tests\.benchmarks\.(?:{'|'.join(_TOO_LONG)})\b",
        by_its_presence,
    ),
    (r"\.venv/bin/python tests/benchmarks/bench_assistant\.py$", by_its_presence),
    (r"\.venv/bin/python -m tests\.(?:import_graph|story_schema)$", in_the_clone),
    (r"python -m (actions|door)$", to_its_first_step),
    (r"python -m (bot|ops)\b", by_its_help),
    (r"python -m index eval( --ablate)?$", by_its_help),
    (rf"(\.venv/bin/)?python -m index\b.*(?:{_SYNOPSIS.pattern})", by_its_help),
    (
        r"(\.venv/bin/)?python -m index (add|build|check|eval|model|review|search|stats|verify)\b",
        for_real,
    ),
]


def way(command: str) -> Way | None:
    return next((how for pattern, how in _RULES if re.match(pattern, command)), None)


@pytest.mark.parametrize(
    "written",
    [command for command in _COMMANDS if not command.command.startswith("curl ")],
    ids=lambda written: f"{written.file}: {written.command}",
)
def test_every_command_of_the_documents_works(written: Documented, clone: Path) -> None:
    how = way(written.command)
    assert how, f"{written.file} tells of `{written.command}`, and no rule says how to run it"
    how(written.command, clone)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize(
    "written", [command for command in _COMMANDS if command.command.startswith("curl ")]
)
def test_every_request_of_the_documents_is_answered(
    written: Documented, assistant: "Assistant"
) -> None:
    here = written.command.replace("http://127.0.0.1:5005", assistant.url)
    assert here != written.command
    answers = json.loads(ran(shlex.split(here)))
    assert answers[0]["text"]


def test_a_command_without_a_rule_is_found() -> None:
    assert way("python -m index shred") is None
    assert way("python -m tests.benchmarks.unknown") is None
    assert way(".venv/bin/python tests/unknown.py") is None


def test_commands_are_found_in_blocks_and_in_lines() -> None:
    text = (
        "Type `make run`, `ls`:\n\n```\n$ .venv/bin/python -m index stats  # all\ncurl -s x\n```\n"
    )
    assert commands_of(text) == [".venv/bin/python -m index stats", "curl -s x", "make run"]
    assert {command.file for command in _COMMANDS} >= {"README.md", "ARCHITECTURE.md"}
