"""Substitution: what the last question is asked of now, in the place of its own kind."""

import re
from dataclasses import dataclass, replace
from typing import cast

from actions.conversation import Focus
from actions.reading.plan import (
    Anything,
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
from actions.targeting import Targeted, with_target
from actions.topics import (
    Span,
    like_in,
    occurrences,
    place_named,
    places_in,
    put_place,
    replaced,
    years_in,
)
from index.lexicon.types import type_codes

_NUMBER = re.compile(r"(?<!\d)\d{3,5}(?!\d)")  # of a document; “13” may be an article's


@dataclass(frozen=True, slots=True)
class New:
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


def of_documents(last: Plan, new: New, focus: Focus) -> Plan | None:
    """Return `last` asked of the documents of `new`; None where it asks of none."""
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


def _each_year(new: New) -> list[New]:
    """Return `new` for each of its years: no text says both in one sentence."""
    return [replace(new, years=year) for year in new.years.split(", ")]


def _retold(text: str, last: Targeted, new: New, subject: str = "") -> str:
    """Return `text` with the words of `new` for those that name the target or the subject."""
    spans = _named_in(text, last.target) or _subject_in(text, subject)
    told = replaced(text, spans, _name(new))
    return _dated(told, new.years) if new.years and told else told


def _name(new: New) -> str:
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


def of_days(last: Plan, new: New, days: Days) -> Plan | None:
    """Return `last` asked for `days`; None where it asks for no time."""
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
    years, said = years_in(text), years_of(words)
    if years and said:
        return replaced(replaced(text, years[1:], ""), years[:1], said)
    return f"{text.rstrip(' ?!.')} {words}"


def years_of(words: str) -> str:
    """Return the years of `words` as they are to be asked for: “2025, 2030”."""
    return ", ".join(words[start:end] for start, end in years_in(words))


def of_filter(last: Plan, new: Filter) -> Plan | None:
    """Return `last` asked of documents as `new` describes them; None where it describes none."""
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


def of_subject(last: Plan, new: New, focus: Focus) -> Plan | None:
    """Return `last` asked of the city or the subject of `new`; None where that is no answer."""
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


def _with_subject(text: str, old: str, new: New) -> str:
    text = _dated(text, new.words) if new.place and years_in(new.words) else text
    spans = occurrences(old, text) or (places_in(text) if new.place else [])
    return put_place(text, spans, new.place) if new.place else replaced(text, spans, new.words)


def _asked_of(last: Passages, new: New, focus: Focus) -> Plan:
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
    said = "" if years_in(new.words) else years_of(last.text)  # the time is still meant
    text = f"{new.words} {said}".rstrip()
    return Passages(text, last.target, about="" if isinstance(last.target, Named) else about)
