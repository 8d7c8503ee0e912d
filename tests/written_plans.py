"""The plan that a line of plans.jsonl writes in brief, as a value: what a focus holds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.reading import plan as plans
from actions.reading.times import Days, find_periods
from index.documents.relations import Act
from index.legal.structure.provision import Provision

# What the acts of a relation in brief mean to the catalogue.
_ACTS: dict[str, tuple[Act, ...]] = {
    "replace": ("replaces", "repeals"),
    "repeal": ("repeals", "replaces"),
    "amend": ("amends",),
    "guide": ("guides", "implements"),
    "base": ("based_on",),
    "implement": ("implements", "guides"),
    "cite": ("based_on", "guides", "implements"),
}


class WrittenPlans:
    """Makes plans of those written in brief; `ids` are the documents' ids by number."""

    def __init__(self, ids: Mapping[str, str], today: date) -> None:
        self._ids, self._today = ids, today

    def plan(self, said: Mapping[str, Any]) -> plans.Plan | None:
        """Return the plan that `said` writes; None for a kind that no focus holds."""
        target = self._target(said.get("target"))
        text = said.get("text", "")
        match said.get("plan"):
            case "lookup":
                return plans.Lookup(target, tuple(said.get("fields", ())))
            case "validity":
                return plans.Validity(target, self._days(said.get("days")))
            case "relations":
                acts, others = _ACTS[said["act"]], self._filter(said.get("filter", {}))
                return plans.Relations(target, said["act"], acts, said.get("to_it", True), others)
            case "listing":
                chosen = self._filter(said.get("filter", {}))
                return plans.Listing(chosen, said.get("order"), said.get("limit", 0))
            case "provisions":
                places = tuple(Provision(**place) for place in said.get("places", ()))
                return plans.Provisions(target, places, text)
            case "define":
                return plans.Define(said.get("term", ""), target, text)
            case "overview":
                subject, points = said.get("subject", ""), said.get("points", 0)
                return plans.Overview(target, subject, points, text)
            case "enumerate":
                return plans.Enumerate("", target, said.get("about", ""), text)
            case "compare":
                return plans.Compare(target, tuple(said.get("subjects", ())), text=text)
            case "passages":
                return plans.Passages(text, target, said.get("about", ""))
        return None

    def _target(self, said: Any) -> plans.Target:
        if isinstance(said, list):
            return plans.Named(tuple(plans.Naming(one, (self._id(one),)) for one in said))
        if isinstance(said, dict) and "ambiguous" in said:
            matches = tuple(map(self._id, said["ambiguous"]))
            return plans.Named((plans.Naming(said["ambiguous"][0], matches),))
        if isinstance(said, dict) and "unknown" not in said:
            return plans.Described(self._filter(said))
        return plans.Spoken() if isinstance(said, str) else plans.Anything()

    def _filter(self, said: Mapping[str, Any]) -> plans.Filter:
        return plans.Filter(
            types=tuple(said.get("types", ())),
            issuers=(said["issuer"],) if "issuer" in said else (),
            signers=(said["signer"],) if "signer" in said else (),
            issued=self._days(said.get("issued")),
            topic=said.get("topic", ""),
            standing=said.get("standing"),
            holding=self._days(said.get("holding")),
        )

    def _days(self, said: str | None) -> Days | None:
        if not said:
            return None
        if ".." in said:
            first, last = said.split("..")
            return Days(
                date.fromisoformat(first) if first else date.min,
                date.fromisoformat(last) if last else date.max,
            )
        written = said if len(said) != len("2024-03") else f"tháng {said[5:]}/{said[:4]}"
        return find_periods(written, self._today)[0].days

    def _id(self, number: str) -> str:
        return self._ids.get(number, number)
