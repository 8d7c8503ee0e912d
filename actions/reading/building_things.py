"""Make the plan of a question for several things: projects, speakers; one function a row."""

from actions.reading.aims import aim_of, called_as, chief_names, event_documents
from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import Anything, Enumerate, Field, Lookup, Named, Passages, Spoken, Target
from actions.reading.talk import Talk

_BETWEEN = 1  # word may stand between “list the” and what is listed
_OF_LISTS = ("enumerate", "field", "list", "plural", "takes_part", "items", "which")


def counted(talk: Talk) -> Built | None:
    """Return the things of which there are as many as a question says: “60 tiêu chí … gồm gì”."""
    for each in talk.of("subject"):
        if any(number.words[1] == each.words[0] for number in talk.of("number")):
            return Built(Enumerate(talk.written(*each.words), text=talk.text), frozenset())
    return None


def spokesman(talk: Talk) -> Built | None:
    """Return who spoke for the one place that is named: “ai phát biểu cho Nevers”."""
    places = talk.of("place")
    target = event_documents(talk, talk.first("event") or places[0])
    asks = talk.has("field.speaker", "who")  # “đại diện Nevers là ai”
    if target is None or not asks or len({each.value for each in places}) > 1:
        return None
    about = called_as(talk, places[0])
    return Built(Passages(talk.text, target, about, ("speaker",)), frozenset())


def speakers(talk: Talk) -> Built | None:
    """Return who spoke at an event: all of them, where nothing more is said."""
    event = talk.first("event")
    target = event_documents(talk, event) if event else None
    asks_whose = talk.has("asks.what", "asks.where", "which") and talk.has("asks.where", "kind")
    tells_whose = asks_whose or talk.has("office")
    fields: tuple[Field, ...] = ("speaker", "office") if tells_whose else ("speaker",)
    return Built(Lookup(target, fields), frozenset()) if target else None


def listed(talk: Talk) -> Built | None:
    """Return the things of which as many are to be listed: “danh sách sáu thành phố được …”."""
    numbers = talk.of("number", "numeral")
    counted = [
        each
        for each in talk.of("items")
        if any(number.words[1] == each.words[0] for number in numbers)
        and not _named_by(talk, each.words[0])
    ]
    if not counted or talk.has("asks.why", "asks.how", "asks.when", "asks.where", "asks.count"):
        return None
    target, aside = aim_of(talk)
    return Built(Enumerate(talk.written(*counted[0].words), target, text=talk.text), aside)


def enumerated(talk: Talk) -> Built | None:
    """Return what is to be named in full: “kể tên các dự án của Le Havre”."""
    takes_part = talk.has("takes_part") and talk.has("event")
    if talk.has("asks.why", "asks.how", "asks.when") or _asks_amount(talk):
        return None
    if talk.has("asks.where"):
        return _taking_part(talk) if takes_part and talk.has("plural", "country") else None
    things = talk.of("items") or talk.of("field.speaker", "takes_part")
    target, aside = aim_of(talk)
    named = chief_names(talk)
    if isinstance(target, Anything) and not named and (speaker := talk.first("field.speaker")):
        target = event_documents(talk, speaker) or target  # speakers are of an event
    if isinstance(target, Anything) and not named and (part := talk.first("takes_part")):
        target = event_documents(talk, part) or target  # “which cities took part?”
    if isinstance(target, Anything) and not named and talk.has("items"):
        target = Spoken()  # “what projects do they have?”
    if talk.has("field.speaker") and talk.has("event") and not named:
        return speakers(talk)
    nothing = isinstance(target, Anything) and not named
    if nothing or not any(_is_of_several(talk, each) for each in things):
        return None
    first, end = things[0].words
    while end < len(talk.tokens) and any(end == each.words[0] for each in talk.of("word")):
        end += 1
    about = _owner(talk, named[0], target) if named else ""
    plan = Enumerate(talk.written(first, end), target, about, talk.text)
    return Built(plan, aside | {*range(first, end)})


def cited_at(talk: Talk) -> Built | None:
    """Return the documents named at an event: “how many documents were mentioned at …”."""
    event, noun = talk.first("event"), talk.first("noun", "type")
    target = event_documents(talk, event) if event else None
    several = talk.has("list", "plural", "asks.count", "which", "asks.what")
    if target is None or noun is None or not several or talk.has("document", "place"):
        return None
    known = talk.words_of("event", "noun", "type", "list", "plural", "asks", "which", "act.cite")
    if talk.content - known - talk.words_of("says", "passive", "around", "within"):
        return None
    return Built(Enumerate(talk.written(*noun.words), target, text=talk.text), talk.content)


def _asks_amount(talk: Talk) -> bool:
    """Tell whether it is asked how much, and not how many of the things: “how many projects”."""
    counted = {each.words[0]: each.span[0] for each in talk.of("items")}
    for each in talk.of("asks.count"):
        start = counted.get(each.words[1])
        if start is None or "%" in talk.text[each.span[1] : start]:
            return True
    return False


def _taking_part(talk: Talk) -> Built | None:
    """Return the places that had a part in an event: “những nơi nào … có mặt ở hội thảo”."""
    event = talk.first("event")
    target = event_documents(talk, event) if event else None
    where = talk.of("asks.where")[0]
    things = talk.written(where.words[0], where.words[1] - 1)
    plan = Enumerate(things, target, text=talk.text) if target and things else None
    return Built(plan, talk.content) if plan else None


def _owner(talk: Talk, name: Mention, target: Target) -> str:
    """Return what the things are of: a place, or a topic with the words around it."""
    if name.kind == "place":
        return called_as(talk, name)
    words = talk.content - talk.words_of("asks", *_OF_LISTS)
    return "" if isinstance(target, Named) else talk.run(words)


def _is_counted(talk: Talk, thing: Mention) -> bool:
    """Tell whether it is asked how many of `thing` there are: “how many projects”.

    “Bao nhiêu % dịch vụ” asks for a share.
    """
    first = thing.words[0]
    count = [each.words[1] for each in talk.of("list") if each.value == "count"]
    between = talk.text[talk.tokens[first - 1].span[1] : talk.tokens[first].span[0]]
    return first in count and not between.strip()


def _is_of_several(talk: Talk, thing: Mention) -> bool:
    """Tell whether all of `thing` is asked for: “kể tên các …”, “những … nào”, “có … gì”.

    Or how many there are, “có mấy dự án”, which the list of them says.
    """
    first, end = thing.words
    if _is_counted(talk, thing):
        # Who spoke is a field of an event, and told whole.
        return thing.kind == "items" and all(each.words != thing.words for each in talk.of("field"))
    asked = any(each.words[0] == end for each in talk.of("asks.what"))
    asked |= talk.has("define", "field.about", "field.title")  # “… là gì”, “… tên gì”
    several = any(first in each.words or each.words == thing.words for each in talk.of("plural"))
    has = any(each.words[1] == first for each in talk.of("has"))
    told = any(0 <= first - each.words[1] <= _BETWEEN for each in talk.of("enumerate"))
    told |= any(each.words[0] >= end for each in talk.of("enumerate"))
    counted = any(each.words[1] == first for each in talk.of("number", "numeral"))
    several |= counted and not _named_by(talk, first)
    whole = several or talk.has("plural")
    by_person = thing.kind != "items" and several
    return (told and whole) or ((several or has) and asked) or by_person


def _named_by(talk: Talk, first: int) -> bool:
    """Tell whether the number before the word `first` is part of a name: “đề án 06 mục tiêu …”."""
    return any(each.words[1] == first for each in talk.of("document", "type"))
