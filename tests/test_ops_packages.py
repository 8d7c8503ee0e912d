import os
from pathlib import Path

import pytest

from ops import packages
from ops.children import Children
from ops.errors import OpsError

ALL = ["libreoffice-writer-nogui", "qemu-user", "chromium", "tesseract-ocr", "tesseract-ocr-vie"]
# Where lists of packages are there, it puts the programs on PATH; `update` brings the lists.
APT_GET = """#!/bin/sh
echo "$DEBIAN_FRONTEND apt-get $*" >>"$HERE/asked"
case "$*" in
*update) [ ! -e "$HERE/offline" ] && : >"$HERE/lists" ;;
*)
    [ -e "$HERE/lists" ] || { echo "E: Unable to locate package"; exit 100; }
    for word in "$@"; do
        case $word in
        libreoffice-writer-nogui) printf '#!/bin/sh\\n' >"$HERE/bin/soffice" ;;
        chromium) printf '#!/bin/sh\\n' >"$HERE/bin/chromium" ;;
        qemu-user) printf '#!/bin/sh\\n' >"$HERE/bin/qemu-x86_64" ;;
        tesseract-ocr) printf '#!/bin/sh\\necho List:; echo eng; cat "$HERE/vie"\\n' \\
            >"$HERE/bin/tesseract" ;;
        tesseract-ocr-vie) echo vie >"$HERE/vie" ;;
        esac
    done
    /bin/chmod +x "$HERE"/bin/*
esac
"""


class Machine:
    """A PATH of its own, with an apt-get that installs into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vietnamese = folder / "vie"
        (folder / "bin").mkdir()
        self.vietnamese.touch()
        self.add("cat", '#!/bin/sh\nexec /bin/cat "$@"\n')
        self.add("apt-get", APT_GET)

    def add(self, name: str, script: str = "#!/bin/sh\n") -> None:
        program = self.folder / "bin" / name
        program.write_text(script)
        program.chmod(0o755)

    def asked(self) -> list[str]:
        """Return what apt-get was asked, without its options."""
        asked = self.folder / "asked"
        return asked.read_text().splitlines() if asked.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HERE", str(tmp_path))
    monkeypatch.setattr(packages, "LOGS", tmp_path / "log")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path)


def install() -> None:
    with Children() as children:
        packages.install(children)


def test_what_is_there_is_not_installed_again(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine.folder / "lists").touch()
    install()
    assert packages.missing_packages() == []
    assert len(machine.asked()) == 1
    assert "Debian packages: done" in capsys.readouterr().out
    install()
    assert len(machine.asked()) == 1
    assert "Debian packages: up to date" in capsys.readouterr().out


def test_only_what_is_missing_is_asked_for(machine: Machine) -> None:
    assert packages.missing_packages() == ALL
    machine.add("soffice")
    assert packages.missing_packages() == ALL[1:]
    machine.add("qemu-x86_64")
    assert packages.missing_packages() == ALL[2:]
    machine.add("chromium")
    assert packages.missing_packages() == ALL[3:]
    machine.add("tesseract", "#!/bin/sh\necho 'List of languages (2):'; echo eng; echo viet\n")
    assert packages.missing_packages() == ALL[4:]
    machine.add("tesseract", "#!/bin/sh\necho 'List of languages (2):'; echo eng; echo vie\n")
    assert packages.missing_packages() == []


def test_a_bare_machine_gets_its_lists_first(machine: Machine) -> None:
    install()
    assert packages.missing_packages() == []
    first, update, again = machine.asked()
    assert first == again
    assert first.startswith("noninteractive apt-get --yes ")
    assert first.endswith(" ".join(["install --no-install-recommends", *ALL]))
    assert update.endswith(" update")
    assert (machine.folder / "log" / "packages.log.1").read_text().startswith("E: Unable")


def test_where_the_packages_are_not_to_be_had_the_cause_is_said(machine: Machine) -> None:
    (machine.folder / "offline").touch()
    with pytest.raises(OpsError, match=r"apt-get update ended with exit status 1"):
        install()


def test_what_brings_nothing_is_not_called_installed(machine: Machine) -> None:
    machine.add("apt-get")
    with pytest.raises(OpsError, match="brought not what was expected"):
        install()


def test_who_is_not_root_is_told_what_to_run(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(OpsError) as failed:
        install()
    command = "apt-get install --no-install-recommends " + " ".join(ALL)
    assert str(failed.value).endswith(f"as root, run: apt-get update && {command}")
    assert machine.asked() == []


def test_tests_go_on_where_nothing_can_be_installed(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    with Children() as children:
        packages.install_for_tests(children)
    said = capsys.readouterr().out
    assert "cannot be installed without apt-get" in said
    assert "tests that need them are skipped" in said
