"""A plan in brief, as tests/questions/plans.jsonl writes what is asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from actions.conversation import Focus
from actions.following import resolve
from actions.knowledge import Knowledge
from actions.reading import plan as plans
from actions.reading.frames import Reader
from actions.reading.times import Days
from actions.targeting import Targeted, with_target
from index.legal.structure.provision import Provision
from index.text.folding import fold
from tests.written_plans import WrittenPlans

_DAY_ONE, _LAST_DAY = date.min, date.max
# Fields that tell a relation: its act, and whether others do it to the document.
_RELATIONS = {
    "based_on": ("base", False),
    "replaced_by": ("replace", True),
    "replaces": ("replace", False),
}


def brief(plan: plans.Plan, knowledge: Knowledge) -> dict[str, Any]:
    """Return `plan` as JSON values: documents by number, words folded, empty values left out."""
    names = {one.id: one.number or one.id for one in knowledge.retriever.documents}
    return _Brief(names).plan(plan)


class _Brief:
    """Says plans in brief, with the names of documents by their ids."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = names

    def plan(self, plan: plans.Plan) -> dict[str, Any]:
        """Return `plan` in brief."""
        said = getattr(self, f"_{plan.kind}")(plan)
        kept = {key: value for key, value in said.items() if value not in ("", (), [], {}, None, 0)}
        return {"plan": plan.kind} | kept

    def _lookup(self, plan: plans.Lookup) -> dict[str, Any]:
        return {"target": self._target(plan.target), "fields": sorted(plan.fields)}

    def _validity(self, plan: plans.Validity) -> dict[str, Any]:
        return {"target": self._target(plan.target), "days": _days(plan.days)}

    def _relations(self, plan: plans.Relations) -> dict[str, Any]:
        target, kept = self._target(plan.target), self._filter(plan.filter)
        act = {"act": plan.act, "target": target, "filter": kept}
        return act | {"to_it": "yes" if plan.to_it else "no"}

    def _listing(self, plan: plans.Listing) -> dict[str, Any]:
        counted = {"limit": plan.limit, "count": plan.count_only}
        return {"filter": self._filter(plan.filter), "order": plan.order} | counted

    def _provisions(self, plan: plans.Provisions) -> dict[str, Any]:
        places = [
            {key: value for key in place.__slots__ if (value := getattr(place, key)) is not None}
            for place in plan.places
        ]
        return {"target": self._target(plan.target), "places": places}

    def _define(self, plan: plans.Define) -> dict[str, Any]:
        return {"term": fold(plan.term), "target": self._target(plan.target)}

    def _overview(self, plan: plans.Overview) -> dict[str, Any]:
        about = {"subject": fold(plan.subject), "points": plan.points}
        return {"target": self._target(plan.target)} | about

    def _extreme(self, plan: plans.Extreme) -> dict[str, Any]:
        about = {"aspect": fold(plan.aspect), "of": plan.of, "least": plan.least}
        return {"target": self._target(plan.target)} | about

    def _enumerate(self, plan: plans.Enumerate) -> dict[str, Any]:
        return {"target": self._target(plan.target), "about": fold(plan.about)}

    def _compare(self, plan: plans.Compare) -> dict[str, Any]:
        subjects = sorted(map(fold, plan.subjects))
        return {"target": self._target(plan.target), "subjects": subjects}

    def _elapsed(self, plan: plans.Elapsed) -> dict[str, Any]:
        asked = {"field": plan.field, "year": plan.year, "due": plan.due}
        return {"target": self._target(plan.target)} | asked

    def _passages(self, plan: plans.Passages) -> dict[str, Any]:
        return {"target": self._target(plan.target), "about": fold(plan.about)}

    def _continue(self, plan: plans.Continue) -> dict[str, Any]:
        return {"how": plan.how}

    def _small_talk(self, plan: plans.SmallTalk) -> dict[str, Any]:
        return {"topic": plan.topic}

    def _several(self, plan: plans.Several) -> dict[str, Any]:
        return {"plans": [self.plan(one) for one in plan.plans]}

    def _reply(self, plan: plans.Reply) -> dict[str, Any]:
        return {"yes": plan.yes}

    def _nothing(self, plan: plans.Plan) -> dict[str, Any]:
        return {}

    _change = _cited = _sources = _elsewhere = _ask = _nothing

    def _target(self, target: plans.Target) -> Any:
        match target:
            case plans.Named():
                return self._named(target)
            case plans.Described():
                return self._filter(target.filter)
            case plans.Spoken(every=True):
                return "spoken:all"
            case plans.Spoken():
                return "spoken" if target.ordinal is None else f"spoken:{target.ordinal}"
            case _:
                return None

    def _named(self, target: plans.Named) -> Any:
        if any(not naming.matches for naming in target.documents):
            return {"unknown": True}
        matches = [sorted(map(self._name, naming.matches)) for naming in target.documents]
        if target.either or any(len(one) > 1 for one in matches):
            return {"ambiguous": sorted({name for one in matches for name in one})}
        return sorted({name for one in matches for name in one})

    def _name(self, identity: str) -> str:
        return self._names.get(identity, identity)

    def _filter(self, asked: plans.Filter) -> dict[str, Any]:
        said = {
            "types": list(asked.types),
            "issuer": fold(asked.issuers[0]) if asked.issuers else "",
            "signer": fold(asked.signers[0]) if asked.signers else "",
            "issued": _days(asked.issued),
            "topic": fold(asked.topic),
            "standing": asked.standing,
            "holding": _days(asked.holding),
            "named": [self._name(identity) for one in asked.named for identity in one.matches],
            "without": [self._filter(one) for one in asked.without],
        }
        return {key: value for key, value in said.items() if value}


def _days(days: Days | None) -> str:
    if days is None:
        return ""
    first, last = days.first, days.last
    if first == _DAY_ONE or last == _LAST_DAY:
        begin = "" if first == _DAY_ONE else first.isoformat()
        end = "" if last == _LAST_DAY else last.isoformat()
        return f"{begin}..{end}"
    if days.unit == "days":
        return f"{first.isoformat()}..{last.isoformat()}"
    return first.isoformat()[: {"day": 10, "month": 7, "year": 4}[days.unit]]


def focus_of(said: dict[str, Any], reader: Reader, today: date) -> Focus:
    """Return the focus that a line says in brief: documents by number, plans by their text."""
    documents = reader.knowledge.retriever.documents
    ids = {one.number or one.id: one.id for one in documents}

    written = WrittenPlans(ids, today)

    def plan_of(brief_plan: dict[str, Any] | None) -> plans.Plan | None:
        """Return the plan as its question is read, or as it is written where none stands there."""
        brief_plan = brief_plan or {}
        text = brief_plan.get("text")
        return (reader.read(text, today, {}) if text else None) or written.plan(brief_plan)

    pending = plan_of(said.get("pending"))

    def choice_of(title: str) -> plans.Choice:
        """Return what `title` offers: the plan that waits, for what it names."""
        named = reader.read(title, today, {})
        if isinstance(pending, Targeted) and isinstance(named, Targeted):
            return plans.Choice(title, with_target(pending, named.target))
        return plans.Choice(title, named)

    focus = Focus(
        documents=tuple(ids.get(name, name) for name in said.get("documents", ())),
        provision=Provision(**said["provision"]) if "provision" in said else None,
        subject=said.get("subject", ""),
        choices=tuple(map(choice_of, said.get("choices", ()))),
        language=said.get("language"),
    )
    asked = said.get("plan") or {}
    last = plan_of(asked)
    if last is not None:
        last = resolve(last, asked.get("text", ""), focus, reader.knowledge)
    questions = (asked["text"],) if "text" in asked else ()
    return replace(focus, plan=last, pending=pending, questions=questions)


def leaves_to_focus(said: dict[str, Any]) -> bool:
    """Tell whether a plan in brief names what the conversation supplies, and does not say it."""
    target = said.get("target")
    spoken = isinstance(target, str) and target.startswith("spoken")
    return spoken or said["plan"] in ("change", "continue", "reply")


def normal(said: Any) -> Any:
    """Return a plan in brief as a file writes it, so that two that say the same are equal.

    “Thay bằng gì” asks for a field of the document's card or for a relation: the same.
    """
    if isinstance(said, dict) and [*said.get("fields", ())] in [[each] for each in _RELATIONS]:
        act, to_it = _RELATIONS[said["fields"][0]]
        relation = {"plan": "relations", "act": act, "to_it": to_it}
        said = {key: value for key, value in said.items() if key != "fields"} | relation
    if isinstance(said, dict):
        kept = {
            key: value if key == "places" else normal(value)
            for key, value in said.items()
            if key not in ("has", "lacks")
        }
        if "to_it" in kept and isinstance(kept["to_it"], bool):
            kept["to_it"] = "yes" if kept["to_it"] else "no"
        return {key: value for key, value in kept.items() if value not in ("", [], {}, None, False)}
    if isinstance(said, list):
        return (
            sorted(map(normal, said), key=str) if all(map(_is_word, said)) else [*map(normal, said)]
        )
    return fold(said) if isinstance(said, str) and not _is_number(said) else said


def _is_word(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: str) -> bool:
    return any(map(str.isdigit, value))


def words_missing(said: dict[str, Any], text: str) -> Iterable[str]:
    """Yield what a plan in brief says of the text to be searched for, and `text` does not do."""
    folded = fold(text)
    yield from (f"lacks {word}" for word in said.get("has", ()) if fold(word) not in folded)
    yield from (f"has {word}" for word in said.get("lacks", ()) if fold(word) in folded)
