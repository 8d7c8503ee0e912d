"""The mutants that must die: each is a fault of the code as it is. `make mutants` kills them."""

import sys
from pathlib import Path

import pytest

from index.yaml_file import read_yaml
from tests import mutants
from tests.conftest import ROOT
from tests.mutants import LISTED, Mutant, copy_clone, must_die, survivors


@pytest.mark.parametrize("mutant", must_die(), ids=lambda mutant: mutant.what)
def test_a_mutant_is_a_fault_of_the_code_as_it_is(mutant: Mutant) -> None:
    faulty = mutant.faulty(ROOT)
    assert faulty != (ROOT / mutant.file).read_text("utf-8")
    if mutant.file.endswith(".py"):
        compile(faulty, mutant.file, "exec")
    assert all((ROOT / test).is_file() for test in mutant.tests.split())


def test_modules_and_their_tests_are_there() -> None:
    for module, tests in read_yaml(LISTED)["modules"].items():
        assert all((ROOT / path).is_file() for path in (module, *tests.split())), module


def test_what_is_not_there_once_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1\nx = 1\n", "utf-8")
    with pytest.raises(ValueError, match="2 times"):
        Mutant("doubled", "a.py", "x = 1", "x = 2", "test_a.py").faulty(tmp_path)


def test_one_that_is_noticed_dies_and_another_survives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
    monkeypatch.setattr(mutants, "_PYTEST", command)
    (tmp_path / "a.py").write_text("x = 1\ny = 1\n", "utf-8")
    test = "import a\n\n\ndef test_x():\n    assert a.x == 1\n"
    (tmp_path / "test_a.py").write_text(test, "utf-8")
    noticed = Mutant("noticed", "a.py", "x = 1", "x = 2", "test_a.py")
    other = Mutant("not noticed", "a.py", "y = 1", "y = 2", "test_a.py")
    assert list(survivors([noticed, other], tmp_path)) == [other]
    assert "killed    a.py: noticed\nSURVIVED  a.py: not noticed" in capsys.readouterr().out
    assert (tmp_path / "a.py").read_text("utf-8") == "x = 1\ny = 1\n"
    (tmp_path / "test_a.py").write_text("assert False\n", "utf-8")
    with pytest.raises(SystemExit, match="nothing broken"):
        list(survivors([noticed], tmp_path))


def test_a_copy_holds_what_git_knows(tmp_path: Path) -> None:
    folder = copy_clone(tmp_path / "clone")
    assert (folder / "actions/turn.py").read_text() == (ROOT / "actions/turn.py").read_text()
    assert (folder / ".venv/bin/python").exists()
    assert not (folder / ".git").exists()
