"""Scope: the documents that a question is asked of, however it names them, and what is left.

“Các quyết định của Thủ tướng năm 2022 nói gì về …”: only what says that somebody issued documents,
when they did or how these stand restricts the answer. “Mục tiêu năm 2025”, “Bộ Xây dựng được giao
việc gì” are what is asked about, and restrict nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.reading.called import called
from actions.reading.descriptions import descriptions
from actions.reading.mentions import Mentions, Place, words_of
from actions.reading.plan import Anything, Described, Filter, Named, Spoken, Target

_LONGEST_OF_IT = 12  # content words
_ANYTHING = Anything()


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents asked of, and the indexes of the words that say so.

    `cut`: these words are no part of what is asked of the documents.
    """

    target: Target = _ANYTHING
    taken: frozenset[int] = frozenset()
    cut: bool = False


def scope_of(mentions: Mentions, loose: bool = False) -> Scope:
    """Return what `mentions` are asked of; of anything where they say nothing of documents.

    `loose`: much else may be said. A law is then asked of only where the question begins with it:
    “ai phải tuyên truyền về luật đất đai” is not.
    """
    return (
        _named(mentions)
        or _spoken(mentions, loose)
        or _called(mentions, loose)
        or _described(mentions)
        or _issued_by(mentions)
        or Scope()
    )


def _named(mentions: Mentions) -> Scope | None:
    places = list(_documents_meant(mentions))
    if not places:
        return None
    either = any(_joined_by_or(mentions, one) for one in places)
    taken = set(words_of(places))
    for place in places:
        at = mentions.index(place)
        if at and mentions.places[at - 1].has("type", "noun"):  # “văn bản số 06”
            taken |= words_of([mentions.places[at - 1]])
        taken |= words_of(_owner_behind(mentions, at))
    return Scope(
        Named(tuple(place.value("document") for place in places), either), frozenset(taken)
    )


def _owner_behind(mentions: Mentions, at: int) -> Sequence[Place]:
    """Return who issued the document at `at`, where that is said behind it: “… của Hà Nội”."""
    behind = mentions.places[at + 1 : at + 3]
    if behind and behind[0].has("issuer", "owner", "place"):
        return behind[:1]
    return behind if len(behind) > 1 and _is_owned(*behind) else ()


def _is_owned(by: Place, owner: Place) -> bool:
    return by.has("by") and owner.has("issuer", "owner", "place")


def _documents_meant(mentions: Mentions) -> Iterator[Place]:
    """Yield the documents named but those that are left out: “trừ Nghị định 13”."""
    left_out = False
    for place in mentions.places:
        if place.has("document"):
            if not left_out:
                yield place
        elif not place.has("also"):
            left_out = place.has("without")


def _joined_by_or(mentions: Mentions, place: Place) -> bool:
    at = mentions.index(place)
    around = mentions.places[at + 1 : at + 3]
    return len(around) == 2 and around[0].has("either") and around[1].has("document")


def _spoken(mentions: Mentions, loose: bool) -> Scope | None:
    for described in descriptions(mentions):
        if described.spoken:
            return Scope(Spoken(types=described.filter.types), described.taken)
    for place in mentions.places:
        if place.has("every.both", "ordinal.all") and _counts_things(mentions, place):
            continue
        if ordinal := place.value("ordinal"):
            number = None if ordinal == "all" else int(ordinal)
            return Scope(Spoken(number, every=ordinal == "all"), words_of([place]))
        whole = not loose or (place.has("every.both") and len(mentions.content) <= _LONGEST_OF_IT)
        if place.has("every") and whole and not mentions.has("document", "noun", "type"):
            return Scope(Spoken(every=True), words_of([place]))
        if place.has("anaphor.other"):
            return Scope(Spoken(other=True), words_of([place]))
        # In a long message “nó” is something that the message itself speaks of.
        if place.has("anaphor.document") and not (loose and len(mentions.content) > _LONGEST_OF_IT):
            return Scope(Spoken(), words_of([place]))
    return None


def _counts_things(mentions: Mentions, both: Place) -> bool:
    """Tell whether a word stands behind “les deux”, which only counts it: “les deux projets”."""
    behind = mentions.places[mentions.index(both) + 1 :][:1]
    return any(one.has("word") and one.words[0] == both.words[1] for one in behind)


def _called(mentions: Mentions, loose: bool) -> Scope | None:
    found = called(mentions, loose)
    return Scope(*found) if found else None


def _described(mentions: Mentions) -> Scope | None:
    loose: Scope | None = None
    for described in descriptions(mentions):
        before = [word for word in mentions.content if word < min(described.taken)]
        if described.which and not described.filter.standing and before:
            continue  # “… căn cứ nghị quyết nào của Bộ Chính trị”: another text names it
        if described.strict:
            return Scope(Described(described.filter), described.taken, cut=True)
        if described.filter.types and (described.some or described.which) and loose is None:
            loose = Scope(Described(described.filter, strict=False), described.taken, cut=True)
    return loose


def _issued_by(mentions: Mentions) -> Scope | None:
    """Return what an issuer is said to have issued, or to have said in a year."""
    places = mentions.places
    for at, place in enumerate(places):
        if not (issuer := place.value("issuer")):
            continue
        before = places[at - 1] if at else None
        after = places[at + 1 :]
        if before and before.has("by") and after and after[0].has("issued"):
            found = Filter(issuers=(issuer,))
            return Scope(
                Described(found, strict=False), words_of(places[at - 1 : at + 2]), cut=True
            )
        if mentions.has("target") or "%" in mentions.text:
            continue
        timed = next((one for one in (before, *after[:1]) if one and one.value("period")), None)
        if timed is None or mentions.begins_with(timed, "goal"):
            continue
        days = timed.value("period").lasting()
        behind = places[max(at, mentions.index(timed)) + 1 :]
        verb = next((one for one in behind if not one.has("skip")), None)
        if verb and verb.has("says") and days.first <= mentions.today:
            found = Filter(issuers=(issuer,), issued=days)
            return Scope(Described(found), words_of([place, timed]), cut=True)
    return None
