"""Make the plan of a question on a topic: what it is, in short, compared; one function a row."""

from actions.reading.aims import PLACES, aim_of, called_as, chief_names, names_of
from actions.reading.built import Built
from actions.reading.plan import (
    Anything,
    Ask,
    Compare,
    Define,
    Described,
    Enumerate,
    Filter,
    Lookup,
    Named,
    Overview,
    Spoken,
)
from actions.reading.scope import scope_of
from actions.reading.talk import Talk
from index.question.kinds import answer_kinds

# More words than these describe something rather than name it.
_LONGEST_TERM = 8
_LONGEST_SUBJECT = 8
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
    if talk.has("field.speaker") and not talk.has("event"):
        return None  # “ai nói … là điều quan trọng nhất” asks for who said so
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
        if not talk.has("event", "says"):
            return None  # “Tập đoàn Pháp làm việc với Nevers tên là gì”
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
    target, aside = aim_of(talk)
    points, counted = _points(talk)
    named = chief_names(talk)
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
