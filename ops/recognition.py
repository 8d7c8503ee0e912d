"""Compare the intent recognition of the held-out messages with its lower bounds.

`python -m ops.recognition REPORT`, where REPORT is the intent_report.json of `rasa test nlu`,
prints each figure beside its bound (bounds.yml); exit status 1 if one is below its bound.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ops import bounds

_SECTION = "intents"


def shares(report: Mapping[str, Any]) -> dict[str, float]:
    """Return the share of all messages and of those of each intent that is recognised.

    `report` maps each intent to a mapping with its `recall`, and "accuracy" to the share of all. An
    intent that is absent counts as 0.
    """
    return {name: _share(report, name) for name in bounds.bounds_of(_SECTION)}


def _share(report: Mapping[str, Any], name: str) -> float:
    entry = report.get(name, 0.0)
    return float(entry["recall"] if isinstance(entry, Mapping) else entry)


def main(path: str) -> int:
    """Print the figures of the report at `path`; return the exit status."""
    try:
        report = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        print(f"{path} is not there: `rasa test nlu` did not write it; see its log in var/log")
        return 1
    text, passed = bounds.judge(_SECTION, shares(report))
    print(text)
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
