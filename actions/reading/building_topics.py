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
    Filter,
    Lookup,
    Named,
    Naming,
    Overview,
    Spoken,
    Target,
)
from actions.reading.scope import scope_of
from actions.reading.talk import Talk

# More words than these describe something rather than name it.
_LONGEST_TERM = 6
_LONGEST_SUBJECT = 8
_PLACES = ("place", "subject")


def define(talk: Talk) -> Built | None:
    """Return the word whose meaning is all that is asked for, documents named aside."""
    if talk.has("asks.count", "asks.when", "asks.where", "asks.why", "anaphor", "ordinal"):
        return None
    scope = scope_of(talk.documents) if talk.documents else None
    aside = talk.words_of("define", "courtesy", "hello") | (scope.taken if scope else frozenset())
    aside |= talk.words_of("define.around")
    left = [at for at in range(len(talk.tokens)) if at not in aside]
    while left and left[0] not in talk.content:
        left.pop(0)
    while left and left[-1] not in talk.content:
        left.pop()
    if not left or left[-1] - left[0] >= _LONGEST_TERM or len(left) <= left[-1] - left[0]:
        return None
    words = frozenset(left)
    attributes = talk.words_of("attribute")
    if words & attributes or words <= talk.words_of("place", "event", "type", "noun", "document"):
        return None
    target = scope.target if scope and isinstance(scope.target, Named) else Anything()
    term = talk.written(left[0], left[-1] + 1)
    return Built(Define(term, target, talk.text), words | aside)


def summary(talk: Talk) -> Built | None:
    """Return the main points of a document or of a subject: “tóm tắt … trong 3 ý”."""
    return _overview(talk)


def overview(talk: Talk) -> Built | None:
    """Return the main points where these are asked for in other words: “có gì hay”, “kể về …”."""
    if not talk.has("document", "event", *_PLACES) or talk.has("asks.count", "asks.when", "asks.who"):
        return None
    return _overview(talk)


def at_event(talk: Talk) -> Built | None:
    """Return what an event was about, or what somebody said there."""
    return _overview(talk)


def subject(talk: Talk) -> Built | None:
    """Return what is known of the one subject that is all the message says."""
    named = _distinct(talk, *_PLACES)
    if talk.has("asks", "number") or len(named) > 1 or (named and talk.has("event")):
        return None
    return _overview(talk)


def _overview(talk: Talk) -> Built | None:
    target, aside = _aim(talk)
    points, counted = _points(talk)
    named = _distinct(talk, *_PLACES)
    if len(named) > 1:
        return None
    name = named[0] if named else None
    about = talk.written(*name.words) if name else ""
    if isinstance(target, Anything) and not about:
        left = talk.content - talk.words_of("summary", "overview", "says", "around", "thing") - counted
        about = talk.run(left)
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
    event = talk.first("event")
    if event and talk.subjects and talk.subjects.events:
        ids = tuple(document.id for document in talk.subjects.events)
        naming = Naming(talk.written(*event.words), ids)
        return Named((naming,)), frozenset(range(*event.words))
    if scope and isinstance(scope.target, Described) and scope.taken:
        return scope.target, scope.taken
    return Anything(), frozenset()


def _distinct(talk: Talk, *kinds: str) -> list[Mention]:
    """Return the mentions of `kinds`, each name and each word once."""
    seen: dict[object, Mention] = {}
    for each in talk.of(*kinds):
        if not any(each.words == other.words for other in seen.values()):
            seen.setdefault(each.value, each)
    places = [each for each in seen.values() if each.kind == "place"]
    return places or list(seen.values())


def enumerated(talk: Talk) -> Built | None:
    """Return what is to be named in full: “kể tên các dự án của Le Havre”."""
    if not talk.has("plural") or talk.has("asks.why", "asks.how", "asks.when", "asks.where", "asks.count"):
        return None
    target, aside = _aim(talk)
    named = _distinct(talk, *_PLACES)
    name = named[0] if named else None
    if isinstance(target, Anything) and name is None:
        return None
    about = talk.written(*name.words) if name else ""
    things = talk.of("thing") or talk.of("takes_part")
    first, end = things[0].words
    while end < len(talk.tokens) and any(end == each.words[0] for each in talk.of("word")):
        end += 1
    return Built(Enumerate(talk.written(first, end), target, about, talk.text), aside | {*range(first, end)})


def compare(talk: Talk) -> Built | None:
    """Return the documents or the subjects that are to be compared, two or more."""
    words = talk.words_of("compare")
    scope = scope_of(talk.documents) if talk.documents else None
    aspect = ""
    named = _distinct(talk, *_PLACES)
    if scope and isinstance(scope.target, Named) and len(scope.target.documents) > 1:
        aspect = _aspect(talk, words | scope.taken)
        return Built(Compare(scope.target, (), aspect, talk.text), talk.content)
    if len(named) > 1:
        taken = words | {at for each in named for at in range(*each.words)}
        names = tuple(talk.written(*each.words) for each in named)
        return Built(Compare(Anything(), names, _aspect(talk, taken), talk.text), talk.content)
    if talk.has("all.spoken"):
        taken = words | talk.words_of("all.spoken")
        plan = Compare(Spoken(every=True), (), _aspect(talk, taken), talk.text)
        return Built(plan, talk.content)
    return None


def _aspect(talk: Talk, taken: frozenset[int]) -> str:
    """Return what the comparison is on, as it is written."""
    return talk.run(talk.content - taken - talk.words_of("asks", "around", "compare", "also"))


def ask_what(talk: Talk) -> Built | None:
    """Return the question back for what is wanted, where a message asks for nothing."""
    if talk.has("vague"):
        return Built(Ask("which_to_choose", resume=Lookup(Spoken())))
    return Built(Ask("ask_what"))


def ask_which(talk: Talk) -> Built | None:
    """Return the question back for the document, where no more than its type is said."""
    types = tuple(dict.fromkeys(talk.values("type")))
    if not types or talk.has("anaphor", "this"):
        return None
    resume = Lookup(Described(Filter(types), strict=False))
    return Built(Ask("which_to_choose", resume=resume))


def ask_whole(talk: Talk) -> Built | None:
    """Return the question back for the whole question: “tại sao?”, “bao nhiêu vậy”."""
    return Built(Ask("ask_whole"))
