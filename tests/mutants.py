"""Break the code on purpose, and see whether the tests beside it notice.

    .venv/bin/python -m tests.mutants [MODULE …]

Without a module: the mutants of tests/mutants.yml that must die. With modules, as actions/turn.py:
every mutant that cosmic-ray makes of them. All is done in a copy of the clone, in var/mutants.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.yaml_file import read_yaml
from ops import ROOT
from ops.environments import find_uv

COSMIC_RAY = "cosmic-ray==8.7.0"
LISTED = Path(__file__).with_suffix(".yml")
FOLDER = ROOT / "var" / "mutants"
_LINKED = (".venv", ".venv-rasa", "var")
_TIMEOUT_S = 600.0
_PYTEST = (".venv/bin/python", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
# Two versions of a file of one second and one size would share their bytecode.
_ENVIRONMENT = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}


@dataclass(frozen=True)
class Mutant:
    """A fault: `old`, which stands once in `file`, becomes `new`; `tests` must notice."""

    what: str
    file: str
    old: str
    new: str
    tests: str

    def faulty(self, folder: Path) -> str:
        """Return the text with the fault. Raises ValueError where `old` is not there once."""
        text = (folder / self.file).read_text("utf-8")
        if (count := text.count(self.old)) != 1:
            raise ValueError(f"{self.file} holds “{self.old}” {count} times: {self.what}")
        return text.replace(self.old, self.new)


def must_die() -> list[Mutant]:
    """Return the mutants of the file LISTED."""
    return [Mutant(**each) for each in read_yaml(LISTED)["must_die"]]


def copy_clone(folder: Path) -> Path:
    """Copy what git knows or would add to `folder`; what is prepared is linked."""
    shutil.rmtree(folder, ignore_errors=True)
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        source, target = ROOT / name, folder / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            shutil.copymode(source, target)
    for name in _LINKED:
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to((ROOT / name).resolve())
    return folder


def passes(tests: str, folder: Path) -> bool:
    """Tell whether `tests` pass in `folder`; what takes too long does not."""
    command = [*_PYTEST, *tests.split()]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=_ENVIRONMENT,
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def survivors(mutants: Iterable[Mutant], folder: Path) -> Iterator[Mutant]:
    """Yield those of `mutants` that their tests do not notice; prints each one's fate."""
    whole: dict[str, bool] = {}
    for mutant in mutants:
        if not whole.setdefault(mutant.tests, passes(mutant.tests, folder)):
            raise SystemExit(f"{mutant.tests} fails with nothing broken: mend that first")
        path = folder / mutant.file
        before = path.read_text("utf-8")
        path.write_text(mutant.faulty(folder), "utf-8")
        try:
            survives = passes(mutant.tests, folder)
        finally:
            path.write_text(before, "utf-8")
        print(f"{'SURVIVED' if survives else 'killed':<9} {mutant.file}: {mutant.what}", flush=True)
        if survives:
            yield mutant


def with_cosmic_ray(modules: list[str], folder: Path) -> int:
    """Break `modules` in every way cosmic-ray knows; print what survives, return an exit status."""
    listed: dict[str, Any] = read_yaml(LISTED)
    killed = total = 0
    for module in modules:
        tests = listed["modules"].get(module)
        if tests is None:
            raise SystemExit(f"tests/mutants.yml names no tests for {module}")
        config, session = folder / "cosmic-ray.toml", folder / "cosmic-ray.sqlite"
        session.unlink(missing_ok=True)
        config.write_text(
            f'[cosmic-ray]\nmodule-path = "{module}"\ntimeout = {_TIMEOUT_S}\n'
            f'test-command = "{" ".join([*_PYTEST, *tests.split()])}"\n'
            '[cosmic-ray.distributor]\nname = "local"\n',
            "utf-8",
        )
        for step in (["init", config.name, session.name], ["exec", config.name, session.name]):
            subprocess.run([*_cosmic_ray(), *step], cwd=folder, env=_ENVIRONMENT, check=True)
        report = subprocess.run(
            [*_cosmic_ray("cr-report"), "--surviving-only", "--show-diff", session.name],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        print(f"── {module}\n{report}", flush=True)
        for line in report.splitlines():
            if line.startswith("total jobs:"):
                total += int(line.split()[2])
            elif line.startswith("surviving mutants:"):
                killed -= int(line.split()[2])
    killed += total
    share = 100 * killed / total if total else 0.0
    least = listed["least_killed"]
    print(f"{killed} of {total} mutants killed: {share:.0f} %, at least {least} %")
    return 0 if share >= least else 1


def _cosmic_ray(program: str = "cosmic-ray") -> list[str]:
    """Return the command of cosmic-ray, which is installed apart from our own packages."""
    uv = find_uv()
    if uv is None:
        raise SystemExit("cosmic-ray is run by uv, which is not here: install it")
    return [uv, "tool", "run", "--python", "3.11", "--from", COSMIC_RAY, program]


def main(modules: list[str]) -> int:
    """Return 0 if all that must die did, and enough of the others."""
    if modules:
        return with_cosmic_ray(modules, copy_clone(FOLDER / "modules"))
    folder = copy_clone(FOLDER / "must-die")
    mutants = must_die()
    survived = list(survivors(mutants, folder))
    print(f"{len(mutants) - len(survived)} of {len(mutants)} that must die were killed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
