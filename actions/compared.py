"""What is compared where a message leaves it out: “cái nào cao hơn?”, “so với Nevers thì sao?”."""

from collections.abc import Iterator
from dataclasses import replace

from actions.conversation import Focus, Topic
from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Anything, Compare, Named, Passages, Spoken
from actions.referents import Referents, is_document
from actions.targeting import named
from actions.topics import Span, places_in, replaced, years_in
from index.text.language import Language, detect_language

_LAST_QUESTIONS, _PAIR = 3, 2


def compared(plan: Compare, text: str, focus: Focus, knowledge: Knowledge) -> Compare:
    """Return `plan`, read from `text`, with what was spoken of; Spoken where documents are meant.

    Things that were listed, or the last two subjects; beside the one thing that `text` names, the
    one spoken of last.
    """
    referents = Referents(focus, knowledge)
    if isinstance(spoken := plan.target, Spoken):
        plan = _by_last_aspect(plan, text, focus, knowledge)
        if in_years := _in_years(plan, focus, referents):
            return in_years
        subjects = _titles(focus) or _last_subjects(focus, referents)
        if spoken.ordinal is None and len(subjects) > 1:
            return replace(plan, target=Anything(), subjects=subjects)
        return plan
    if len(plan.subjects) == 1 and isinstance(plan.target, Anything) and focus.subject:
        return replace(plan, subjects=(focus.subject, *plan.subjects))
    if isinstance(plan.target, Named) and len(plan.target.documents) == 1:
        last = referents.target(Spoken())
        if last and last != plan.target:
            both = (*last.documents, *plan.target.documents)
            return replace(plan, target=Named(tuple(dict.fromkeys(both))))
    return plan


def is_numbered(topic: Topic, referents: Referents) -> bool:
    """Tell whether one of the documents of `topic` has a number."""
    return any(each.number for each in referents.documents(topic.documents))


def _in_years(plan: Compare, focus: Focus, referents: Referents) -> Compare | None:
    """Return `plan` for the two years that one document was asked for last, one after the other."""
    documents = referents.documents(focus.documents)
    asked = (getattr(focus.plan, "text", ""), *focus.questions[:_LAST_QUESTIONS])
    years = dict.fromkeys(int(one[slice(*span)]) for one in asked for span in years_in(one))
    if not plan.aspect or len(documents) != 1 or len(years) != _PAIR or not documents[0].number:
        return None
    words = plan.aspect.split()
    aspect = " ".join(word for word in words if not years_in(word))
    return replace(plan, target=named(documents), aspect=aspect, years=tuple(sorted(years)))


def _by_last_aspect(plan: Compare, text: str, focus: Focus, knowledge: Knowledge) -> Compare:
    """Return `plan` by what was asked of each in turn: “cái nào cao hơn?”, of its figures."""
    last, language = focus.plan, focus.language or detect_language(text)
    is_open = not (plan.aspect or plan.fields or plan.judged)
    asks = is_open and isinstance(last, Passages) and "which" in concepts_in(text, language)
    if not asks or not isinstance(last, Passages):
        return plan
    spans = sorted(_around_aspect(last.text, language, knowledge))
    return replace(plan, aspect=" ".join(replaced(last.text, spans, " ").split()).strip(" ?."))


def _around_aspect(text: str, language: Language, knowledge: Knowledge) -> Iterator[Span]:
    """Yield the places of what `text` names and of the words that ask, apart from each other."""
    tokens = tokens_of(text)
    spoken = [each.span for each in knowledge.finder.find(text)] + places_in(text)
    asking = [
        (tokens[each.first].span[0], tokens[each.end - 1].span[1])
        for each in matches_in(text, language)
        if any(concept.startswith("asks.") for concept in each.concepts)
    ]
    end = 0
    for span in sorted((*spoken, *asking), key=lambda each: (each[0], -each[1])):
        if span[0] >= end:
            yield span
            end = span[1]


def _titles(focus: Focus) -> tuple[str, ...]:
    """Return the titles of the choices where they are no documents, nor what one was told by."""
    titles = tuple(choice.title for choice in focus.choices)
    owners = {title.partition(": ")[0] for title in titles if ": " in title}
    of_one = len(owners) == 1 and len(titles) != _PAIR
    if any(map(is_document, focus.choices)) or of_one:
        return ()
    return titles


def _last_subjects(focus: Focus, referents: Referents) -> tuple[str, ...]:
    """Return the last two subjects, where what is spoken of is no document with a number."""
    topics = [focus.topic, *focus.earlier]
    subjects = [topic.subject for topic in topics if not is_numbered(topic, referents)]
    return tuple(dict.fromkeys(filter(None, subjects)))[1::-1] if subjects[:1] != [""] else ()
