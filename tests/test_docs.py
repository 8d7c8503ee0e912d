"""What the documents promise exists."""

import re
import subprocess
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
SETTINGS = (ROOT / ".env.example").read_text("utf-8")


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE))


def test_every_make_command_documented_exists_and_the_other_way_round() -> None:
    documented = set(re.findall(r"`?make ([a-z-]+)", README))
    assert documented == targets()


def test_make_help_lists_every_command() -> None:
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {line.split()[0] for line in said.stdout.splitlines()} == targets()


def test_every_setting_documented_is_an_example_with_the_same_default() -> None:
    section = ARCHITECTURE.split("## Settings")[1].split("## ")[0]
    documented = dict(re.findall(r"`([A-Z_]+)=([^`]*)`", section))
    examples = dict(re.findall(r"^([A-Z_]+)=(.*)$", SETTINGS, re.MULTILINE))
    assert documented == examples


def test_every_path_the_map_names_is_there() -> None:
    section = ARCHITECTURE.split("## Glossary")[0]
    paths = re.findall(r"^\| `([a-z]+(?:/|\.py))`", section, re.MULTILINE)
    assert "settings.py" in paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_every_file_a_document_names_is_there() -> None:
    told = [ROOT / "README.md", ROOT / "ARCHITECTURE.md", *sorted((ROOT / "docs").glob("*.md"))]
    for document in told:
        text = document.read_text("utf-8")
        for path in re.findall(r"`([a-z_]+/[a-z_/]+(?:\.py|\.yml|/))`", text):
            if not path.startswith("var/"):
                assert (ROOT / path).exists(), f"{document.name}: {path}"


def test_every_action_and_intent_the_contract_names_is_in_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    contract = ARCHITECTURE.split("## The wire")[1].split("## Settings")[0]
    assert set(re.findall(r"`(action_[a-z_]+)`", contract)) == set(domain["actions"])
    intents = re.search(r"Intents \(Rasa\): (.*?)\. They", contract, re.DOTALL)
    assert intents
    assert set(re.findall(r"`([a-z_]+)`", intents[1])) == set(domain["intents"])


def test_links_between_documents_lead_somewhere() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CHANGELOG.md"):
        for target in re.findall(r"\]\(((?!http)[^)#]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_the_readme_shows_what_was_measured() -> None:
    assert "-TABLE" not in README
    assert re.search(r"\| .*p50.*\|", README)
