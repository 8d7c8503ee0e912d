"""The messages that the recogniser of dangers is fitted on, and the folds that keep them apart."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from actions.emergencies.dangers import danger_in
from actions.emergencies.model import NONE
from index.text.folding import fold

ROOT = Path(__file__).parents[2]
FOLDS = 5
# Lines of a file that were written one after the other, on one subject, stay in one fold.
_LINES_TOGETHER = 20
_NEAR = "emergencies"


@dataclass(frozen=True, slots=True)
class Example:
    """A message, the kind of danger it tells of, and the file it is from.

    `is_bare` where it is another example without its diacritics; `group` is what shares a fold.
    """

    text: str
    kind: str
    language: str
    source: str
    group: str
    is_bare: bool = False

    @property
    def is_ordinary(self) -> bool:
        """Whether it is harmless and was not written to stand near to danger."""
        return self.kind == NONE and self.source in ("questions", "nlu")

    @property
    def is_near(self) -> bool:
        """Whether it is harmless and stands near to danger."""
        return self.kind == NONE and not self.is_ordinary


def examples() -> list[Example]:
    """Return all messages of the fit, each text once."""
    # Most people type without marks; correcting such words often leads astray.
    marked = [*_written(), *_emergencies(), *_questions(), *_nlu()]
    bare = [replace(example, text=fold(example.text), is_bare=True) for example in marked]
    by_text = {example.text: example for example in reversed([*marked, *bare])}
    return list(by_text.values())


def folds_of(messages: Sequence[Example]) -> NDArray[np.int64]:
    """Return the fold of each message, from 0 to `FOLDS` - 1, one for each group."""
    groups = sorted({example.group for example in messages})
    chosen = np.random.default_rng(0).integers(0, FOLDS, len(groups))
    of_group = dict(zip(groups, chosen, strict=True))
    return np.array([of_group[example.group] for example in messages])


def _written() -> Iterator[Example]:
    for path in sorted((ROOT / "data/dangers").glob("*.jsonl")):
        for at, line in enumerate(_lines(path)):
            group = f"{path.stem} {at // _LINES_TOGETHER}"
            yield Example(line["text"], line["kind"], line["lang"], path.stem, group)


def _emergencies() -> Iterator[Example]:
    for at, line in enumerate(_lines(ROOT / "tests/questions/emergencies.jsonl")):
        kind = _kind(line["text"], line["numbers"]) if line["danger"] else NONE
        yield Example(line["text"], kind, "", _NEAR, f"{_NEAR} {at // _LINES_TOGETHER}")


def _questions() -> Iterator[Example]:
    for name in ("answerable", "near_misses", "legal"):
        for line in _lines(ROOT / f"tests/questions/{name}.jsonl"):
            yield Example(line["text"], NONE, "", "questions", fold(line["text"]))


def _nlu() -> Iterator[Example]:
    for path in sorted((ROOT / "data/nlu").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                if entry["intent"] != "emergency" and line.startswith("- "):
                    text = line[2:].strip()
                    yield Example(text, NONE, "", "nlu", fold(text))


def _kind(message: str, number: str) -> str:
    """Return the kind of a danger that phrases recognise; `number` comes first."""
    danger = danger_in(message)
    if danger.despair:
        return "despair"
    if danger.numbers[:2] == ("114", "115"):
        return "rescue"
    return {"115": "medical", "114": "fire", "113": "crime", "111": "child"}[number]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    yield from map(json.loads, path.read_text("utf-8").splitlines())
