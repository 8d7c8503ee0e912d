"""Called: a document that its type and subject name, “luật đất đai”, “nghị định về hộ tịch”."""

from actions.reading.mentions import Mentions, words_of
from actions.reading.plan import Described, Filter

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
# A document as it is called, and the indexes of the words that do.
Called = tuple[Described, frozenset[int]]


def called(mentions: Mentions, loose: bool) -> Called | None:
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
        end_of_name = max(words[1], dated.words[1]) if dated else words[1]
        written = mentions.written(place.words[0], end_of_name)
        return Described(found, strict=False, written=written), taken
    return None


def _called_before(mentions: Mentions, at: int, loose: bool) -> Called | None:
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
    return Described(found, strict=False), words_of(places[first : at + 1])


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
        if end > first and mentions.language != "vi" and places[end].has("issued"):
            break  # “la loi sur … a-t-elle été adoptée”; in Vietnamese it may be of the subject
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
