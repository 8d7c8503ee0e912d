"""Read our YAML files, which hold what people edit: words, phrases, weights."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """Return what the file says. Raises OSError, and yaml.YAMLError where it is no YAML.

    By libyaml: every program reads dozens of such files when it starts, and Python's own reader
    takes five times as long.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
