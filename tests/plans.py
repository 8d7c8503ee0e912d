"""A plan in brief, as tests/questions/plans.jsonl writes what is asked."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from actions.knowledge import Knowledge
from actions.reading import plan as plans
from actions.reading.times import Days
from index.text.folding import fold

_DAY_ONE, _LAST_DAY = date.min, date.max


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

    def _enumerate(self, plan: plans.Enumerate) -> dict[str, Any]:
        return {"target": self._target(plan.target), "about": fold(plan.about)}

    def _compare(self, plan: plans.Compare) -> dict[str, Any]:
        subjects = sorted(map(fold, plan.subjects))
        return {"target": self._target(plan.target), "subjects": subjects}

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


def normal(said: Any) -> Any:
    """Return a plan in brief as a file writes it, so that two that say the same are equal."""
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
