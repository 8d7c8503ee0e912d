"""A test that needs what lies in ../shared says so where it is skipped."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared import policies

TESTS = Path(__file__).parent


def skips(text: str) -> Iterator[tuple[str, str]]:
    """Yield the condition and the reason of each skip in the module `text`."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("skipif"):
            [reason] = [each.value for each in node.keywords if each.arg == "reason"]
            yield ast.unparse(node.args[0]), ast.unparse(reason)
        elif isinstance(node, ast.If):
            for call in (each for each in ast.walk(node) if isinstance(each, ast.Call)):
                if ast.unparse(call.func) == "pytest.skip":
                    yield ast.unparse(node.test), ast.unparse(call.args[0])


def names_of_shared(text: str) -> set[str]:
    """Return the names that the module `text` gives to something in ../shared."""
    assigned = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Assign))
    return {
        ast.unparse(node.targets[0]) for node in assigned if "shared" in ast.unparse(node.value)
    } | {"SHARED"}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in sorted(TESTS.glob("test_*.py"))
        if "shared" in path.read_text("utf-8").lower()
    ],
    ids=lambda path: path.stem,
)
def test_what_needs_the_shared_texts_says_so(path: Path) -> None:
    text = path.read_text("utf-8")
    shared = names_of_shared(text)
    silent = [
        (condition, reason)
        for condition, reason in skips(text)
        if any(name in condition for name in shared) and "../shared" not in reason
    ]
    assert silent == []


def test_a_silent_skip_is_found() -> None:
    mark = '@pytest.mark.skipif(not SEED.is_dir(), reason="not here")'
    text = f'SEED = ROOT / "shared"\n{mark}\ndef f(): pass'
    assert names_of_shared(text) == {"SEED", "SHARED"}
    assert list(skips(text)) == [("not SEED.is_dir()", "'not here'")]
    assert list(skips('if not SEED: pytest.skip("why")')) == [("not SEED", "'why'")]


def test_without_the_shared_texts_one_test_says_what_it_needs(tmp_path: Path) -> None:
    [none] = policies("*.md", folder=tmp_path)
    assert none.marks[0].kwargs == {"reason": "needs the texts in ../shared/policies"}
    (tmp_path / "a.md").touch()
    [one] = policies("*.md", folder=tmp_path)
    assert (one.values, one.marks) == ((tmp_path / "a.md",), ())
