"""Bounds of what is measured: each figure beside its bound, and the figures in a file.

bounds.yml has all bounds. What a gate measured goes to var/measured/SECTION.json, and from there
with `make figures` to docs/measured.json, which README.md is compared with.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ops import ROOT

MEASURED = ROOT / "var" / "measured"
DOCUMENTED = ROOT / "docs" / "measured.json"
"""What README.md tells: what was measured when `make figures` ran last."""
AS_TOLD = 0.02
_OUTCOMES = ("right", "wrong", "refused", "misled")
# What README.md tells, of each section.
_TOLD = {
    "answers": [f"{part}_{each}" for part in ("fitted", "held_out") for each in _OUTCOMES],
    "emergencies": ["vectors_missed", "vectors_false_alarms"],
    "intents": ["accuracy"],
    "plans": ["held_out"],
    "retrieval": ["written_first", "bare_first", "english_first"],
}


@dataclass(frozen=True)
class Bound:
    """What a figure must be: “≥ 0.9”, “≤ 0.05”."""

    text: str

    def __post_init__(self) -> None:
        if self.text[:2] not in ("≥ ", "≤ "):
            raise ValueError(f"a bound begins with ≥ or ≤, not so: {self.text}")

    @property
    def value(self) -> float:
        """The figure that is just good enough."""
        return float(self.text[2:])

    def holds(self, figure: float) -> bool:
        """Tell whether `figure` keeps the bound."""
        return figure >= self.value if self.text[0] == "≥" else figure <= self.value


def bounds_of(section: str) -> dict[str, Bound]:
    """Return the bounds of `section` of bounds.yml, by measure."""
    text = Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
    listed = yaml.load(text, Loader=yaml.CSafeLoader)[section]
    return {name: Bound(bound) for name, bound in listed.items()}


def compare(figures: Mapping[str, float], bounds: Mapping[str, Bound]) -> tuple[list[str], bool]:
    """Return a line for each bound, and whether every figure keeps its own.

    A figure that is missing keeps none.
    """
    lines, passed = [], True
    for name, bound in bounds.items():
        figure = figures.get(name)
        ok = figure is not None and bound.holds(figure)
        shown = "missing" if figure is None else f"{figure:.3f}"
        lines.append(f"{name:<24} {shown:>7}  {bound.text:<8} {'ok' if ok else 'OUT OF BOUNDS'}")
        passed = passed and ok
    return lines, passed


def judge(section: str, figures: Mapping[str, float]) -> tuple[str, bool]:
    """Compare `figures` with the bounds of `section`, and write them to a file of MEASURED.

    Return the lines to print, and whether every figure keeps its bound and is near the documented
    one.
    """
    MEASURED.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(figure, 6) for name, figure in figures.items()}
    (MEASURED / f"{section}.json").write_text(json.dumps(rounded, indent=2) + "\n", "utf-8")
    lines, passed = compare(figures, bounds_of(section))
    stale = list(_stale(figures, documented().get(section, {})))
    text = "\n".join([f"{section}:", *(f"  {line}" for line in [*lines, *stale])])
    return text, passed and not stale


def documented() -> dict[str, dict[str, float]]:
    """Return the figures that the documents tell of, by section and measure."""
    read: dict[str, dict[str, float]] = json.loads(DOCUMENTED.read_text("utf-8"))
    return read


def _stale(figures: Mapping[str, float], told: Mapping[str, float]) -> Iterator[str]:
    """Yield a line for each figure that is not about as `told`: processors differ a little."""
    for name, figure in told.items():
        if abs(figures.get(name, float("inf")) - figure) > AS_TOLD:
            yield f"{name} is documented as {figure}: run `make figures`"


def main() -> None:
    """Take what was measured last into DOCUMENTED."""
    told = documented()
    for section, names in _TOLD.items():
        file = MEASURED / f"{section}.json"
        if file.exists():
            measured = json.loads(file.read_text("utf-8"))
            told[section] = {name: measured[name] for name in names}
    DOCUMENTED.write_text(json.dumps(told, indent=2, sort_keys=True) + "\n", "utf-8")
    print(f"{DOCUMENTED} has {', '.join(sorted(told))}; README.md must say the same")


if __name__ == "__main__":
    main()
