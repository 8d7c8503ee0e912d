"""The two Python environments, each with exactly the packages its requirements file pins."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ops import LOGS, ROOT, stamps
from ops.children import Children
from ops.steps import Step, step

UV = "uv==0.13.9"


@dataclass(frozen=True)
class Environment:
    """A virtual environment of the clone: its folder, Python version and requirements file."""

    name: str
    folder: Path
    version: str
    requirements: Path

    @property
    def python(self) -> str:
        """The path of the environment's interpreter."""
        return str(self.folder / "bin" / "python")

    def make(self, children: Children) -> None:
        """Make the environment and install its requirements, unless it is up to date.

        Raises OpsError if no Python is found or the packages cannot be installed.
        """
        with step(f"{self.name} environment") as progress:
            if not Path(self.python).exists():
                progress.say(f"making {self.folder.name} with Python {self.version}")
            bootstrap = ["sh", "ops/bootstrap", self.version, str(self.folder)]
            children.run(f"the search for Python {self.version}", bootstrap)
            stamp = self.folder / "installed"
            digest = stamps.digest([self.requirements, self.folder / "pyvenv.cfg"])
            if stamps.matches(stamp, digest):
                progress.outcome = "up to date"
                return
            self._install(children, progress)
            stamps.write(stamp, digest)

    def _install(self, children: Children, progress: Step) -> None:
        # A package that an interrupted run unpacked only in part can look installed, so after such
        # a run all are installed again.
        under_way = self.folder / "installing"
        again = under_way.exists()
        under_way.touch()
        uv = find_uv()
        count = len(self.requirements.read_text("utf-8").splitlines())
        progress.say(f"installing {count} packages with {'uv' if uv else 'pip'}")
        children.run(
            f"the installation of the {self.name} environment",
            self._with_uv(uv, again) if uv else self._with_pip(again),
            env=dict(os.environ) | uv_settings(),
            log=LOGS / f"install-{self.name}.log",
            beat=progress.beat,
        )
        under_way.unlink()

    def _with_uv(self, uv: str, again: bool) -> list[str]:
        command = [uv, "pip", "install", "--exact", "--python", self.python]
        return [*command, *(["--reinstall"] if again else []), "-r", str(self.requirements)]

    def _with_pip(self, again: bool) -> list[str]:
        command = [self.python, "-m", "pip", "install"]
        return [*command, *(["--force-reinstall"] if again else []), "-r", str(self.requirements)]


ASSISTANT = Environment(
    "assistant", ROOT / ".venv", "3.11", ROOT / "requirements" / "assistant.txt"
)
DIALOGUE = Environment(
    "dialogue", ROOT / ".venv-rasa", "3.10", ROOT / "requirements" / "dialogue.txt"
)


def find_uv() -> str | None:
    """Return the path of uv: from PATH, else installed into the assistant environment.

    Return None if that fails too. uv takes seconds where pip takes minutes.
    """
    on_path = shutil.which("uv")
    if on_path:
        return on_path
    own = ASSISTANT.folder / "bin" / "uv"
    if not own.exists():
        install = [sys.executable, "-m", "pip", "install", "--quiet", UV]
        subprocess.run(install, cwd=ROOT, capture_output=True, check=False)
    return str(own) if own.exists() else None


def uv_settings() -> dict[str, str]:
    """Return the environment variables to set for uv, without those that are set already.

    uv ignores pip's configuration, so these repeat a mirror or a folder of wheels configured for
    pip. Without such a folder, torch comes from its CPU index: on Linux the ordinary torch brings
    gigabytes of CUDA that nothing here uses.
    """
    links = os.environ.get("PIP_FIND_LINKS") or _pip_setting("global.find-links")
    mirror = os.environ.get("PIP_INDEX_URL") or _pip_setting("global.index-url")
    settings = {"UV_NO_PROGRESS": "1", "UV_HTTP_TIMEOUT": "180"}
    if mirror:
        settings["UV_DEFAULT_INDEX"] = mirror
    if links:
        settings["UV_FIND_LINKS"] = ",".join(links.split())
    elif sys.platform == "linux":
        settings["UV_TORCH_BACKEND"] = "cpu"
    return {name: value for name, value in settings.items() if name not in os.environ}


def _pip_setting(name: str) -> str:
    command = [sys.executable, "-m", "pip", "config", "get", name]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return result.stdout.strip() if result.returncode == 0 else ""
