"""Fields: what of a document's metadata a question asks for."""

from collections.abc import Sequence
from typing import get_args

from actions.reading.acts import is_done_to, spoken_at
from actions.reading.mentions import Mentions, Place, words_of
from actions.reading.plan import Field

# Beside one of these, who issued a document only tells which is meant.
_ASKING = ("field", "list", "provision", "says", "standing", "thing", "validity", "which", "who")
_MOST_BETWEEN = 4  # words between who acts and what is done
# Words that a title is asked for by, folded.
_NAMES = frozenset(("nhan", "ten", "tieu", "trich", "tua"))
_TO = frozenset(("cho", "den", "toi"))  # before who gets what is issued or sent, folded
_FIELDS: tuple[Field, ...] = get_args(Field)


def fields_of(mentions: Mentions) -> tuple[tuple[Field, ...], frozenset[int]]:
    """Return the fields that are asked for, in the order of the text, and the words that do."""
    fields: dict[Field, None] = {}
    taken: set[int] = set()
    by_name = False  # “trích yếu”, and no “là gì”

    def ask(field: Field, *places: Place) -> None:
        fields[field] = None
        taken.update(words_of(places))

    for place in mentions.places:
        for mention in place.mentions:
            if mention.kind == "field":
                ask(mention.value, place)
                by_name |= mentions.tokens[place.words[0]].folded in _NAMES
    of = {
        kind: [place for place in mentions.places if place.has(kind)]
        for kind in ("who", "who.person", "signs", "issued", "when", "begins", "thing", "act")
    }
    signed = [place for place in of["signs"] if not place.has("word")]
    whens = [place for place in of["when"] if not taken & set(range(*place.words))]
    telling = mentions.content - words_of(places_of(mentions, "document"))
    who, sign = _does(mentions, of["who.person"], signed, telling)
    proposed = {place.words[1] for place in mentions.places if _is_told_of(place)}
    issued = [place for place in of["issued"] if place.words[0] not in proposed]
    agent, issue = _does(mentions, of["who"], issued, telling)
    if who and sign:
        ask("signer", who, *signed, *of["issued"])
    elif signed and mentions.has("signer") and (mentions.has("polarity") or _is_claimed(mentions)):
        ask("signer", *signed, *places_of(mentions, "signer"))
    elif agent and issue:
        ask("issuer", agent, *of["issued"])
    elif claimed := _claimed_issuer(mentions, issued):
        ask("issuer", claimed, *of["issued"])
    if whens and (of["issued"] or signed):
        ask("issued", *whens, *of["issued"], *signed)
    elif whens and (effect := of["begins"] + places_of(mentions, "standing.takes_effect")):
        ask("effective", *whens, *effect)
    elif whens and not mentions.has("standing", "validity") and _is_numbered(mentions):
        ask("issued", *whens)
    elif days := _claimed_days(mentions, of["issued"] + signed):
        ask("issued", *days, *of["issued"], *signed)
    elif mentions.has("day") and mentions.content <= words_of(whens):
        ask("issued", *whens)  # “ngày nào?”
    for place in of["act"]:
        if field := _field_of_act(mentions, place, of["thing"]):
            ask(field, place, *of["thing"])
    if len(fields) > 1 and "about" in fields:
        fields.pop("about")  # beside other fields its title tells what it is about
        fields["title"] = None
    if len(fields) > 1 and not any(each.words[0] for each in mentions.of("and")):
        if not by_name:
            fields.pop("title", None)  # “what is it based on”
        if "replaced_by" in fields:
            fields.pop("replaces", None)  # “what was it replaced by”
    return tuple(sorted(fields, key=_FIELDS.index)), frozenset(taken)


def _claimed_issuer(mentions: Mentions, issued: Sequence[Place]) -> Place | None:
    """Return who is said to have issued a document that is named, where nothing else is asked.

    “Nghị quyết 57 do Quốc hội ban hành, hả?”, “the Government issued Resolution 06”.
    """
    if not _is_claimed(mentions):
        return None
    for at, place in enumerate(mentions.places):
        if place.has("issuer"):
            around = [*mentions.places[max(at - 2, 0) : at], *mentions.places[at + 1 : at + 2]]
            if any(one.has("by") or one in issued for one in around):
                return place
    return None


def _is_claimed(mentions: Mentions) -> bool:
    """Tell whether something is said of a document that is named, and nothing else asked of it."""
    asks = any(
        place.has(*_ASKING) and not place.has("issued", "signs") for place in mentions.places
    )
    return mentions.has("document") and not asks


def _claimed_days(mentions: Mentions, acts: Sequence[Place]) -> tuple[Place, ...]:
    """Return when a document is said to have been issued: a time right behind one of `acts`."""
    if not _is_claimed(mentions):
        return ()
    behind = {act.words[1] for act in acts}
    periods = places_of(mentions, "period") + places_of(mentions, "own_day")
    return tuple(place for place in periods if place.words[0] in behind)


def _is_told_of(place: Place) -> bool:
    """Tell whether `place` says what is done of an issue behind it: “đề nghị ban hành”."""
    return place.has("says") and not place.has("issued", "signs")


def _is_to(mentions: Mentions, who: Place) -> bool:
    """Tell whether a word for the one that something goes to stands before `who`: “cho”, “tới”."""
    return mentions.tokens[who.words[0] - 1].folded in _TO


def _does(
    mentions: Mentions, agents: Sequence[Place], acts: Sequence[Place], telling: frozenset[int]
) -> tuple[Place, Place] | tuple[None, None]:
    """Return who is asked for as the one who does one of `acts`, with it: “ai là người đã ký”.

    Few of the words that are `telling` stand between.
    """
    for who in agents:
        for act in acts:
            between = telling.intersection(range(who.words[1], act.words[0]))
            before, behind = len(between), who.words[0] - act.words[1]
            follows = who.words < act.words and before <= _MOST_BETWEEN
            if act.words[0] < who.words[0] and behind and _is_to(mentions, who):
                continue  # “gửi cho ai” asks who gets it
            if who == act or follows or 0 <= behind <= 1:  # “ai ký” is both
                return who, act
    return None, None


def places_of(mentions: Mentions, kind: str) -> list[Place]:
    """Return the places of `mentions` that may mean `kind`, in order."""
    return [place for place in mentions.places if place.has(kind)]


def _field_of_act(mentions: Mentions, act: Place, things: Sequence[Place]) -> Field | None:
    """Return the field that “cái gì thay …”, “căn cứ vào đâu” asks for, where no document is."""
    named = next((place for place in mentions.places if place.has("document")), None)
    if act.value("act") not in ("replace", "repeal", "base") or not things:
        return None
    if act.value("act") == "base":
        return "based_on"
    at = named.words[0] if named else spoken_at(mentions, len(mentions.tokens))
    to_it = is_done_to(mentions, at, things[0].words[0], act)
    return "replaced_by" if to_it else "replaces"


def _is_numbered(mentions: Mentions) -> bool:
    """Tell whether a document is named by a number."""
    return any(any(map(str.isdigit, naming.written)) for naming in mentions.values("document"))
