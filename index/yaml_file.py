"""Read the YAML files of this repository: words, phrases, weights."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """Return the value in the file `path`. Raises OSError, or yaml.YAMLError if it is not YAML.

    It uses libyaml: a program reads dozens of such files when it starts, and the loader in Python
    takes five times as long.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
