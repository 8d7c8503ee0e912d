"""The one document of a subject: “nghị quyết về đô thị là số mấy?”, “đề án nào nói về …?”.

Whatever else only mentions the subject is not meant: one is asked for.
"""

from dataclasses import replace

from actions.executing.selecting import chosen_by
from actions.knowledge import Knowledge
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import Filter, Listing, Lookup, Overview, Plan
from actions.targeting import named
from actions.topics import occurrences
from index.text.language import Language

_NUMBER, _IS, _PROGRAMME = "told.number", "between", "which_programme"


def which_document(plan: Plan, text: str, language: Language, knowledge: Knowledge) -> Plan:
    """Return `plan`, read from `text`, on the one document of its subject that is asked for.

    A list of all with that subject where several have it, or none; `plan` for other questions.
    """
    if isinstance(plan, Overview):
        return _programme(plan, text, language, knowledge)
    if not (isinstance(plan, Listing) and plan.filter.topic) or plan.explicit:
        return plan
    subject = _without_number(plan.filter.topic, language)
    if not subject:
        return plan
    held = [each for each in knowledge.retriever.documents if each.number]
    others = chosen_by(replace(plan.filter, topic=""), held)
    titled = [each for each in others if occurrences(subject, each.title)]
    if len(titled) == 1:
        return Lookup(named(titled), ("title",))
    return replace(plan, filter=replace(plan.filter, topic=subject))


def _programme(plan: Overview, text: str, language: Language, knowledge: Knowledge) -> Plan:
    """Return the programme, plan or strategy, by its title, that is on the subject of `plan`."""
    tokens = tokens_of(text)
    found = pronoun_lexicon().find(tokens, language)
    asked = next((each for each in found if _PROGRAMME in each.concepts), None)
    if asked is None or not plan.subject:
        return plan
    kind = text[tokens[asked.first].span[0] : tokens[asked.end - 2].span[1]]
    held = [each for each in knowledge.retriever.documents if each.number]
    on_it = chosen_by(Filter(topic=plan.subject), held)
    fitting = [each for each in on_it if occurrences(kind, each.title)]
    return Lookup(named(fitting)) if fitting else plan


def _without_number(topic: str, language: Language) -> str:
    """Return `topic` without “là số mấy” at its end; "" where that is not asked."""
    tokens = tokens_of(topic)
    for match in pronoun_lexicon().find(tokens, language):
        if _NUMBER in match.concepts and match.end == len(tokens) and match.first:
            last = match.first - 1
            is_verb = _IS in concepts_in(topic[slice(*tokens[last].span)], language)
            end = last if is_verb else match.first
            return topic[: tokens[end - 1].span[1]] if end else ""
    return ""
