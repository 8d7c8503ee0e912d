"""Compare how well the held-out messages are understood with the least we accept.

`python -m ops.recognition REPORT`, where REPORT is the intent_report.json of `rasa test nlu`,
prints each figure beside its bound (recognition.yml); exit status 1 where one is below it.
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
    """Return a line for each bound, and whether all are kept.

    `report` has the share of the messages of an intent that are understood under its name
    (`recall`), and that of all messages under `accuracy`. What is absent is understood never.
    """
    lines = []
    kept = True
    for name, least in bounds.items():
        figure = _share(report, name)
        lines.append(f"{name:<18} {figure:.3f}  at least {least:.3f}  {_verdict(figure, least)}")
        kept = kept and figure >= least
    return lines, kept


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
    lines, kept = compare(report, BOUNDS)
    print("\n".join(lines))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
