"""Questions of ours to tap: after small talk, a refusal, or what is answered elsewhere."""

from collections.abc import Iterable
from pathlib import Path

from actions.executing.cards import named
from actions.executing.context import Context
from actions.reading.plan import Choice, Overview, Passages, Plan, Sources
from index.yaml_file import read_yaml

_FILE = read_yaml(Path(__file__).with_suffix(".yml"))
_QUESTIONS: dict[str, dict[str, object]] = _FILE["questions"]
_AFTER: dict[str, list[str]] = _FILE["after"]


def questions_after(topic: str, context: Context) -> tuple[Choice, ...]:
    """Return what may be asked after `topic`; nothing after what ends a subject."""
    return questions(_AFTER.get(topic, ()), context)


def questions(keys: Iterable[str], context: Context) -> tuple[Choice, ...]:
    """Return the questions of `keys`; those on a document only where the store has it.

    Raises KeyError for a key that questions.yml lacks.
    """
    choices = []
    for key in keys:
        entry = _QUESTIONS[key]
        titles = entry["title"]
        plan = _plan(entry, context)
        if plan and isinstance(titles, dict):
            choices.append(Choice(titles[context.language], plan))
    return tuple(choices)


def _plan(entry: dict[str, object], context: Context) -> Plan | None:
    """Return the plan that `entry` stands for; None where the store lacks its document."""
    if "sources" in entry:
        return Sources()
    asked = str(entry.get("overview") or entry["question"])
    references = context.knowledge.finder.find(asked)
    matches = [document for found in references for document in found.matches]
    if references and len(matches) != 1:
        return None
    if "question" in entry:
        return Passages(asked, named(matches[0])) if matches else Passages(asked)
    return Overview(named(matches[0])) if matches else Overview(subject=asked)
