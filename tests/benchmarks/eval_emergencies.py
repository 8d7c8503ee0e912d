"""Count what becomes of the held-out emergencies, by their text alone and with their vectors.

    .venv/bin/python -m tests.benchmarks.eval_emergencies [FILE]

FILE has `text`, `danger`, `lang` and, of real ones, `kind` on each line. Prints counts alone, never
a text: nobody may tune on tests/questions/emergencies_held_out.jsonl. A message gets numbers to
call, the question whether anyone is in danger, or nothing of either. The text alone is what the
door judges by, and what is left when Rasa or the store is away.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from actions.answer import Answer
from actions.emergencies.answers import danger_answer
from actions.emergencies.emergency import (
    answer_in_doubt,
    danger_question,
    emergency_answer,
    emergency_numbers,
    is_danger_question,
)
from actions.knowledge import shared_source
from index.search.retriever import Retriever
from settings import load_settings

HELD_OUT = Path(__file__).parents[1] / "questions/emergencies_held_out.jsonl"
# Which number may come first; any, where a kind is not here.
_FIRST = {
    "114": (
        "drowning",
        "entrapment",
        "explosive",
        "fire",
        "flood",
        "gas",
        "landslide",
        "lost",
        "sea",
    ),
    "115": (
        "animal",
        "birth",
        "burn",
        "drowning",
        "electric",
        "medical",
        "overdose",
        "poisoning",
        "suicide",
        "traffic",
    ),
    "113": (
        "abduction",
        "abuse",
        "crime",
        "explosive",
        "lost_child",
        "missing_elder",
        "suicide",
        "traffic",
        "trafficking",
        "violence",
    ),
    "111": ("abduction", "abuse", "child_danger", "lost_child", "trafficking"),
}
_KINDS_OF_HELP = ("numbers", "question", "nothing")


def given_to(message: str, retriever: Retriever | None) -> Answer | None:
    """Return what `message` is told of danger; judged by its text alone without `retriever`."""
    if retriever:
        return danger_answer(message, retriever)
    if emergency_numbers(message):
        return emergency_answer(message)
    return danger_question(message) if answer_in_doubt(message) else None


def help_for(message: str, retriever: Retriever | None) -> str:
    """Return which of `_KINDS_OF_HELP` `message` gets."""
    said = given_to(message, retriever)
    if said is None:
        return "nothing"
    return "question" if is_danger_question(said) else "numbers"


def main() -> None:
    """Print the counts of FILE."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=HELD_OUT)
    path = parser.parse_args().file
    retriever = shared_source(load_settings()).current().retriever
    counts: Counter[tuple[str, str, str]] = Counter()
    firsts: Counter[tuple[str, bool]] = Counter()
    for line in map(json.loads, path.read_text("utf-8").splitlines()):
        danger = "danger" if line["danger"] else "harmless"
        groups = [line["lang"], "all", *([f"kind {line['kind']}"] if line["danger"] else [])]
        for name, read_by in (("text", None), ("vectors", retriever)):
            given = help_for(line["text"], read_by)
            for group in groups:
                counts[f"{danger}, {group}", name, given] += 1
            said = given_to(line["text"], read_by)
            if line["danger"] and said and given == "numbers":
                firsts[name, _is_right(line["kind"], said.text)] += 1
    print("messages                 numbers question nothing (text alone -> with vectors)")
    for group in sorted({group for group, _, _ in counts}):
        pairs = (
            f"{counts[group, 'text', given]:>4} -> {counts[group, 'vectors', given]:<4}"
            for given in _KINDS_OF_HELP
        )
        print(f"{group:<24}", "".join(pairs))
    for name in ("text", "vectors"):
        right, wrong = firsts[name, True], firsts[name, False]
        print(f"{name}: the number of the danger comes first in {right} of {right + wrong}")


def _is_right(kind: str, text: str) -> bool:
    """Tell whether the first number in `text` is one to call in a danger of `kind`."""
    first = min(_FIRST, key=lambda number: text.find(number) % len(text))
    if kind in _FIRST:  # a set that says which number comes first
        return kind == first
    return kind in _FIRST[first] or not any(kind in kinds for kinds in _FIRST.values())


if __name__ == "__main__":
    main()
