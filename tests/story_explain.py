"""Why a conversation failed: it is held again in this process, and every stage tells what it made.

The wire carries nothing but the answer. So the messages that were sent are read once more: by the
trained dialogue, for the intents, and by actions.turn with the same store, turn by turn, for the
plan, the focus and the passages. Where that gives another answer than came back, it says so.
"""

import json
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import partial
from pathlib import Path

from actions.conversation import Focus
from actions.emergencies.dangers import danger_in
from actions.executing.likely import answers
from actions.knowledge import Knowledge, KnowledgeSource
from actions.reading.clauses import clauses
from actions.reading.frames import Reader
from actions.reading.mending import mend
from actions.reading.typed import type_message
from actions.turn import turn
from index.clock import today
from ops import ROOT
from ops.environments import DIALOGUE
from ops.training import model_path, rasa_environment
from settings import Settings
from tests.story_run import Held

_PASSAGES = 4
_INFORM = "inform"
Intents = Mapping[str, float]


def explained(failed: Sequence[Held], settings: Settings) -> Iterator[str]:
    """Yield, for each of `failed`, how its messages are understood, with the store of `settings`.

    Loads the dialogue and the store: some ten seconds.
    """
    if not failed:
        return
    said = [one.sent for held in failed for one in held.exchanges if one.sent]
    intents = dict(zip(said, ranked(said, settings), strict=True))
    knowledge = KnowledgeSource(settings).current()
    for held in failed:
        yield "\n".join(_replayed(held, intents, knowledge))


def ranked(texts: Sequence[str], settings: Settings) -> list[Intents]:
    """Return what the trained dialogue takes each of `texts` for."""
    with tempfile.TemporaryDirectory() as folder:
        rankings = Path(folder) / "rankings.json"
        command = [DIALOGUE.python, "-m", "tests.intent_ranking", model_path(), rankings]
        subprocess.run(
            [str(each) for each in command],
            cwd=ROOT,
            env=rasa_environment(settings) | {"PYTHONWARNINGS": "ignore"},
            input=json.dumps(list(texts)),
            capture_output=True,
            text=True,
            check=True,
        )
        read: list[Intents] = json.loads(rankings.read_text("utf-8"))
    return read


def _replayed(held: Held, intents: Mapping[str, Intents], knowledge: Knowledge) -> Iterator[str]:
    focus = Focus()
    yield f"how “{held.conversation.conversation}” is understood:"
    for exchange in held.exchanges:
        if not exchange.sent:
            continue
        before, taken = focus, dict(intents[exchange.sent])
        if focus.pending is not None and _first(taken, 1)[0][0] == _INFORM:
            taken[_INFORM] = max(taken.values())  # Rasa's rule: action_resume
        answer, focus = turn(exchange.sent, focus, taken, knowledge, today())
        yield f"  {exchange.turn} > {exchange.said[:300]}"
        shown = ", ".join(f"{name} {sure:.2f}" for name, sure in _first(taken, 2))
        yield f"    intent   {shown}"
        yield from _read(exchange.sent, taken, before, knowledge)
        yield f"    executed {plain(focus.plan)}"
        yield from _in_focus(before)
        heard = exchange.heard
        if heard and " ".join(answer.text.split()) != " ".join(heard.reply.text.split()):
            yield f"    (here it is answered otherwise: [{answer.status}] {answer.text})"


def _read(text: str, intents: Intents, focus: Focus, knowledge: Knowledge) -> Iterator[str]:
    """Yield the danger suspected, and of each question its plan, the runner-up, its passages."""
    if kinds := danger_in(text).kinds:
        yield f"    danger   {', '.join(map(str, kinds))}"
    read = type_message(text, partial(mend, knowledge=knowledge)).read
    if read != text:
        yield f"    read as  {read[:300]}"
    reader = Reader(knowledge, spoken=focus.language)
    for clause in clauses(read):
        if clause.role != "question":
            yield f"    {clause.role:<8} {clause.text}"
            continue
        for name, reading in zip(
            ("plan", "or"), reader.readings(clause.text, today(), intents), strict=False
        ):
            yield f"    {name:<8} {reading.name} {reading.score:.2f}: {plain(reading.plan)}"
        for hit in knowledge.retriever.search(clause.text, _PASSAGES):
            verdict = "answers" if answers(hit, focus.spoken) else "does not answer"
            start, end = hit.sentence
            yield (
                f"    passage  {hit.probability:.2f} {verdict} {hit.document.id} ›"
                f" {hit.passage.heading}: “{hit.passage.text[start:end][:160]}”"
            )


def _in_focus(focus: Focus) -> Iterator[str]:
    """Yield what the conversation spoke of before the message."""
    spoken = {
        "documents": ", ".join(focus.documents),
        "provision": focus.provision,
        "subject": focus.subject,
        "persons": ", ".join(focus.persons),
        "choices": len(focus.choices) or "",
        "pending": focus.pending,
        "plan": focus.plan,
    }
    for name, value in spoken.items():
        if value:
            yield f"    focus    {name}: {plain(value)}"


def plain(value: object) -> str:
    """Return `value` without the fields that are as they are by default."""
    if isinstance(value, tuple):
        return f"({', '.join(map(plain, value))})"
    if not is_dataclass(value) or isinstance(value, type):
        return str(value) if isinstance(value, str) else repr(value)
    told = {
        field.name: getattr(value, field.name)
        for field in fields(value)
        if getattr(value, field.name) != field.default
    }
    inside = ", ".join(f"{name}={plain(each)}" for name, each in told.items())
    return f"{type(value).__name__}({inside})"


def _first(intents: Intents, count: int) -> list[tuple[str, float]]:
    return sorted(intents.items(), key=lambda each: -each[1])[:count]
