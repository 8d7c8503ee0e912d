import os
import subprocess
import sys
from pathlib import Path

import pytest

from ops import ROOT

VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """An environment whose PATH has no Python, pyenv or uv, and whose home is empty."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("sh", "rm", "grep", "mktemp"):
        place = next(Path(p, tool) for p in ("/bin", "/usr/bin") if Path(p, tool).exists())
        (tools / tool).symlink_to(place)
    return {"PATH": str(tools), "HOME": str(tmp_path)}


def bootstrap(version: str, folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "ops" / "bootstrap"), version, str(folder)]
    return subprocess.run(
        ["sh", *command], env=env, cwd=folder.parent, capture_output=True, text=True, check=False
    )


def test_a_python_of_pyenv_that_is_not_active_is_found(
    bare: dict[str, str], tmp_path: Path
) -> None:
    versions = tmp_path / "pyenv" / "versions"
    versions.mkdir(parents=True)
    (versions / f"{VERSION}.99").symlink_to(sys.base_prefix)
    # What pyenv puts on PATH for a version that is not active: there, and failing.
    shim = tmp_path / "tools" / f"python{VERSION}"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    folder = tmp_path / "env"
    made = bootstrap(VERSION, folder, bare | {"PYENV_ROOT": str(tmp_path / "pyenv")})
    assert (made.returncode, made.stderr) == (0, "")
    assert (folder / "bin" / "pip").exists()

    # A sound environment is left alone, and needs no Python to be found again.
    (folder / "ours").touch()
    assert bootstrap(VERSION, folder, bare).returncode == 0
    assert (folder / "ours").exists()


def test_a_half_finished_environment_is_made_again(bare: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "tools" / f"python{VERSION}").symlink_to(
        Path(sys.base_prefix, "bin", f"python{VERSION}")
    )
    folder = tmp_path / "env"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to("/nowhere/python")
    (folder / "leftover").touch()
    assert bootstrap(VERSION, folder, bare).returncode == 0
    assert (folder / "bin" / "pip").exists()
    assert not (folder / "leftover").exists()


def test_no_python_is_said_in_one_line_with_the_cure(bare: dict[str, str], tmp_path: Path) -> None:
    failed = bootstrap("3.10", tmp_path / "env", bare)
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert len(failed.stderr.splitlines()) == 1
    assert "no usable Python 3.10 was found: install it" in failed.stderr
    assert not os.path.lexists(tmp_path / "env")


def test_the_set_up_begins_before_anything_is_installed() -> None:
    # -S: without the packages of this environment.
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})"]
    command[-1] += "; import ops.__main__, ops.guard"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
