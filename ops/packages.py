"""Debian packages: what reading .doc and scanned documents needs of the system, and some tests.

The assistant runs without them, and then refuses those two forms, saying why; the tests of them,
and those on emulated processors, are skipped. So only what is asked to (`make packages`), or tests,
installs them.
"""

import os
import shutil
import subprocess

from ops import LOGS
from ops.children import Children
from ops.errors import OpsError
from ops.steps import Step, step

OFFICE = "libreoffice-writer-nogui"
OCR = "tesseract-ocr"
VIETNAMESE = "tesseract-ocr-vie"
EMULATOR = "qemu-user"

_INSTALL = ["install", "--no-install-recommends"]
# Another installation may be under way; it is waited for, but not for ever.
_UNATTENDED = ["--yes", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"]


def missing_packages() -> list[str]:
    """Return the Debian packages whose programs or data are not here, however they would come."""
    lacking = [] if shutil.which("soffice") else [OFFICE]
    if not shutil.which("qemu-x86_64"):
        lacking.append(EMULATOR)
    if not shutil.which("tesseract"):
        return [*lacking, OCR, VIETNAMESE]
    command = ["tesseract", "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return lacking if "vie" in listed.split() else [*lacking, VIETNAMESE]


def install(children: Children) -> None:
    """Install what is missing; raise OpsError, saying what to run, where that cannot be done."""
    with step("Debian packages") as doing:
        wanted = missing_packages()
        if not wanted:
            doing.outcome = "up to date"
            return
        by_hand = f"as root, run: apt-get update && apt-get {' '.join([*_INSTALL, *wanted])}"
        if shutil.which("apt-get") is None:
            names = " and ".join(wanted)
            raise OpsError(f"{names} cannot be installed without apt-get", "install what they hold")
        if os.geteuid() != 0:
            raise OpsError(f"{' and '.join(wanted)} can only be installed by root", by_hand)
        doing.say(f"installing {', '.join(wanted)}")
        try:
            _apt_get([*_INSTALL, *wanted], "packages", children, doing)
        except OpsError:
            # A bare machine has no list of packages yet, and an old list names gone versions.
            _apt_get(["update"], "packages-update", children, doing)
            _apt_get([*_INSTALL, *wanted], "packages", children, doing)
        if missing_packages():
            raise OpsError(
                f"{' and '.join(missing_packages())} brought not what was expected", by_hand
            )


def install_for_tests(children: Children) -> None:
    """Install what is missing where that can be done; else say which tests will be skipped."""
    try:
        install(children)
    except OpsError as failed:
        if failed.details:
            print(failed.details)
        print(f"{failed}\ntests that need them are skipped", flush=True)


def _apt_get(arguments: list[str], log: str, children: Children, doing: Step) -> None:
    command = ["apt-get", *_UNATTENDED, *arguments]
    env = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    children.run(f"apt-get {arguments[0]}", command, env, LOGS / f"{log}.log", doing.beat)
