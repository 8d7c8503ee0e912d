"""The version of this program, as its project file says."""

import tomllib
from typing import Any

from settings import ROOT


def _read() -> str:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


VERSION = _read()
