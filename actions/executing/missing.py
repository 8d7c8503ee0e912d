"""Refuse: name what is missing, show a near fact of the same kind, and offer what is told instead.

A near fact is on the same subject, or of the same kind on another one that it names: who asks how
many live in one city is told how many live in the other. What only shares words is not shown.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, islice

from actions.executing.cards import body_of, hit_quote
from actions.executing.context import Context
from actions.executing.likely import best_hit, lacks, reaches, worth_mentioning
from actions.executing.offering import choices_of, group_of
from actions.executing.questions import questions_after
from actions.executing.restating import formal_name, restated, restated_of
from actions.executing.result import Line, Nothing, Quote, Result, Unknown
from actions.executing.searching import search, without_cards, words_of
from actions.executing.subjects import Subject
from actions.reading.plan import Choice, Overview
from actions.topics import place_named, places_in, without
from index.judging.evidence import odds
from index.judging.hit import ScoredPassage
from index.lexicon.gazetteer import find_places
from index.question.expectations import expectation_of
from index.records.document import Document
from index.text.folding import fold
from index.weights import WEIGHTS

# A near fact has so much of what was asked, by the rarity of its words.
_SAME_THING = 0.5
_CHOICES = 3
_EVENTS = 20
# That a list is empty says itself what may be asked instead.
_OF_LISTS = ("listing.", "relations.")
_WORD = re.compile(r"\w+")


def missing(text: str, context: Context, document: Document | None = None) -> Line:
    """Return that nothing, or the `document` that it asks of, tells what `text` asks."""
    if document is None:
        key, asked = restated(text, context.language)
    else:
        key, asked = restated_of(text, _naming_of(document, text, context), context.language)
    group = "missing_in" if document else "missing"
    values: dict[str, object] = {"asked": asked, "name": document or "", "turn": context.turn}
    return Line(f"{group}.{key}", values)


def missing_beside(
    near: ScoredPassage, text: str, context: Context, document: Document | None = None
) -> Line:
    """Return what leads to `near`, which may be what `text` asks for: that it is not certain.

    Of what is too unlikely to be mentioned for itself it is said that nothing tells it.
    """
    if not lacks(near.evidence) and reaches(near.evidence, odds(WEIGHTS.threshold.mention)):
        return Line("unsure", {"turn": context.turn})
    return missing(text, context, document)


def _naming_of(document: Document, text: str, context: Context) -> str:
    """Return what `text` calls `document`, as it is written there; "" where it names it not."""
    found = context.knowledge.finder.find(text)
    return next((each.text for each in found if document in each.matches), "")


def refusal(
    text: str,
    hits: Sequence[ScoredPassage],
    context: Context,
    reason: tuple[Line, ...] = (),
) -> Nothing:
    """Return that `hits` do not tell what `text` asks, with what is near, or may be asked instead.

    `reason` says why, in place of the words on what is missing.
    """
    asked_places = find_places(fold(place_named(text)))
    told = _on_subject(text, hits)
    if asked_places:
        # A search that mended the name of the place away has found nothing of it.
        told = [hit for hit in told if _is_of(hit, asked_places)] or [
            hit for hit in search(place_named(text), context) if _is_of(hit, asked_places)
        ]
    if near := near_fact(hits):
        reason = reason or (missing_beside(near, text, context),)
        return Nothing(reason, hit_quote(near), choices_of(told))
    reason = reason or (missing(text, context),)
    if asked_places and not told:
        return unknown_place(place_named(text), context)
    if asked_places and (other := _of_another(text, context)):
        quote = hit_quote(other)
        return Nothing((*reason, *only_of(quote, context)), quote, choices_of(told or [other]))
    choices = choices_of(told)
    if not choices:
        return Nothing(reason)
    group = next((each for hit in told if (each := group_of(hit.passage.heading))), "")
    if asked_places and not find_places(fold(group)) & asked_places:
        group = place_named(text)
    key = "missing.told_of" if group else "missing.told_near"
    return Nothing((*reason, Line(key, {"what": group, "turn": context.turn})), choices=choices)


def only_of(near: Quote, context: Context) -> tuple[Line, ...]:
    """Return that what is asked is known of the place of `near` alone; nothing where it names none.

    It leads to the words of `near`.
    """
    place = place_of(near)
    return (Line("missing.only_of", {"what": place, "turn": context.turn}),) if place else ()


def place_of(quote: Quote) -> str:
    """Return the place that `quote` is of, as it writes it; "" for none."""
    return place_named(f"{quote.passage.heading} . {quote.words}")


def unknown_place(place: str, context: Context) -> Nothing:
    """Return that no text speaks of `place`, with those that texts speak of."""
    known = _known_places(context)
    line = Line("missing.places", {"what": formal_name(place), "turn": context.turn})
    return Nothing((line,), choices=tuple(Choice(each, Overview(subject=each)) for each in known))


def with_way_on(result: Result, context: Context) -> Result:
    """Return `result` with something to ask instead, where it is a refusal that offers nothing."""
    match result:
        case Nothing(reason, None, ()) if not reason[0].key.startswith(_OF_LISTS):
            instead = Line("ask_instead", {"turn": context.turn})
            choices = questions_after("lost", context)
            return replace(result, reason=(*reason, instead), choices=choices)
        case Unknown(near=None, choices=(), known=None):
            return replace(result, instead=questions_after("unknown", context))
        case _:
            return result


def near_fact(hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the hit a refusal should show, of the two that the search puts first, if any."""
    return next((hit for hit in hits[:2] if _is_near(hit)), None)


def _is_near(hit: ScoredPassage) -> bool:
    """Tell whether `hit` is on the subject asked of, and has all kinds of things asked for."""
    evidence = hit.evidence
    lacks = evidence.unmet or evidence.uncounted or evidence.lacks_place or evidence.lacks_year
    return not lacks and evidence.cover >= _SAME_THING and worth_mentioning(hit)


def _on_subject(text: str, hits: Sequence[ScoredPassage]) -> list[ScoredPassage]:
    """Return `hits` on what `text` names: a place, a person, a project; else on most of its things.

    A name is what stands there in capitals, “Mobi Smart Port”.
    """
    fitting = [hit for hit in without_cards(list(hits)) if not hit.evidence.lacks_place]
    names = [Subject.of(name, "vi") for name in names_in(text)]
    if names:
        return [hit for hit in fitting if any(name.is_in(_said(hit)) for name in names)]
    if places_in(text):
        return sorted(fitting, key=lambda hit: -hit.evidence.cover)
    return [hit for hit in fitting if hit.evidence.cover >= _SAME_THING] or [
        hit for hit in fitting[:2] if worth_mentioning(hit)
    ]


def names_in(text: str) -> list[str]:
    """Return the runs of two words or more of `text` that begin with capitals."""
    runs = groupby(_WORD.findall(text), key=lambda word: word[0].isupper())
    words = [list(run) for is_name, run in runs if is_name]
    return [" ".join(run) for run in words if len(run) > 1]


def _is_of(hit: ScoredPassage, places: frozenset[str]) -> bool:
    return bool(find_places(fold(f"{hit.passage.heading} . {hit.passage.text}")) & places)


def _said(hit: ScoredPassage) -> str:
    return f"{hit.passage.heading} . {words_of(hit)}"


def _of_another(text: str, context: Context) -> ScoredPassage | None:
    """Return what answers `text` of another place than it names: a number, a day, a person."""
    asked = without(text, places_in(text))
    expected = expectation_of(asked)
    if not (expected.kinds or expected.countables):
        return None
    hits = without_cards(search(asked, context))
    best = best_hit(hits) if hits else None
    return best if best and _is_near(best) and place_named(_said(best)) else None


def _known_places(context: Context) -> tuple[str, ...]:
    """Return the first places that sections of texts without a number are on."""
    documents = context.knowledge.retriever.documents
    events = islice((each for each in documents if each.number is None), _EVENTS)
    groups = (
        group
        for document in events
        for passage in body_of(document, context)
        if (group := group_of(passage.heading)) and place_named(group) == group
    )
    return tuple(dict.fromkeys(groups))[:_CHOICES]
