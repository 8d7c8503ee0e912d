"""Install the Debian packages for reading .doc files and scans, and for some tests.

Without them the assistant runs, but refuses those two formats with the reason; the tests of these
formats, in a browser and on emulated processors are skipped. So only `make packages` and
`make test` install them.
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
BROWSER = "chromium"

_INSTALL = ["install", "--no-install-recommends"]
# Another installation may hold the lock: wait for it, but not for ever.
_UNATTENDED = ["--yes", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"]


def missing_packages() -> list[str]:
    """Return the Debian packages whose programs or data are missing, whoever installs them."""
    names = [] if shutil.which("soffice") else [OFFICE]
    if not shutil.which("qemu-x86_64"):
        names.append(EMULATOR)
    if not shutil.which("chromium"):
        names.append(BROWSER)
    if not shutil.which("tesseract"):
        return [*names, OCR, VIETNAMESE]
    command = ["tesseract", "--list-langs"]
    languages = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return names if "vie" in languages.split() else [*names, VIETNAMESE]


def install(children: Children) -> None:
    """Install the missing packages. Raises OpsError with the command to run if that fails."""
    with step("Debian packages") as progress:
        packages = missing_packages()
        if not packages:
            progress.outcome = "up to date"
            return
        by_hand = f"as root, run: apt-get update && apt-get {' '.join([*_INSTALL, *packages])}"
        if shutil.which("apt-get") is None:
            names = " and ".join(packages)
            raise OpsError(f"{names} cannot be installed without apt-get", "install what they hold")
        if os.geteuid() != 0:
            raise OpsError(f"{' and '.join(packages)} can only be installed by root", by_hand)
        progress.say(f"installing {', '.join(packages)}")
        try:
            _apt_get([*_INSTALL, *packages], "packages", children, progress)
        except OpsError:
            # A bare machine has no package lists, and old ones name versions that are gone.
            _apt_get(["update"], "packages-update", children, progress)
            _apt_get([*_INSTALL, *packages], "packages", children, progress)
        if missing_packages():
            raise OpsError(
                f"{' and '.join(missing_packages())} brought not what was expected", by_hand
            )


def install_for_tests(children: Children) -> None:
    """Install the missing packages if possible, else print that their tests are skipped."""
    try:
        install(children)
    except OpsError as error:
        if error.details:
            print(error.details)
        print(f"{error}\ntests that need them are skipped", flush=True)


def _apt_get(arguments: list[str], log: str, children: Children, progress: Step) -> None:
    command = ["apt-get", *_UNATTENDED, *arguments]
    env = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    children.run(f"apt-get {arguments[0]}", command, env, LOGS / f"{log}.log", progress.beat)
