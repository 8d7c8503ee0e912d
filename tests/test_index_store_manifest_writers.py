"""The manifest names every package of ours that decides what a build writes."""

import ast
import shutil
from pathlib import Path

import pytest

from index.store.manifest import WRITERS, hash_writers
from tests.conftest import ROOT

INDEX = ROOT / "index"
# What building imports, in no package, and what still decides no byte of a store.
WRITE_NOTHING = {"arrays.py", "errors.py", "yaml_file.py"}


def imported_by(file: Path) -> set[Path]:
    """Return the files of index that `file` imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    files = {ROOT / f"{name.replace('.', '/')}.py" for name in names if name.startswith("index.")}
    return {file for file in files if file.is_file()}


def test_every_package_that_building_uses_is_a_writer_and_no_other() -> None:
    read, waiting = set(), {INDEX / "ingest/building.py"}
    while waiting:
        read |= waiting
        waiting = set().union(*map(imported_by, waiting)) - read
    modules = {file.relative_to(INDEX) for file in read}
    assert {module.name for module in modules if module.parent == Path()} == WRITE_NOTHING
    assert {str(module.parent) for module in modules} - {"."} == set(WRITERS)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INDEX, tmp_path / "index"))


@pytest.mark.parametrize(
    "name",
    ["text/folding.py", "text/stopwords.yml", "spelling/phrases.txt", "store/vectors/index.py"],
)
def test_a_change_of_a_module_or_list_is_another_writer(copy: Path, name: str) -> None:
    assert hash_writers(copy) == hash_writers(INDEX)
    (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
    assert hash_writers(copy) != hash_writers(INDEX)


def test_what_moves_between_two_files_is_another_writer(copy: Path) -> None:
    one, other = copy / "text/folding.py", copy / "text/language.py"
    one.write_bytes(one.read_bytes() + other.read_bytes())
    other.write_bytes(b"")
    assert hash_writers(copy) != hash_writers(INDEX)


@pytest.mark.parametrize("name", ["search/retriever.py", "ingest/reading/html.py", "weights.yml"])
def test_what_writes_no_store_may_change(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b"")
    assert hash_writers(copy) == hash_writers(INDEX)
