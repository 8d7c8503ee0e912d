"""The last question asked of something else: “còn Hà Nội thì sao”, “à nhầm, ý tôi là 2025”.

A document takes the place of a document, a city of a city, a time of a time, a type of a type.
"""

from dataclasses import replace
from datetime import date

from actions.bare_names import YEAR_WORDS, bare_subject, bare_target, dated_target
from actions.conversation import Focus
from actions.reading.plan import (
    Change,
    Compare,
    Described,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Relations,
    Validity,
)
from actions.reading.times import Days
from actions.substitution import New, of_days, of_documents, of_filter, of_subject, years_of
from actions.targeting import Targeted
from actions.topics import (
    meaning,
    place_named,
    without,
    years_in,
)
from index.lexicon.issuers import find_issuer

OF_TEXTS = Passages | Overview | Enumerate | Compare
"""The plans that are answered from what texts say."""


def changed(change: Change, focus: Focus) -> Plan:
    """Return the last plan of `focus` with what `change` puts in the place of its own kind.

    The question of `change` itself where it is a whole one, and where the last has nothing like it.
    """
    new = _new(change)
    last = _last_of_kind(new, focus) if new else None
    if last is None or new is None:
        return change.to
    if isinstance(last, Lookup | Validity | Passages):
        last = replace(last, claim="")
    if new.target:
        return of_documents(last, new, focus) or change.to
    if new.days:
        return of_days(last, new, new.days) or change.to
    if new.filter and (listed := of_filter(last, new.filter)):
        return listed
    if new.filter and not new.topic:
        return change.to
    return of_subject(last, new, focus) or change.to


def subject_of(change: Change) -> str:
    """Return the city or the subject that `change` puts in the place of another; "" for none."""
    new = _new(change)
    of_subject = new and not (new.target or new.days or (new.filter and not new.topic))
    return (new.place or new.words) if new and of_subject else ""


def _last_of_kind(new: New, focus: Focus) -> Plan | None:
    """Return the last plan that asked for a time, or for documents as described, as `new` does.

    “Còn năm 2021?”: of the list of 2022, though somebody asked who signed one of them since. What
    was asked of a text since, “còn thương mại điện tử?”, is asked for another year itself.
    """
    plans = [focus.plan, *(topic.plan for topic in focus.earlier)]
    if new.days:
        dated = next((plan for plan in plans if plan and _has_days(plan)), None)
        listed = isinstance(dated, Listing | Relations | Validity)
        return (
            focus.plan if isinstance(focus.plan, OF_TEXTS) and not listed else dated or focus.plan
        )
    if new.filter:
        return next((plan for plan in plans if plan and _describes(plan)), focus.plan)
    return focus.plan


def _has_days(plan: Plan) -> bool:
    match plan:
        case Validity(days=Days()):
            return True
        case Passages() | Overview() | Enumerate() | Compare() if years_in(plan.text):
            return True
    described = _described(plan)
    return described is not None and bool(described.issued or described.holding)


def _describes(plan: Plan) -> bool:
    described = _described(plan)
    return described is not None and described != Filter()


def _described(plan: Plan) -> Filter | None:
    """Return the documents that `plan` asks for by what they are; None where it does not."""
    match plan:
        case Listing(filter=described) | Relations(filter=described):
            return described
    target = plan.target if isinstance(plan, Targeted) else None
    return target.filter if isinstance(target, Described) else None


def _new(change: Change) -> New | None:
    """Return what `change` names; None where it is a question by itself."""
    to, words = change.to, change.text
    target = bare_target(to)
    if isinstance(target, Named):
        return New(words, target=target)
    if dated := dated_target(to):
        return New(words, target=dated, years=years_of(words))
    if isinstance(target, Described):
        days = target.filter.issued or target.filter.holding
        only_days = target.filter == Filter(issued=target.filter.issued, holding=days) or (
            target.filter == Filter(issued=days)
        )
        if days and only_days:
            return New(words, days=days)
        return New(words, filter=target.filter)
    subject = bare_subject(to, words)
    if not subject:
        return None
    years = years_in(subject)
    place = place_named(subject) and (place_named(words) or place_named(subject))  # as it is typed
    issuer = find_issuer(subject)
    if issuer and not meaning(without(subject, [issuer.span])):
        return New(words, filter=Filter(issuers=(issuer.name,)), topic=subject)
    if years and not place and YEAR_WORDS.issuperset(meaning(without(subject, years))):
        start, end = years[0]
        year = int(subject[start:end])
        return New(subject, days=Days(date(year, 1, 1), date(year, 12, 31)))
    return New(subject, place=place)
