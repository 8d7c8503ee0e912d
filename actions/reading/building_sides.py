"""Make the plan of a question for the one of several that has something: “A và B, nơi nào có …”."""

from actions.reading.building_comparisons import (
    aspect_of,
    of_subjects,
    scope_in,
    sides_of,
    words_in,
)
from actions.reading.built import Built
from actions.reading.mentions import Mention
from actions.reading.plan import Compare, Named
from actions.reading.talk import Talk

_PAIR = 2


def which_side(talk: Talk) -> Built | None:
    """Return two or more that are named, and what is so of one: “A và B, nơi nào có …”."""
    named = [each for each in talk.of("document") if each.value.matches]
    if talk.has("better", "compare", "compare_which", "differs", "order_of"):
        return None
    names = named if len(named) >= _PAIR else [n for n in sides_of(talk) if n.kind == "place"]
    asked = _asked_of(talk, names) if len(names) >= _PAIR else frozenset()
    aspect = aspect_of(talk, words_in(names) | asked | talk.words_of("has")) if asked else ""
    if not aspect:
        return None
    if names is not named:
        return Built(of_subjects(talk, names, aspect, judged=False), talk.content)
    return Built(Compare(scope_in(talk).target, (), aspect, talk.text), talk.content)


def either_side(talk: Talk) -> Built | None:
    """Return two places of which one is said to have something: “A hay B có dự án về …”."""
    names = [each for each in sides_of(talk) if each.kind == "place"]
    if len(names) != _PAIR or talk.has("compare", "differs", "document"):
        return None
    first, last = (each.words for each in names)
    between = frozenset(range(first[1], last[0]))
    joined = any(each.words[0] in between for each in talk.of("either"))
    begins = not talk.content & (frozenset(range(first[0])) | between)
    aspect = aspect_of(talk, words_in(names) | talk.words_of("has", "polarity"))
    if not (joined and begins and aspect):
        return None
    return Built(of_subjects(talk, names, aspect, judged=False), talk.content)


def either_document(talk: Talk) -> Built | None:
    """Return two documents of which one is said to tell of something: “749 hay 411 nói tới …”."""
    target = scope_in(talk).target
    if not isinstance(target, Named) or len(target.documents) != _PAIR:
        return None
    if talk.has("better", "compare", "compare_which", "differs", "order_of", "polarity", "claim"):
        return None
    names = talk.of("document")
    says = talk.of("about", "has", "says", "told_in", "act.cite")
    begins = not talk.content & frozenset(range(names[0].words[0]))
    if not begins or not any(each.words[0] >= names[-1].words[1] for each in says):
        return None
    aside = talk.words_of("about", "act.cite", "has", "says", "told_in")
    aspect = aspect_of(talk, words_in(names) | aside)
    return Built(Compare(target, (), aspect, talk.text), talk.content) if aspect else None


def _asked_of(talk: Talk, names: list[Mention]) -> frozenset[int]:
    """Return the words that ask which of `names` is meant, which stand together beside them."""
    first, end = names[0].words[0], names[-1].words[1]
    if talk.content & frozenset(range(first, end)) - words_in(names):
        return frozenset()
    nouns = talk.words_of("kind", "noun", "type")
    for each in talk.of("which", "asks.where", "asks.what", "asks.who"):
        behind = frozenset(range(end, each.words[0]))
        around = frozenset(range(each.words[0])) & nouns
        if each.words[0] >= end and not talk.content & behind - nouns:
            return frozenset(range(*each.words)) | (behind & nouns)
        if (
            each.words[1] <= first
            and talk.has("either")
            and not talk.content & frozenset(range(each.words[0])) - around
        ):
            return frozenset(range(*each.words)) | around
    return frozenset()
