"""Compare the intent recognition of the held-out messages with its lower bounds.

`python -m ops.recognition REPORT`, where REPORT is the intent_report.json of `rasa test nlu`,
prints each figure beside its bound (recognition.yml); exit status 1 if one is below its bound.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

BOUNDS: dict[str, float] = yaml.load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


def compare(report: Mapping[str, Any], bounds: Mapping[str, float]) -> tuple[list[str], bool]:
    """Return a line for each bound, and whether every figure reaches its bound.

    `report` maps each intent to a mapping with its `recall`, and "accuracy" to the share of all
    messages that are recognised. An intent that is absent counts as 0.
    """
    lines = []
    passed = True
    for name, least in bounds.items():
        figure = _share(report, name)
        lines.append(f"{name:<18} {figure:.3f}  at least {least:.3f}  {_verdict(figure, least)}")
        passed = passed and figure >= least
    return lines, passed


def _share(report: Mapping[str, Any], name: str) -> float:
    entry = report.get(name, 0.0)
    return float(entry["recall"] if isinstance(entry, Mapping) else entry)


def _verdict(figure: float, least: float) -> str:
    return "ok" if figure >= least else "TOO LOW"


def main(path: str) -> int:
    """Print the figures of the report at `path`; return the exit status."""
    try:
        report = json.loads(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        print(f"{path} is not there: `rasa test nlu` did not write it; see its log in var/log")
        return 1
    lines, passed = compare(report, BOUNDS)
    print("\n".join(lines))
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
