"""The import rules of ARCHITECTURE.md's table, held over every module of ours."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ("bot", "database", "door", "web", "actions", "index", "dialogue", "ops")
MODULES = ("settings",)
OURS = {*PACKAGES, *MODULES, "tests"}
# What the table's column “may not know” means in libraries.
UNKNOWN_TO = {
    "index": {"rasa", "rasa_sdk", "telegram", "sanic"},
    "actions": {"rasa", "telegram", "faiss", "sentence_transformers", "torch"},
    "door": {"rasa", "rasa_sdk", "telegram", "faiss", "onnxruntime", "sentence_transformers"},
    "bot": {"rasa", "rasa_sdk", "faiss", "bm25s", "sentence_transformers", "torch"},
    "web": {"rasa", "rasa_sdk", "telegram", "faiss", "bm25s", "sentence_transformers", "torch"},
    "database": {"rasa", "rasa_sdk", "telegram", "faiss", "sentence_transformers", "torch"},
    "dialogue": {"rasa_sdk", "telegram", "faiss", "sentence_transformers"},
    "settings": {"rasa", "rasa_sdk", "telegram", "faiss", "sentence_transformers", "torch"},
    "ops": {"rasa", "rasa_sdk", "telegram", "faiss", "sentence_transformers", "torch"},
}


def allowed_by_table() -> dict[str, set[str]]:
    """Return what each package or module may import of ours, by ARCHITECTURE.md's table."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \|[^|]*\|([^|]*)\|", text, flags=re.MULTILINE)
    return {
        name: set(re.findall(r"`(\w+)`", cell)) for name, cell in rows if name in OURS - {"tests"}
    }


def imported_names(file: Path, root: Path) -> Iterator[str]:
    """Yield the dotted name of everything `file` imports, wherever in it and however."""
    package = file.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = [*above, *((node.module or "").split(".") if node.module else ())]
            yield from (".".join([*base, alias.name]) for alias in node.names)
        elif isinstance(node, ast.Call) and node.args:
            called = ast.unparse(node.func).rpartition(".")[2]
            first = node.args[0]
            if called in ("import_module", "__import__") and isinstance(first, ast.Constant):
                yield str(first.value)


def broken_rules(root: Path) -> list[str]:
    """Return a line for every import in the packages below `root` that breaks a rule."""
    allowed = allowed_by_table()
    broken = []
    for package in (*PACKAGES, *MODULES):
        forbidden = (OURS - allowed[package] - {package}) | UNKNOWN_TO[package]
        for file in sorted([*(root / package).rglob("*.py"), *root.glob(f"{package}.py")]):
            for name in imported_names(file, root):
                if name.split(".")[0] in forbidden:
                    broken.append(f"{file.relative_to(root)} imports {name}")
    return broken


def test_the_table_has_a_row_for_every_package() -> None:
    assert allowed_by_table() == {
        "settings": set(),
        "index": {"settings"},
        "actions": {"index", "settings"},
        "door": {"actions", "index", "settings"},
        "dialogue": set(),
        "bot": {"actions", "database", "index", "settings"},
        "web": {"actions", "bot", "database", "door", "index", "settings"},
        "database": set(),
        "ops": {"settings"},
    }


def test_every_module_keeps_the_rules() -> None:
    assert all(any((ROOT / package).glob("*.py")) for package in PACKAGES)
    assert broken_rules(ROOT) == []


def test_only_the_adapter_and_the_server_know_rasa_sdk() -> None:
    knowing = {
        file.name
        for file in (ROOT / "actions").rglob("*.py")
        for name in imported_names(file, ROOT)
        if name.split(".")[0] == "rasa_sdk"
    }
    assert knowing == {"__main__.py", "rasa_actions.py"}


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("index/search.py", "import actions"),
        ("index/search.py", "from actions.answer import Answer"),
        ("index/search.py", "def late():\n    from bot import reply"),
        ("index/search.py", "from ..actions import answer"),
        ("index/search.py", "from .. import bot"),
        ("index/search.py", "import telegram.ext"),
        ("index/sub/deep.py", "from ...actions import answer"),
        ("actions/new.py", "from bot.reply import parse_reply"),
        ("actions/new.py", "import importlib\nimportlib.import_module('telegram')"),
        ("actions/new.py", "import os, faiss"),
        ("bot/new.py", "from door.app import FrontDoor"),
        ("bot/new.py", "from web.app import application"),
        ("web/new.py", "import telegram"),
        ("database/new.py", "from bot.keeping import inbox"),
        ("bot/new.py", "try:\n    import rasa.core\nexcept ImportError:\n    pass"),
        ("dialogue/new.py", "from index.text.folding import fold"),
        ("dialogue/new.py", "from settings import load_settings"),
        ("settings.py", "from index.text.folding import fold"),
        ("ops/new.py", "__import__('index.store.generations')"),
        ("ops/new.py", "from tests import corpora"),
        ("door/new.py", "from bot.reply import parse_reply"),
    ],
)
def test_a_broken_rule_is_named(tmp_path: Path, module: str, statement: str) -> None:
    file = tmp_path / module
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{statement}\n", encoding="utf-8")
    (broken,) = broken_rules(tmp_path)
    assert broken.startswith(f"{module} imports ")


@pytest.mark.parametrize(
    ("module", "statement"),
    [
        ("actions/new.py", "from index.search.retriever import Retriever"),
        ("actions/new.py", "from actions import answer\nfrom . import sources"),
        ("index/new.py", "import faiss\nfrom index import store\nimport indexing_of_others"),
        ("dialogue/new.py", "from rasa.engine.graph import GraphComponent"),
        ("bot/new.py", "import telegram\n'import faiss'\n# import door"),
    ],
)
def test_what_is_allowed_is_not_named(tmp_path: Path, module: str, statement: str) -> None:
    file = tmp_path / module
    file.parent.mkdir(parents=True)
    file.write_text(f"{statement}\n", encoding="utf-8")
    assert broken_rules(tmp_path) == []
