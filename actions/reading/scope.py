"""Scope: the documents that a question is asked of, however it names them, and what is left.

“Các quyết định của Thủ tướng năm 2022 nói gì về …”: only what says that somebody issued documents,
when they did or how these stand restricts the answer. “Mục tiêu năm 2025”, “Bộ Xây dựng được giao
việc gì” are what is asked about, and restrict nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.reading.descriptions import descriptions
from actions.reading.mentions import Mentions, Place
from actions.reading.plan import Anything, Described, Filter, Named, Spoken, Target

_LAW = "luat"
# More words than these are no name of a law.
_LONGEST_NAME = 8
_AFTER_SUBJECT = (
    "standing",
    "validity",
    "field",
    "who",
    "when",
    "which",
    "says",
    "provision",
    "document",
    "type",
    "signs",
    "period",
)
# What is asked of a document as such, whatever its text is on.
_ASKING = ("field", "signs", "standing", "validity", "when", "who")
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


def words_of(places: Sequence[Place]) -> frozenset[int]:
    """Return the indexes of the words of `places`."""
    return frozenset(word for place in places for word in range(*place.words))


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
    if behind and behind[0].has("issuer", "place"):
        return behind[:1]
    return behind if len(behind) > 1 and _is_owned(*behind) else ()


def _is_owned(by: Place, owner: Place) -> bool:
    return by.has("by") and owner.has("issuer", "place")


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
        if ordinal := place.value("ordinal"):
            number = None if ordinal == "all" else int(ordinal)
            return Scope(Spoken(number, every=ordinal == "all"), words_of([place]))
        if place.has("every") and not loose and not mentions.has("document", "noun", "type"):
            return Scope(Spoken(every=True), words_of([place]))
        # In a long message “nó” is something that the message itself speaks of.
        if place.has("anaphor.document") and not (loose and len(mentions.content) > _LONGEST_OF_IT):
            return Scope(Spoken(), words_of([place]))
    return None


def _called(mentions: Mentions, loose: bool) -> Scope | None:
    """Return the document that its type and subject name: “luật đất đai”, “nghị định về …”."""
    places = mentions.places
    for at, place in enumerate(places):
        if not place.has("type") or place.has("other") or (at and places[at - 1].has("list")):
            continue
        if before := _called_before(mentions, at, loose):
            return before
        about = at + 1 < len(places) and places[at + 1].has("about")
        law = mentions.language == "vi" and (
            place.value("type") == _LAW
            or _is_bare_name(mentions, at)
            or (not loose and mentions.has(*_ASKING))
        )
        if not (about or law) or (loose and not _is_head(mentions, at)):
            continue
        first = at + 1 + about
        end = _end_of_subject(mentions, first) if about else _end_of_name(mentions, first)
        if end == first or not _is_asked_of(mentions, end, about and not law):
            continue
        beside = [*places[end : end + 1], *places[max(at - 1, 0) : at]]
        dated = next((one for one in beside if one.value("period")), None)
        issued = dated.value("period") if dated else None
        words = places[first].words[0], places[end - 1].words[1]
        if words[1] - words[0] > _LONGEST_NAME:
            continue
        found = Filter((place.value("type"),), topic=mentions.written(*words))
        if issued and not issued.is_open:
            found = Filter(found.types, issued=issued.days, topic=found.topic)
        taken = words_of([*places[at:end], *([dated] if dated else [])])
        name_end = max(words[1], dated.words[1]) if dated else words[1]
        called = mentions.written(place.words[0], name_end)
        return Scope(Described(found, strict=False, written=called), taken)
    return None


def _called_before(mentions: Mentions, at: int, loose: bool) -> Scope | None:
    """Return the law that the words before it name, as in English: “the Land Law”."""
    places = mentions.places
    named_after = at + 1 < len(places) and places[at + 1].has("about")
    if mentions.language != "en" or places[at].value("type") != _LAW or named_after:
        return None
    first = at
    while first and at - first < _LONGEST_NAME and places[first - 1].has("word"):
        first -= 1
    if first == at or (loose and not _is_head(mentions, first)):
        return None
    topic = mentions.written(places[first].words[0], places[at - 1].words[1])
    found = Filter((_LAW,), topic=topic)
    return Scope(Described(found, strict=False), words_of(places[first : at + 1]))


def _is_bare_name(mentions: Mentions, at: int) -> bool:
    """Tell whether the question names a document by type and subject alone, or a place in it.

    “Nghị định đô thị thông minh”, “điều 5 nghị định đô thị thông minh”.
    """
    place = mentions.places[at]
    if place.has("verb"):
        return False
    before = mentions.places[:at]
    after = mentions.places[at + 1 :]
    if any(not one.is_silent and not one.has("provision") for one in before):
        return False
    return all(one.is_silent or one.has("word", "place", "inner", "says") for one in after) and (
        len(after) > 1
    )


def _is_head(mentions: Mentions, at: int) -> bool:
    """Tell whether something is asked of the document at `at`, and not of what is said before."""
    before = mentions.places[:at]
    if before and before[-1].has("per"):
        return True
    return all(place.is_silent or place.has("list", "number") for place in before)


def _end_of_name(mentions: Mentions, first: int) -> int:
    places = mentions.places
    for at in range(first, len(places)):
        place = places[at]
        begins = mentions.tokens[place.words[0]].begins
        if begins or (at > first and "," in mentions.between(places[at - 1], place)):
            return at
        named = place.has("word", "place") or (
            at > first and place.has("number", "issuer", "inner")
        )
        inside = at > first and place.has("also") and at + 1 < len(places)
        if inside and places[at + 1].has("word"):
            continue
        follows = places[at + 1] if at + 1 < len(places) else None
        opened = (
            at == first
            and follows
            and (
                (place.has("act") and follows.has("word"))
                or (place.has("skip") and follows.has("inner"))  # “luat nha o”
                or (not mentions.is_marked and follows.has("word") and place.has("says", "target"))
            )
        )
        if not named and not opened:
            return at
    return len(places)


def _end_of_subject(mentions: Mentions, first: int) -> int:
    """Return where the subject behind “về” ends, which may have words of grammar in it."""
    places = mentions.places
    end = first
    while end < len(places) and not places[end].has(*_AFTER_SUBJECT):
        place = places[end]
        begins = mentions.tokens[place.words[0]].begins
        if begins or (end > first and "," in mentions.between(places[end - 1], place)):
            break
        end += 1
    while end > first and (places[end - 1].has("closing") or places[end - 1].is_silent):
        end -= 1
        if places[end].has("inner"):
            return end + 1
    return end


def _is_asked_of(mentions: Mentions, end: int, described: bool) -> bool:
    """Tell whether what stands behind a name is asked of it, or nothing does."""
    rest = [place for place in mentions.places[end:] if not place.has("courtesy")]
    if not rest or all(place.is_silent for place in rest):
        return True
    if described and mentions.has("field", "who", "standing", "validity", "provision"):
        return True
    first = rest[0]
    return first.has("says", "field", "standing", "validity", "act", "signs", "issued", "who") or (
        first.has("when", "period", "polarity", "passive", "by", "provision")
        or mentions.tokens[first.words[0]].folded in ("thi", "co")
    )


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
