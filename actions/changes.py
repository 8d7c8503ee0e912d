"""The last question asked of something else: “còn Hà Nội thì sao”, “à nhầm, ý tôi là 2025”.

A document takes the place of a document, a city of a city, a time of a time, a type of a type.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from actions.bare_names import YEAR_WORDS, bare_subject, bare_target, dated_target
from actions.conversation import Focus
from actions.reading.plan import (
    Anything,
    Change,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Listing,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Several,
    Target,
    Validity,
)
from actions.reading.times import Days
from actions.referents import Targeted, with_target
from actions.topics import (
    Span,
    like_in,
    meaning,
    occurrences,
    place_named,
    places_in,
    put_place,
    replaced,
    without,
    years_in,
)
from index.lexicon.issuers import find_issuer
from index.lexicon.types import type_codes

OF_TEXTS = Passages | Overview | Enumerate | Compare
"""The plans that are answered from what texts say."""


_NUMBER = re.compile(r"(?<!\d)\d{3,5}(?!\d)")  # of a document; “13” may be an article's


@dataclass(frozen=True, slots=True)
class _New:
    """What the last question is asked of now: one of these; `words` is how the person says it.

    `years` are said beside a target: “Quyết định 411 thì bao nhiêu, 2025 và 2030?”.
    """

    words: str
    target: Named | None = None
    years: str = ""
    filter: Filter | None = None
    days: Days | None = None
    place: str = ""
    topic: str = ""


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
        return _of_documents(last, new, focus) or change.to
    if new.days:
        return _of_days(last, new, new.days) or change.to
    if new.filter and (listed := _of_filter(last, new.filter)):
        return listed
    if new.filter and not new.topic:
        return change.to
    return _of_subject(last, new, focus) or change.to


def subject_of(change: Change) -> str:
    """Return the city or the subject that `change` puts in the place of another; "" for none."""
    new = _new(change)
    of_subject = new and not (new.target or new.days or (new.filter and not new.topic))
    return (new.place or new.words) if new and of_subject else ""


def _last_of_kind(new: _New, focus: Focus) -> Plan | None:
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


def _new(change: Change) -> _New | None:
    """Return what `change` names; None where it is a question by itself."""
    to, words = change.to, change.text
    target = bare_target(to)
    if isinstance(target, Named):
        return _New(words, target=target)
    if dated := dated_target(to):
        return _New(words, target=dated, years=_years_of(words))
    if isinstance(target, Described):
        days = target.filter.issued or target.filter.holding
        only_days = target.filter == Filter(issued=target.filter.issued, holding=days) or (
            target.filter == Filter(issued=days)
        )
        if days and only_days:
            return _New(words, days=days)
        return _New(words, filter=target.filter)
    subject = bare_subject(to, words)
    if not subject:
        return None
    years = years_in(subject)
    place = place_named(subject) and (place_named(words) or place_named(subject))  # as it is typed
    issuer = find_issuer(subject)
    if issuer and not meaning(without(subject, [issuer.span])):
        return _New(words, filter=Filter(issuers=(issuer.name,)), topic=subject)
    if years and not place and YEAR_WORDS.issuperset(meaning(without(subject, years))):
        start, end = years[0]
        year = int(subject[start:end])
        return _New(subject, days=Days(date(year, 1, 1), date(year, 12, 31)))
    return _New(subject, place=place)


def _of_documents(last: Plan, new: _New, focus: Focus) -> Plan | None:
    target = cast(Named, new.target)
    match last:
        case Compare(target=Named(documents=documents)):
            return replace(last, target=Named((*documents[:-1], *target.documents)))
        case Compare() | Listing():
            return None
        case Overview():
            return replace(last, target=target, subject="", text=_retold(last.text, last, new))
        case Enumerate():
            return replace(last, target=target, about="", text=_retold(last.text, last, new))
        case Passages():
            asked = tuple(
                replace(
                    last, target=target, about="", text=_retold(last.text, last, one, focus.subject)
                )
                for one in _each_year(new)
            )
            return asked[0] if len(asked) == 1 else Several(asked)
        case Provisions() | Define():
            return replace(last, target=target, text=_retold(last.text, last, new))
        case Lookup() | Validity() | Relations():
            return replace(last, target=target)
    return None


def _each_year(new: _New) -> list[_New]:
    """Return `new` for each of its years: no text says both in one sentence."""
    return [replace(new, years=year) for year in new.years.split(", ")]


def _retold(text: str, last: Targeted, new: _New, subject: str = "") -> str:
    """Return `text` with the words of `new` for those that name the target or the subject."""
    spans = _named_in(text, last.target) or _subject_in(text, subject)
    told = replaced(text, spans, _name(new))
    return _dated(told, new.years) if new.years and told else told


def _name(new: _New) -> str:
    if not new.target:
        return new.place or new.words
    return ", ".join(naming.written for naming in new.target.documents)


def _named_in(text: str, target: Target) -> list[Span]:
    match target:
        case Named(documents=documents):
            names = [each.written for each in documents]
            numbers = (_NUMBER.search(name) for name in names)
            names += [found[0] for found in numbers if found]  # “… 749 đặt bao nhiêu”
        case Described(written=written):  # “luật đất đai”, which we lack
            names = [written]
        case _:
            names = []
    found = (span for name in names for span in occurrences(name, text))
    return _apart(found_spans=sorted(found, key=lambda span: (span[0], -span[1])))


def _apart(found_spans: list[Span]) -> list[Span]:
    """Return those of `found_spans`, in order, that begin behind the end of the one before."""
    apart: list[Span] = []
    for span in found_spans:
        if not apart or apart[-1][1] <= span[0]:
            apart.append(span)
    return apart


def _subject_in(text: str, subject: str) -> list[Span]:
    return places_in(text) or occurrences(subject, text)


def _of_days(last: Plan, new: _New, days: Days) -> Plan | None:
    match last:
        case Listing():
            return replace(last, filter=_at(last.filter, days))
        case Relations():
            return replace(last, filter=_at(last.filter, days))
        case Validity():
            return replace(last, days=days)
        case Passages() | Overview() | Enumerate() | Compare() if last.text:
            return replace(last, text=_dated(last.text, new.words))
        case Lookup(target=Named(documents=(naming,)), fields=(_, *_), claim=""):
            # “who signed it?”, “and the 2019 one?”: one of the same type
            types = tuple(type_codes(naming.written)[:1])
            return replace(last, target=Described(Filter(types=types, issued=days)))
    if isinstance(last, Targeted) and isinstance(last.target, Described):
        return with_target(last, Described(_at(last.target.filter, days), last.target.strict))
    return None


def _at(old: Filter, days: Days) -> Filter:
    """Return `old` for another time: of the issue, or of the standing where that was asked."""
    if old.standing and old.issued is None:
        return replace(old, holding=days)
    return replace(old, issued=days)


def _dated(text: str, words: str) -> str:
    """Return `text` with the year of `words` for its own; with the words behind it without one."""
    years, said = years_in(text), _years_of(words)
    if years and said:
        return replaced(replaced(text, years[1:], ""), years[:1], said)
    return f"{text.rstrip(' ?!.')} {words}"


def _years_of(words: str) -> str:
    """Return the years of `words` as they are to be asked for: “2025, 2030”."""
    return ", ".join(words[start:end] for start, end in years_in(words))


def _of_filter(last: Plan, new: Filter) -> Plan | None:
    match last:
        case Listing():
            return replace(last, filter=_merged(last.filter, new))
        case Relations():
            return replace(last, filter=_merged(last.filter, new))
    if isinstance(last, Targeted) and isinstance(last.target, Described | Anything):
        old = last.target.filter if isinstance(last.target, Described) else Filter()
        return with_target(last, Described(_merged(old, new)))
    return None


def _merged(old: Filter, new: Filter) -> Filter:
    """Return `old` with what `new` asks for in its place."""
    asked = {
        name: getattr(new, name)
        for name in Filter.__dataclass_fields__
        if getattr(new, name) not in ((), "", None)
    }
    return replace(old, **asked)


def _of_subject(last: Plan, new: _New, focus: Focus) -> Plan | None:
    subject = new.place or new.words
    match last:
        case Overview():
            text = _with_subject(last.text, last.subject or focus.subject, new)
            return replace(last, target=Anything(), subject=subject, text=text)
        case Enumerate():
            text = _with_subject(last.text, last.about or focus.subject, new)
            return replace(last, target=_open(last.target), about=subject, text=text)
        case Compare(subjects=(first, *_)):
            text = _with_subject(last.text, last.subjects[-1], new)
            others = last.subjects[:-1] if len(last.subjects) > 1 else (first,)
            return replace(last, subjects=(*others, subject), text=text)
        case Define() if new.place:
            return Passages(last.term, about=new.place)  # “5G Lab là gì”, “ở Đà Nẵng có không”
        case Define():
            text = replaced(last.text, occurrences(last.term, last.text), new.words)
            return replace(last, term=new.words, text=text)
        case Passages():
            return _asked_of(last, new, focus)
        case Lookup(target=Named()) | Validity(target=Named()) | Provisions(target=Named()):
            return None if new.place else Passages(new.words, last.target)
    return None


def _open(target: Target) -> Target:
    """Return `target` unless it is one that the subject took the place of."""
    return target if isinstance(target, Described) else Anything()


def _with_subject(text: str, old: str, new: _New) -> str:
    text = _dated(text, new.words) if new.place and years_in(new.words) else text
    spans = occurrences(old, text) or (places_in(text) if new.place else [])
    return put_place(text, spans, new.place) if new.place else replaced(text, spans, new.words)


def _asked_of(last: Passages, new: _New, focus: Focus) -> Plan:
    """Return `last` asked of a city, or on another matter."""
    if new.place:
        text = _dated(last.text, new.words) if years_in(new.words) else last.text
        if places := places_in(text):
            about = new.place if last.fields else ""  # “who spoke for it” is of a city
            return replace(last, text=put_place(text, places, new.place), about=about)
        for old in (last.about, focus.subject):
            if spans := occurrences(old, text):
                told = put_place(text, spans, new.place)
                return replace(last, text=told, about="", target=Anything())
        if spans := _named_in(text, last.target):
            return replace(last, text=replaced(text, spans, new.place), target=Anything())
        return replace(last, about=new.place, target=_open(last.target))
    if span := like_in(new.words, last.text):
        return replace(last, text=replaced(last.text, [span], new.words))
    about = last.about or place_named(last.text) or focus.subject
    said = "" if years_in(new.words) else _years_of(last.text)  # the time is still meant
    text = f"{new.words} {said}".rstrip()
    return Passages(text, last.target, about="" if isinstance(last.target, Named) else about)
