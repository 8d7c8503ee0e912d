"""Make the plan of a question that is reckoned: how long, how much more in 2030, overdue or not."""

from typing import Literal

from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import (
    Anything,
    Compare,
    Elapsed,
    Lookup,
    Named,
    Naming,
    Spoken,
    Target,
    Validity,
)
from actions.reading.scope import scope_of
from actions.reading.talk import Talk
from actions.reading.times import years_beside

_FEWEST = 2
_LONGEST_ASPECT = 12
# Kinds of mentions that a question is made of beside what it is on.
_OF_TIME = (
    "aimed_at",
    "around",
    "asks_whether",
    "event",
    "field.issued",
    "goal",
    "hello",
    "how_long",
    "issued",
    "now",
    "period",
    "span_words",
)
# That it begins or ends to be in force.
_OF_EFFECT = (
    "act.repeal",
    "act.replace",
    "before_after",
    "begins",
    "field.replaced_by",
    "lasts",
    "passive",
    "signs",
    "standing",
)
_OF_ORDER = ("also", "before_after", "either", "order_of")
_OF_GROWTH = (
    "about",
    "asks",
    "between",
    "compare",
    "continue",
    "define",
    "differs",
    "goal",
    "grows",
)

_OF_GROWTH_ALONE = ("compare", "differs", "grows", "how_long", "order_of")
# What asks for aims of several years, and says nothing of what they are on.
_OF_AIMS = (
    "about",
    "aimed_at",
    "also",
    "and",
    "asks",
    "between",
    "define",
    "enumerate",
    "goal",
    "list",
    "period",
    "says",
    "span_words",
    "summary",
    "target",
    "which",
)
_LONGEST_AIM = 6  # words


def elapsed(talk: Talk) -> Built | None:
    """Return how long it is to or from a year, an event, or what was done to a document."""
    if talk.has("provision", "compare_which"):
        return None
    target, aside = _target(talk)
    years = _years(talk)
    if isinstance(target, Named) and len(target.documents) > 1:
        return _between(talk, target, aside)
    if talk.has("document") and talk.has("event") and not years:
        # “Ra sau hội thảo bao lâu”, “từ hội thảo đến …” is of both.
        both = _with_event(talk, target)
        return _between(talk, both, aside | talk.words_of("event")) if both else None
    known = aside | talk.words_of(*_OF_TIME, *_OF_EFFECT, "number", "numeral")
    if talk.has("event"):
        known |= talk.words_of("country")  # “hội thảo với Pháp”
    if len(years) > 1 or talk.content - known:
        return None
    if isinstance(target, Anything) or (years and talk.has("aimed_at")):
        # Until a target's year it is as long whatever sets it.
        return Built(Elapsed(year=years[0], text=talk.text), talk.content) if years else None
    begins = talk.has("begins", "lasts", "standing", "validity")
    field: Literal["effective", "issued"] = "effective" if begins else "issued"
    year, since_issue = years[0] if years else 0, talk.has("begins") and talk.has("issued", "signs")
    plan = Elapsed(target, field, year, text=talk.text, since_issue=since_issue)
    return Built(plan, talk.content)


def _between(talk: Talk, target: Named, aside: frozenset[int]) -> Built | None:
    """Return the comparison of two documents by the days of their issue: “57 ra sau 52 bao lâu”."""
    plan = Compare(target, fields=("issued",), text=talk.text)
    left = talk.content - aside - talk.words_of(*_OF_TIME, *_OF_ORDER)
    return None if left else Built(plan, talk.content)


def due(talk: Talk) -> Built | None:
    """Return whether the time of a target is over: “mục tiêu 2025 của … đã qua hạn chưa?”.

    Of the time of a programme, “giai đoạn của … hết chưa”, the years of that tell.
    """
    years = _years(talk)
    target, _ = _target(talk)
    of_time = talk.has("time_of_it", "due.time") and not talk.has("aimed_at")
    if of_time and isinstance(target, Named):
        return Built(Lookup(target, ("period",)), talk.content)
    if not years and isinstance(target, Anything) and talk.has("anaphor", "this", "this_one"):
        target = Spoken()  # “mục tiêu đó còn không”
    if not talk.has("aimed_at") or (len(years) != 1 and isinstance(target, Anything)):
        return None
    year = years[0] if years else 0
    due: Literal["over", "still"] = "still" if talk.has("due.still") else "over"
    return Built(Elapsed(target, year=year, due=due, text=talk.text), talk.content)


def why_ended(talk: Talk) -> Built | None:
    """Return whether a document holds where it is asked why not: what ended it is the reason."""
    target, aside = _target(talk)
    return Built(Validity(target, why=True), aside) if isinstance(target, Named) else None


def growth(talk: Talk) -> Built | None:
    """Return one thing compared in two years: “từ 2025 đến 2030 … tăng bao nhiêu”."""
    years = _years(talk)
    target, aside = _target(talk)
    if len(years) != _FEWEST or not talk.has("grows", "compare", "differs", "order_of"):
        return None
    if isinstance(target, Named) and len(target.documents) > 1:
        return None
    taken = aside | talk.words_of(*_OF_GROWTH, *_OF_ORDER, "period", "span_words", "target")
    taken |= talk.words_of("list", "noun", "type", "within.term")  # “theo các quyết định”
    aspect = talk.phrase(talk.content - taken)
    if set(talk.values("aimed_at")) and not talk.content - taken - talk.words_of("aimed_at"):
        aspect = ""  # all that a document aims at
    if len(aspect.split()) > _LONGEST_ASPECT or not (aspect or isinstance(target, Named)):
        return None
    first, last = sorted(years)
    return Built(Compare(target, (), aspect, talk.text, (first, last)), talk.content)


def aims_by_year(talk: Talk) -> Built | None:
    """Return what is aimed at in two years, with nothing more asked: “mục tiêu AI 2025 và 2030”."""
    years = _years(talk)
    target, aside = _target(talk)
    if len(years) != _FEWEST or not talk.has("also", "and", "between"):
        return None
    if talk.has("asks.why", "asks.who", "claim", "polarity", "negation", *_OF_GROWTH_ALONE):
        return None
    if isinstance(target, Named) and len(target.documents) > 1:
        return None
    left = talk.content - aside - talk.words_of(*_OF_AIMS)
    aspect = talk.phrase(left)
    if not aspect or len(left) > _LONGEST_AIM:
        return None
    return Built(Compare(target, (), aspect, talk.text, (min(years), max(years))), talk.content)


def order(talk: Talk) -> Built | None:
    """Return a document and an event, or two, by which came first: “52 ra trước hội thảo à”."""
    target, aside = _target(talk)
    both = _with_event(talk, target)
    return _between(talk, both, aside) if both else None


def _with_event(talk: Talk, target: Target) -> Named | None:
    """Return the one document of `target` and the event that is spoken of beside it."""
    event = _event(talk)
    if not isinstance(target, Named) or len(target.documents) != 1 or not event:
        return None
    return None if event in target.documents else Named((*target.documents, event))


def _years(talk: Talk) -> list[int]:
    """Return the years that stand outside the names of documents, in order."""
    return list(years_beside(talk.text, [each.span for each in talk.of("document")]))


def _target(talk: Talk) -> tuple[Target, frozenset[int]]:
    scope = scope_of(talk.documents) if talk.documents else None
    if scope and isinstance(scope.target, Named | Spoken) and scope.taken:
        return scope.target, scope.taken
    if event := _event(talk):
        return Named((event,)), talk.words_of("event")
    return Anything(), frozenset()


def _event(talk: Talk) -> Naming | None:
    """Return the one event that is spoken of and the store tells of."""
    said: Mention | None = talk.first("event")
    events = talk.subjects.events if talk.subjects else ()
    if said is None or len(events) != 1:
        return None
    return Naming(talk.written(*said.words), (events[0].id,))
