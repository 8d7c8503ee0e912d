"""Make the plan of a question on a topic: what it is, in short, compared; one function a row."""

from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import (
    Anything,
    Ask,
    Compare,
    Define,
    Described,
    Enumerate,
    Field,
    Filter,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Spoken,
    Target,
)
from actions.reading.scope import scope_of
from actions.reading.talk import Talk
from index.question.kinds import answer_kinds
from index.text.folding import fold

# More words than these describe something rather than name it.
_LONGEST_TERM = 8
_LONGEST_SUBJECT = 8
_BETWEEN = 1  # word may stand between “list the” and what is listed
PLACES = ("place", "subject")
# What asks for the main points, and says nothing of what these are on.
_OF_OVERVIEWS = (
    "around",
    "change.close",
    "enumerate",
    "items",
    "list",
    "overview",
    "says",
    "stretch",
    "summary",
)
_OF_LISTS = ("enumerate", "field", "list", "plural", "takes_part", "items", "which")


def define(talk: Talk) -> Built | None:
    """Return the word whose meaning is all that is asked for, documents named aside."""
    if talk.has(
        "elsewhere", "asks.count", "asks.when", "asks.where", "asks.why", "anaphor", "ordinal"
    ):
        return None
    scope = scope_of(talk.documents) if talk.documents else None
    aside = talk.words_of("define") | (scope.taken if scope else frozenset())
    around = aside | talk.words_of("about.term", "courtesy", "hello")
    if talk.has("define.before"):  # “định nghĩa … thế nào”
        around |= talk.words_of("asks.how")
    for each in talk.of("within.term"):  # “theo Nghị định 269 …”
        if each.words[1] in aside:
            around |= frozenset(range(*each.words))
    left = list(range(len(talk.tokens)))
    while left and left[0] in around:
        left.pop(0)
    closing = {at for at in talk.words_of("closing") if talk.tokens[at].is_marked}
    last = max((each.words[1] for each in talk.of("define.behind")), default=len(talk.tokens))
    closing |= {at for at in talk.words_of("closing", "skip") if at >= last}  # “… là gì vậy mn”
    while left and left[-1] in around | closing:
        left.pop()
    within = [each.words[0] for each in talk.of("within.term")]
    end = min((at for at in within if left and left[0] < at <= left[-1]), default=len(talk.tokens))
    if any(each.words[0] >= end for each in talk.of("place")):
        return None  # “… theo Nevers” asks what is thought there
    left = [at for at in left if at not in aside and at < end]
    if not left or left[-1] - left[0] >= _LONGEST_TERM or len(left) <= left[-1] - left[0]:
        return None
    words = frozenset(left)
    attributes = talk.words_of("attribute")
    if words & attributes or words <= talk.words_of(
        "place", "event", "type", "noun", "document", "this_one", "list"
    ):
        return None
    target = scope.target if scope else Anything()
    counts = {each.words for each in talk.of("number", "numeral")}
    if len(left) > 1 and (left[0], left[0] + 1) in counts:  # “bốn phần của … là gì”
        things = talk.written(left[1], left[-1] + 1)
        return Built(Enumerate(things, target, text=talk.text), talk.content)
    written = talk.written(left[0], left[-1] + 1)
    term = talk.subjects.in_vietnamese(written, talk.language) if talk.subjects else written
    text = talk.text.replace(written, term) if talk.language == "vi" else talk.text
    if talk.has("defined_where"):
        text = term  # the place is told with the meaning, and no other place is meant
    return Built(Define(term, target, text), talk.content)


def summary(talk: Talk) -> Built | None:
    """Return the main points of a document or of a subject: “tóm tắt … trong 3 ý”."""
    if talk.has("asks.count", "asks.when", "asks.where", "asks.who"):
        return None
    return _overview(talk)


def overview(talk: Talk) -> Built | None:
    """Return the main points where these are asked for in other words: “có gì hay”, “kể về …”."""
    if not talk.has("document", "event", *PLACES) or talk.has(
        "asks.count", "asks.when", "asks.who"
    ):
        return None
    return _overview(talk)


def at_event(talk: Talk) -> Built | None:
    """Return what an event was about, or what a city, or a country by its cities, said there.

    Of several cities each has its side: “Đà Nẵng với Hải Phòng, ai nói gì ở hội thảo?”.
    """
    sides = sorted((*talk.of("country"), *talk.of("place")), key=lambda each: each.words)
    if len({str(each.value) or talk.written(*each.words) for each in sides}) > 1:
        called = tuple(called_as(talk, each) for each in sides)
        return Built(Compare(Anything(), called, "", talk.text), talk.content)
    # “Ai nói gì” asks for people; a city that says something of a subject is asked for that.
    of_subject = sides and not talk.has("event") and talk.has("subject")
    # “So dan nevers” asks for a number; its “dan” is no “dặn”.
    asks_else = not talk.has("event") and bool(answer_kinds(talk.text, talk.language))
    if talk.has("asks.who", "list.count") or of_subject or asks_else:
        return None
    if not talk.has("event") and not (talk.subjects and talk.subjects.events):
        return None
    if sides and sides[0].kind == "country":
        return Built(Overview(Anything(), talk.written(*sides[0].words), 0, talk.text))
    return None if talk.has("items") else _overview(talk)


def subject(talk: Talk) -> Built | None:
    """Return what is known of the one subject that is all the message says."""
    others = talk.has("document") or (talk.has("asks") and not talk.has("alone"))
    if others or talk.has("number"):
        return None
    # “Hải Phòng làm được gì trong chuyển đổi số” asks of the city, that first.
    of_city = talk.has("alone") and len({each.value for each in talk.of("place")}) == 1
    if len(names_of(talk)) + talk.has("event") > 1 and not of_city:
        return None
    return _overview(talk)


def _overview(talk: Talk) -> Built | None:
    target, aside = _aim(talk)
    points, counted = _points(talk)
    named = _chief(talk)
    if len(named) > 1:
        return None
    name = named[0] if named else None
    about = called_as(talk, name) if name else ""
    if isinstance(target, Anything) and not about:
        about = talk.run(talk.content - talk.words_of(*_OF_OVERVIEWS) - counted)
        if len(about.split()) > _LONGEST_SUBJECT:
            return None
        if not about:
            target = Spoken()
    if isinstance(target, Named) and not talk.has("event"):
        about = ""
    return Built(Overview(target, about, points, talk.text), aside | counted)


def _points(talk: Talk) -> tuple[int, frozenset[int]]:
    """Return how many points are asked for, and the words that say so; 0 for none."""
    for unit in talk.of("points"):
        before = [each for each in talk.of("number", "numeral") if each.words[1] == unit.words[0]]
        if before:
            words = range(before[0].words[0], unit.words[1])
            return int(before[0].value), frozenset(words)
    return 0, frozenset()


def _aim(talk: Talk) -> tuple[Target, frozenset[int]]:
    """Return the documents that are asked of, an event's among them, and the words for them."""
    scope = scope_of(talk.documents) if talk.documents else None
    if scope and isinstance(scope.target, Named | Spoken):
        return scope.target, scope.taken
    if (event := talk.first("event")) and (named := event_documents(talk, event)):
        return named, frozenset(range(*event.words))
    if scope and isinstance(scope.target, Described) and scope.taken:
        return scope.target, scope.taken
    return Anything(), frozenset()


def event_documents(talk: Talk, mention: Mention) -> Target | None:
    """Return the documents of the events that the store tells of; None where it tells of none."""
    events = talk.subjects.events if talk.subjects else ()
    ids = tuple(document.id for document in events)
    return Named((Naming(talk.written(*mention.words), ids),)) if ids else None


def names_of(talk: Talk) -> list[Mention]:
    """Return the places and the subjects that are named, each once."""
    by_name = {each.value: each for each in reversed(talk.of(*PLACES))}
    by_words = {each.words: each for each in by_name.values()}
    return sorted(by_words.values(), key=lambda each: each.words)


def _chief(talk: Talk) -> list[Mention]:
    """Return the places that are named, or else the subjects: “kết quả chuyển đổi số của …”."""
    names = names_of(talk)
    return [each for each in names if each.kind == "place"] or names


def called_as(talk: Talk, name: Mention) -> str:
    """Return `name` as it is written, or as a store writes it where it is another spelling."""
    written, known = talk.written(*name.words), str(name.value)
    return known.title() if known and fold(written) != fold(known) else written


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
    target, aside = _aim(talk)
    return Built(Enumerate(talk.written(*counted[0].words), target, text=talk.text), aside)


def enumerated(talk: Talk) -> Built | None:
    """Return what is to be named in full: “kể tên các dự án của Le Havre”."""
    takes_part = talk.has("takes_part") and talk.has("event")
    if talk.has("asks.why", "asks.how", "asks.when"):
        return None
    if talk.has("asks.count") and not any(_is_counted(talk, each) for each in talk.of("items")):
        return None
    if talk.has("asks.where"):
        return _taking_part(talk) if takes_part and talk.has("plural", "country") else None
    things = talk.of("items") or talk.of("field.speaker", "takes_part")
    target, aside = _aim(talk)
    named = _chief(talk)
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
    asked |= talk.has("define", "field.title")  # “… là gì”, “… tên gì”
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


def ask_what(talk: Talk) -> Built | None:
    """Return the question back for what is wanted, where a message asks for nothing."""
    if not talk.tokens:
        return None
    if talk.has("vague"):
        return Built(Ask("which_to_choose", resume=Lookup(Spoken())))
    return Built(Ask("ask_what"))


def ask_which(talk: Talk) -> Built | None:
    """Return the question back for the document, where no more than its type is said."""
    types = tuple(dict.fromkeys(talk.values("type")))
    scope = scope_of(talk.documents) if talk.documents else None
    described = scope and isinstance(scope.target, Described) and scope.target.filter.topic
    if described or talk.has("anaphor", "before_verb", "this"):
        return None
    resume = Lookup(Described(Filter(types), strict=False))
    return Built(Ask("which_to_choose", resume=resume))


def ask_whole(talk: Talk) -> Built | None:
    """Return the question back for the whole question: “tại sao?”, “bao nhiêu vậy”."""
    return Built(Ask("ask_whole"))
