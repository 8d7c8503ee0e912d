"""Retelling: what a question may mean by the story around it, where it has no answer as it stands.

A whole story hides the one thing that a question is about from the search. So the question is
searched for on the place that the story names, and behind the one sentence before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.reading.acts import ACTS
from actions.reading.clauses import Clause
from actions.reading.descriptions import descriptions
from actions.reading.marked_words import lowered
from actions.reading.mentions import Mentions
from actions.reading.plan import Filter
from actions.reading.roles import signs
from actions.told import Told
from actions.topics import place_named, places_in
from index.documents.selection import is_type
from index.records.document import Document
from index.text.language import detect_language

_FEW = 2  # words beside a description, “tôi nghe”, say nothing of the document
_BORDER = re.compile(r"[,;:.?!]\s")
_HITS = 8  # passages that are looked at for the document that is described
_CLEAR = 2.0  # deviations by which it is found before all others
_LONGEST_TOLD = 400  # characters: more hides again what is asked
_MOST_TOLD = 2  # ways in which a question is asked again: each is a search


def story_before(question: Clause, told: Sequence[Clause]) -> tuple[str, ...]:
    """Return the clauses of `told` before `question` that are its story, the nearest first."""
    at = next(place for place, clause in enumerate(told) if clause is question)
    return tuple(each.text for each in reversed(told[:at]) if each.role == "story")


def retold(question: Clause, story: tuple[str, ...], told: Told) -> Iterator[str]:
    """Yield `question` in other words that its `story` completes, the likeliest first.

    It is asked of what it is `told` of, by itself and behind the sentence that tells most and the
    nearest one, then behind these alone, and of the places that are named.
    """
    subjects = [with_subject(question.text, subject) for subject in told.subjects]
    said = [one for one in dict.fromkeys((told.telling, *story[:1])) if one]
    behind = [f"{one} {question.text}" for one in said]
    behind = [f"{one}: {each}" for one in told.subjects[:1] for each in behind] + behind
    near = (question.context, *story[:1])
    named = [] if place_named(question.text) else [one for text in near for one in _places(text)]
    of_places = [with_subject(question.text, place) for place in named[: _MOST_TOLD - 1]]
    short = [one for one in behind if len(one) <= _LONGEST_TOLD]
    yield from dict.fromkeys((*subjects[:1], *short, *subjects[1:], *of_places))


def with_subject(question: str, subject: str) -> str:
    """Return `question` of `subject`, in place of “that city” where it has such words."""
    anaphor = signs(detect_language(question)).refers.search(lowered(question))
    if anaphor and len(lowered(question)) == len(question) and len(anaphor[0].split()) > 1:
        return f"{question[: anaphor.start()]}{subject}{question[anaphor.end() :]}"
    return f"{subject}: {question}"


def _places(text: str) -> list[str]:
    """Return the places that `text` names, the last first."""
    return [text[start:end] for start, end in reversed(places_in(text))]


def documents_named(said: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the ids of the documents that `said` names, of each that is one alone."""
    found = knowledge.finder.find(said)
    return tuple(each.matches[0].id for each in found if len(each.matches) == 1)


def of_types(ids: tuple[str, ...], types: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return those of `ids` that are of `types`; where none is, the one related to them that is.

    “Luật … chưa có nghị định hướng dẫn. Nghị định đó …” is the one that guides the law.
    """
    documents = {one.id: one for one in knowledge.links.documents}
    own = [documents[each] for each in ids if each in documents]
    fitting = tuple(one.id for one in own if _is_of(one, types))
    if fitting or not types:
        return fitting or ids
    links = [link for one in own for link in knowledge.links.touching(one)]
    ends = {end.id: end for link in links for end in (link.by, link.of)}
    related = tuple(key for key, end in ends.items() if key in documents and _is_of(end, types))
    return related if len(related) == 1 else ids


def _is_of(document: Document, types: tuple[str, ...]) -> bool:
    return any(is_type(each, document.type or "") for each in types)


def document_acting(said: str, mentions: Mentions, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the id of the one document that acts on another that `said` names; or none.

    “Quyết định mới thay cho chiến lược …” is the newer one.
    """
    for act in (
        place for place in mentions.places if place.has("act") and not place.has("passive")
    ):
        start, end = mentions.span(act.words)
        acts = ACTS.get(act.value("act"), ())
        acting = any(place.has("noun", "type") for place in mentions.places[: mentions.index(act)])
        if acts and acting and not documents_named(said[:start], knowledge):
            documents = {one.id: one for one in knowledge.links.documents}
            links = [
                link
                for one in documents_named(said[end:], knowledge)
                for link in knowledge.links.of(documents[one], acts)
            ]
            by = {link.by.id for link in links if link.by.id in documents}
            return tuple(by) if len(by) == 1 else ()
    return ()


def document_described(said: str, mentions: Mentions, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the id of the document that the sentence `said`, of `mentions`, describes; or none.

    It says when the document was issued, its type or by whom; where it says what more it is on,
    the search for it must find one that fits: “nghị định năm 2023 về hoá đơn” is not whatever
    decree of 2023 is held.
    """
    described, taken = _described(mentions)
    fitting = chosen_by(described, knowledge.links.documents) if described else []
    if len(fitting) == 1 and len(mentions.content - taken) <= _FEW:
        return (fitting[0].id,)
    hits = knowledge.retriever.search(said, 1) if fitting else []
    found = tuple(hit.document.id for hit in hits if hit.document in fitting)
    return found or (() if fitting else _document_on(mentions, knowledge))


def _document_on(mentions: Mentions, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the id of the document that `mentions` describe by what it is on; or none.

    “Nghị quyết của Bộ Chính trị về cách mạng công nghiệp 4.0” is the one that the search finds
    clearly before all others that fit.
    """
    for described in descriptions(mentions):
        behind = [one for one in mentions.places if one.words[0] > max(described.taken)]
        if not described.filter.types or not behind[:1] or not behind[0].has("about"):
            continue
        fitting = chosen_by(described.filter, knowledge.links.documents)
        start = mentions.span(described.noun)[0]
        text = _BORDER.split(mentions.text[start:], maxsplit=1)[0]
        hits = knowledge.retriever.search(text, _HITS, [one.id for one in fitting])
        if not hits:
            continue
        first = hits[0].document.id
        others = [hit.score for hit in hits if hit.document.id != first]
        if hits[0].score - max(others, default=0.0) >= _CLEAR:
            return (first,)
    return ()


def _described(mentions: Mentions) -> tuple[Filter | None, frozenset[int]]:
    """Return the document that `mentions` describe by the one time they name, and their words.

    “A decision from 2020” is one of that year, and not one since then.
    """
    periods, issuers = mentions.of("period"), mentions.values("issuer")
    found = [one for one in descriptions(mentions) if one.filter.types]
    if len(periods) != 1 or not (found or issuers):
        return None, frozenset()
    described = found[0].filter if found else Filter(issuers=(issuers[0],))
    issued = periods[0].value.days
    taken = (found[0].taken if found else frozenset()) | frozenset(range(*periods[0].words))
    return replace(described, issued=issued, standing=None, topic=""), taken
