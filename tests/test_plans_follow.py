"""The plan of each message of plans_follow.jsonl, read and completed from what was spoken of."""

import json
from functools import partial
from pathlib import Path
from typing import Any

from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.plan import Passages, Plan
from actions.reading.typed import type_message
from tests.days import TODAY
from tests.focuses import focus_of
from tests.plans import brief, normal, words_missing

pytest_plugins = ["tests.knowledge"]

FILE = Path(__file__).parent / "questions" / "plans_follow.jsonl"
LEAST = 0.95
Line = dict[str, Any]


def completed(line: Line, reader: Reader, knowledge: Knowledge) -> Plan:
    """Return the plan of the message of `line` in its conversation."""
    text = type_message(line["text"], partial(mend, knowledge=knowledge)).read
    plan = reader.read(text, TODAY, {})
    return resolve(plan, text, focus_of(line["focus"], knowledge), knowledge)


def test_messages_of_a_conversation_are_understood(plain_knowledge: Knowledge) -> None:
    lines = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
    reader = Reader(plain_knowledge)
    wrong = []
    for line in lines:
        plan = completed(line, reader, plain_knowledge)
        expected, is_ = normal(line["plan"]), normal(brief(plan, plain_knowledge))
        searched = f"{plan.about} {plan.text}" if isinstance(plan, Passages) else ""
        if is_ != expected or list(words_missing(line["plan"], searched)):
            wrong.append(f"{line['text']}\n  not {line['plan']}\n  but {is_} {searched}")
    share = 1 - len(wrong) / len(lines)
    print(f"\n{share:.3f} of {len(lines)} plans of conversations")
    assert share >= LEAST, "\n".join(wrong)
