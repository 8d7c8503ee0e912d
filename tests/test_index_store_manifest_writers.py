"""The manifest names every file of ours that decides what a build writes."""

import ast
import re
from pathlib import Path

from index.store.manifest import OWN_WRITERS
from tests.conftest import ROOT

INDEX = ROOT / "index"
# What building imports and what still decides no byte of a store.
WRITE_NOTHING = {
    "text/abbreviations.py",  # questions
    "store/lexical/term_scores.py",  # questions
    "spelling/channel.py",  # questions
    "encoding/e5_weights.py",  # in the name of the model
    "errors.py",
    "store/other_formats.py",  # stores of other formats
    "text/language.py",  # questions
    "spelling/lattice.py",  # questions
    "legal/structure/numbering.py",  # places named in questions
    "legal/structure/path.py",  # places of hits
    "legal/structure/provision.py",  # places of hits
    "arrays.py",  # reads
    "store/manifest.py",  # has a format of its own
    "store/lexical/question_terms.py",  # questions
    "encoding/prepare.py",  # in the name of the model
    "spelling/error_rate.py",  # questions
    "encoding/onnx_file.py",  # in the name of the model
    "text/syllables.py",  # questions
    "settings.py",
    "store/generations.py",  # has that format too
    "text/telex.py",  # questions
    "store/lexical/term_table.py",  # questions
    "spelling/tokens.py",  # questions
    "yaml_file.py",  # says what other files say
}


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


def test_every_module_that_building_uses_is_named_or_writes_nothing() -> None:
    found, waiting = set(), {INDEX / "ingest/building.py"}
    while waiting:
        found |= waiting
        waiting = set().union(*map(imported_by, waiting)) - found
    modules = {file.relative_to(INDEX).as_posix() for file in found}
    named = {name for name in OWN_WRITERS if name.endswith(".py")}
    assert len(modules) > len(WRITE_NOTHING) > 0
    assert modules == named | WRITE_NOTHING
    assert not named & WRITE_NOTHING


def test_what_a_named_module_reads_beside_itself_is_named_too() -> None:
    data = set()
    for name in (name for name in OWN_WRITERS if name.endswith(".py")):
        written = (INDEX / name).read_text(encoding="utf-8")
        beside = re.findall(r'Path\(__file__\)\.with_name\("([^"]+)"\)', written)
        suffixes = re.findall(r'Path\(__file__\)\.with_suffix\("([^"]+)"\)', written)
        data |= {(Path(name).parent / other).as_posix() for other in beside}
        data |= {Path(name).with_suffix(suffix).as_posix() for suffix in suffixes}
    assert data == {name for name in OWN_WRITERS if not name.endswith(".py")} != set()
