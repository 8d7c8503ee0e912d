"""The plan of each question of plans.jsonl: how often it is read exactly, by style."""

import json
from collections import defaultdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause, clauses
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import Named, Naming, Plan, Several, Spoken
from actions.reading.typed import type_message
from actions.targeting import Targeted, with_target
from tests import gates
from tests.knowledge import knowledge_without_model
from tests.plans import brief, focus_of, leaves_to_focus, normal, words_missing

FOLDER = Path(__file__).parent / "questions"
# Written with the lexicon in sight, and not; ops/bounds.yml has how many must be read exactly.
PARTS = ("first", "held_out")
TODAY = date(2026, 11, 30)
Line = dict[str, Any]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_without_model(tmp_path_factory.mktemp("plans"))


def lines_of(part: str) -> list[Line]:
    """Return the questions of `part`."""
    files = sorted(FOLDER.glob("plans*.jsonl"))
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [line for line in lines if line["part"] == part]


def read(line: Line, reader: Reader) -> Any:
    """Return the plan of `line` in brief, complete where it stands in a conversation.

    A line may leave what the conversation supplies to it: “spoken”, “continue”.
    """
    is_complete = "focus" in line and not leaves_to_focus(line["plan"])
    typed = type_message(line["text"], partial(mend, knowledge=reader.knowledge))
    plans = []
    for clause in clauses(typed.read):
        if clause.role == "question":
            plan = _in_context(reader.read(clause.text, TODAY, {}), clause, reader)
            if is_complete:
                focus = focus_of(line["focus"], reader, TODAY)
                plan = resolve(plan, clause.text, focus, reader.knowledge)
            plans.append(plan)
    plan = plans[0] if len(plans) == 1 else Several(tuple(plans))
    missing = words_missing(line["plan"], getattr(plan, "text", ""))
    return normal(brief(plan, reader.knowledge)) | dict.fromkeys(missing, True)


def _in_context(plan: Plan, clause: Clause, reader: Reader) -> Plan:
    """Return `plan` of the documents that its message names before, as turn.py has it asked."""
    if not (isinstance(plan, Targeted) and isinstance(plan.target, Spoken) and clause.context):
        return plan
    found = reader.knowledge.finder.find(clause.context)
    named = tuple(
        Naming(one.text, tuple(each.id for each in one.matches)) for one in found if one.matches
    )
    return with_target(plan, Named(named)) if named else plan


def test_what_is_asked_is_read(knowledge: Knowledge) -> None:
    reader = Reader(knowledge)
    shares = {part: _share_read(part, reader) for part in PARTS}
    gates.hold("plans", shares)


def _share_read(part: str, reader: Reader) -> float:
    """Return the share of the plans of `part` that are read exactly; print the others."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    wrong = []
    for line in lines_of(part):
        expected, plan = normal(line["plan"]), read(line, reader)
        right[line["style"]].append(plan == expected)
        if plan != expected:
            wrong.append(f"{line['style']}: {line['text']}\n  not {expected}\n  but {plan}")
    everything = [one for listed in right.values() for one in listed]
    for style, listed in sorted(right.items()):
        print(f"  {style:8} {sum(listed):4} of {len(listed):4}")
    print("\n".join(wrong))
    return sum(everything) / len(everything)
