"""Compare classifiers of intents: the one of config.yml, Rasa's own of mere counts, and DIET.

    .venv/bin/python -m tests.benchmarks.eval_intents [--unseen FILE] [PIPELINE…]

Each is trained on all of data/nlu and reads FILE (default tests/questions/intents_unseen.jsonl,
written without sight of the training data), as typed and without diacritics; and it is trained on
four fifths of data/nlu and reads the last. Printed are the share of right intents, the expected
calibration error (ten bins), the recall of out_of_scope, and what training, the start, memory and a
message cost. CPU times, since other programs run beside.
"""

import argparse
import json
import os
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dialogue.folding import fold
from ops import ROOT
from ops.environments import DIALOGUE
from ops.training import rasa_environment
from settings import load_settings

_UNSEEN = ROOT / "tests" / "questions" / "intents_unseen.jsonl"
_CLASSIFIER = "dialogue.intent_classifier.IntentClassifier"
_COUNTS = {"name": "LogisticRegressionClassifier", "max_iter": 1000, "random_state": 42}
_DIET = {
    "name": "DIETClassifier",
    "epochs": 30,
    "entity_recognition": False,
    "constrain_similarities": True,
    "random_seed": 42,
}
_BINS = 10


@dataclass(frozen=True)
class Example:
    """A message, its intent, and how it is typed, where that is told."""

    text: str
    intent: str
    style: str = ""


def main() -> None:
    """Print a table row for each pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", type=Path, default=_UNSEEN)
    parser.add_argument("pipelines", nargs="*", default=list(pipelines()))
    options = parser.parse_args()
    training, unseen = read_training(), read_unseen(options.unseen)
    learnt, fifth = split(training)
    for name in options.pipelines:
        with tempfile.TemporaryDirectory(dir=ROOT / "var") as folder:
            engine = Engine(pipelines()[name], Path(folder))
            print(f"{name}:", flush=True)
            costs = engine.train(training)
            print(f"  training {costs['cpu_s']:.0f} s of CPU, {costs['wall_s']:.0f} s", flush=True)
            reading = engine.read([each.text for each in unseen])
            print(
                f"  start {reading['start_cpu_s']:.1f} s of CPU, {reading['peak_mb']:.0f} MB,"
                f" {reading['message_cpu_ms']:.1f} ms of CPU a message"
            )
            report("unseen", unseen, reading["intents"])
            bare = engine.read([fold(each.text) for each in unseen])
            report("unseen, bare", unseen, bare["intents"])
            for style in sorted({each.style for each in unseen}):
                rows = [at for at, each in enumerate(unseen) if each.style == style]
                report(style, [unseen[at] for at in rows], [reading["intents"][at] for at in rows])
            engine.train(learnt)
            report("a fifth", fifth, engine.read([each.text for each in fifth])["intents"])
            bare = engine.read([fold(each.text) for each in fifth])
            report("a fifth, bare", fifth, bare["intents"])


def pipelines() -> dict[str, list[dict[str, Any]]]:
    """Return the pipelines that are compared, by name."""
    ours: list[dict[str, Any]] = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))[
        "pipeline"
    ]
    others = {"counts": _COUNTS, "DIET": _DIET}
    return {"config.yml": ours} | {
        name: [other if step["name"] == _CLASSIFIER else step for step in ours]
        for name, other in others.items()
    }


def read_training() -> list[Example]:
    """Return the examples of data/nlu."""
    blocks = [
        block
        for path in sorted((ROOT / "data" / "nlu").glob("*.yml"))
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]
    ]
    return [
        Example(line.removeprefix("- "), block["intent"])
        for block in blocks
        for line in block["examples"].splitlines()
    ]


def read_unseen(path: Path) -> list[Example]:
    """Return the messages of a file of `{"text", "intent", "style"}` lines."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [Example(line["text"], line["intent"], line["style"]) for line in lines]


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Return four fifths and the fifth of `examples`, both with every intent in proportion."""
    counts: Counter[str] = Counter()
    parts: dict[bool, list[Example]] = defaultdict(list)
    for example in examples:
        counts[example.intent] += 1
        parts[counts[example.intent] % 5 == 0].append(example)
    return parts[False], parts[True]


class Engine:
    """A pipeline in Rasa's Python; its files go to `folder`."""

    def __init__(self, pipeline: list[dict[str, Any]], folder: Path) -> None:
        self._folder = folder
        self._config = folder / "config.yml"
        config = {"recipe": "default.v1", "language": "vi", "assistant_id": "benchmark"}
        self._config.write_text(yaml.safe_dump({**config, "pipeline": pipeline}), "utf-8")
        self._model = ""

    def train(self, examples: Sequence[Example]) -> dict[str, Any]:
        """Train on `examples`; return the costs."""
        lines: dict[str, list[str]] = defaultdict(list)
        for example in examples:
            lines[example.intent].append(f"- {example.text}\n")
        blocks = [{"intent": intent, "examples": "".join(texts)} for intent, texts in lines.items()]
        nlu = self._folder / "nlu.yml"
        nlu.write_text(
            yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), "utf-8"
        )
        costs = self._run("", "train", str(self._config), str(nlu), str(self._folder))
        self._model = costs["model"]
        return costs

    def read(self, texts: Sequence[str]) -> dict[str, Any]:
        """Return what the trained model makes of `texts`, and the costs."""
        return self._run(json.dumps(list(texts)), "read", self._model)

    def _run(self, given: str, *arguments: str) -> dict[str, Any]:
        environment = rasa_environment(load_settings()) | {
            "PYTHONWARNINGS": "ignore",
            # Rasa would take over the parts that it trained before, and their costs would be nil.
            "RASA_CACHE_DIRECTORY": str(self._folder / "cache"),
        }
        # A file: Rasa lets nothing block, and a pipe loses what is over its 64 KiB.
        printed = self._folder / "printed"
        with printed.open("w", encoding="utf-8") as output:
            done = subprocess.run(
                [DIALOGUE.python, "-m", "tests.benchmarks.intent_engine", *arguments],
                cwd=ROOT,
                env=os.environ | environment,
                input=given,
                stdout=output,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        result: dict[str, Any] = json.loads(printed.read_text("utf-8").splitlines()[-1])
        return result


def report(name: str, examples: Sequence[Example], intents: Sequence[tuple[str, float]]) -> None:
    """Print how many of `intents` are those of `examples`, how surely, and which are not."""
    right = [intent == each.intent for each, (intent, _) in zip(examples, intents, strict=True)]
    elsewhere = [
        found for each, found in zip(examples, right, strict=True) if each.intent == "out_of_scope"
    ]
    recall = f", out_of_scope {sum(elsewhere) / len(elsewhere):.3f}" if elsewhere else ""
    error = calibration_error([sure for _, sure in intents], right)
    print(
        f"  {name} ({len(examples)}): {sum(right) / len(right):.3f},"
        f" calibration error {error:.3f}{recall}",
        flush=True,
    )


def calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean distance of confidence and share of right ones, over ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for pair in zip(sure, right, strict=True):
        bins[min(int(pair[0] * _BINS), _BINS - 1)].append(pair)
    distances = (
        abs(sum(confidence for confidence, _ in each) - sum(found for _, found in each))
        for each in bins.values()
    )
    return sum(distances) / len(sure)


if __name__ == "__main__":
    main()
