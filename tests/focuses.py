"""A focus in brief, as tests/questions/plans_follow.jsonl writes what was spoken of."""

from datetime import date
from typing import Any, cast

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading import plan as plans
from actions.reading.plan import Choice, Named, Naming, Target
from actions.reading.times import Days
from index.legal.structure.provision import Provision

_LAST_DAY_OF_YEAR = (12, 31)


def focus_of(brief: dict[str, Any], knowledge: Knowledge) -> Focus:
    """Return what `brief` says was spoken of."""
    return _Focuses(knowledge).focus(brief)


class _Focuses:
    """Makes values of what a file says in brief; documents are called by number or id."""

    def __init__(self, knowledge: Knowledge) -> None:
        documents = knowledge.retriever.documents
        self._named = {each.number or each.id: Naming(each.name, (each.id,)) for each in documents}

    def focus(self, brief: dict[str, Any]) -> Focus:
        plan, pending, provision = (brief.get(key) for key in ("plan", "pending", "provision"))
        return Focus(
            documents=tuple(self._named[one].matches[0] for one in brief.get("documents", ())),
            provision=Provision(**provision) if provision else None,
            subject=brief.get("subject", ""),
            choices=tuple(self._choice(one) for one in brief.get("choices", ())),
            plan=self._plan(plan) if plan else None,
            pending=self._plan(pending) if pending else None,
            language=brief.get("language"),
            questions=(plan["text"],) if plan else (),
        )

    def _choice(self, name: str) -> Choice:
        naming = self._named[name]
        return Choice(naming.written, plans.Lookup(Named((naming,))))

    def _plan(self, brief: dict[str, Any]) -> plans.Plan:
        target, text = self._target(brief.get("target")), brief.get("text", "")
        filter_ = _filter(brief.get("filter", {}))
        match brief["plan"]:
            case "lookup":
                return plans.Lookup(target, tuple(brief.get("fields", ())))
            case "validity":
                return plans.Validity(target)
            case "relations":
                return plans.Relations(target, brief["act"], (), brief["to_it"], filter_)
            case "listing":
                return plans.Listing(filter_, explicit=True)
            case "provisions":
                places = tuple(Provision(**place) for place in brief["places"])
                return plans.Provisions(target, places, text)
            case "overview":
                return plans.Overview(target, brief.get("subject", ""), text=text)
            case "passages":
                return plans.Passages(text, target, brief.get("about", ""))
        raise ValueError(f"no focus has the plan {brief['plan']}")

    def _target(self, brief: Any) -> Target:
        if brief is None:
            return plans.Anything()
        if brief == "spoken":
            return plans.Spoken()
        return Named(tuple(self._named[one] for one in cast(list[str], brief)))


def _filter(brief: dict[str, Any]) -> plans.Filter:
    year = int(brief["issued"]) if "issued" in brief else 0
    issued = Days(date(year, 1, 1), date(year, *_LAST_DAY_OF_YEAR)) if year else None
    return plans.Filter(types=tuple(brief.get("types", ())), issued=issued)
