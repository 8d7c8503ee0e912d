"""Passages: answer a question from the passages that the search finds, or refuse it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from actions.answer import AnswerStatus
from actions.executing.alone import alone
from actions.executing.cards import hit_quote
from actions.executing.confirming import confirm
from actions.executing.context import Context
from actions.executing.continuing import more_of
from actions.executing.described import ONLY_METADATA, called_so, described, tells_fields
from actions.executing.headed import headed_unit, titled_unit
from actions.executing.headings import tells_of_heading
from actions.executing.holding import holding
from actions.executing.led import led_answer
from actions.executing.likely import answers, best_hit, headed_hit
from actions.executing.lookup import lookup
from actions.executing.missing import missing, missing_beside, names_in, near_fact, refusal
from actions.executing.offering import choices_of, group_of
from actions.executing.overview import overview
from actions.executing.people import office_of, spoke_for
from actions.executing.points import all_points
from actions.executing.premises import refused_rightly
from actions.executing.progress import of_results
from actions.executing.quoting import quoting
from actions.executing.readings import which_reading
from actions.executing.reasoned import reasoned_section
from actions.executing.result import Found, Joined, Line, Nothing, Result
from actions.executing.scoped import scoped
from actions.executing.searching import named_section, search, within, without_cards, words_of
from actions.executing.sectioned import headed_section
from actions.executing.sections import asks_of_whole, sections_asked, told_of
from actions.executing.selecting import chosen_by, official_documents
from actions.executing.tabled import table_rows
from actions.executing.targets import documents_of
from actions.executing.tellers import tellers
from actions.reading.plan import Described, Filter, Lookup, Overview, Passages, Target
from actions.topics import places_in
from index.judging.hit import ScoredPassage
from index.lexicon.gazetteer import find_places
from index.question.expectations import expectation_of
from index.records.document import Document
from index.text.folding import STOPWORDS, fold, syllables


def passages(plan: Passages, context: Context) -> Result:
    """Answer `plan` from passages of its target.

    It is searched for with the subject that the conversation supplies, and without where that does
    not answer. With `context.shown` the answer goes on with what was not given yet.
    """
    if plan.led:
        return led_answer(plan, context)
    if plan.claim and not context.shown and (confirmed := confirm(plan, context)):
        return confirmed
    asked_of = _asked_of(plan.target, context) if plan.every else None
    if plan.every and not context.shown and (told := tellers(plan.every, context, asked_of)):
        return told
    return refused_rightly(plan, _told(plan, context), context)


def _asked_of(target: Target, context: Context) -> list[str] | None:
    """Return the ids of the documents of the types that are asked for; None: any."""
    if isinstance(target, Described) and target.filter != Filter():
        return [one.id for one in chosen_by(target.filter, official_documents(context))]
    return within(target, context)


def _told(plan: Passages, context: Context) -> Result:
    if plan.about and plan.fields == ("speaker",):
        documents = documents_of(plan.target, context)
        spoken = (spoke_for(plan.about, document, context) for document in documents)
        if quotes := tuple(filter(None, spoken)):
            return Found(quotes, subject=plan.about)
    if plan.about and plan.fields == ("office",):
        told = office_of(plan.about, context)
        return Found((told,), subject=plan.about) if told else _answer(plan.text, plan, context)
    if not plan.about:
        return _answer(plan.text, plan, context)
    first = _answer(f"{plan.about}: {plan.text}", plan, context)
    if _is_answered(first) or context.shown:
        return first
    bare = _answer(plan.text, plan, context)
    return bare if _is_answered(bare) and not _is_elsewhere(bare, plan) else first


def _answer(text: str, plan: Passages, context: Context) -> Result:
    documents = documents_of(plan.target, context)
    asked = [each for one in documents for each in sections_asked(text, one, context)]
    if asked:
        return told_of(all_points(asked), context)
    if context.shown:
        return more_of(text, within(plan.target, context), context)
    if documents:
        return _of_documents(text, plan, documents, context)
    if isinstance(plan.target, Described):
        if not plan.target.strict and plan.target.filter.types:
            chosen = chosen_by(plan.target.filter, official_documents(context))
            if called := called_so(text, chosen, context):
                return called
        return scoped(plan.target, context, partial(_searched, text, plan, context))
    return _searched(text, plan, context, None, ())


def _is_answered(result: Result) -> bool:
    if isinstance(result, Joined):
        return any(map(_is_answered, result.results))
    return isinstance(result, Found) and result.status is AnswerStatus.ANSWERED


def _is_elsewhere(result: Result, plan: Passages) -> bool:
    """Tell whether `result` speaks of places of which neither question nor subject names one."""
    asked = find_places(fold(f"{plan.about} . {plan.text}"))
    quotes = result.quotes if isinstance(result, Found) else ()
    said = [find_places(fold(f"{q.passage.heading} . {q.words}")) for q in quotes]
    return bool(asked) and any(places and not places & asked for places in said)


def _of_documents(
    text: str, plan: Passages, documents: Sequence[Document], context: Context
) -> Result:
    """Answer from the passages of each document, or from their metadata where none does."""
    several = len(documents) > 1
    only_title = set(plan.fields) <= {"about", "title"}
    if not (several or plan.claim) and only_title and asks_of_whole(text, documents[0], context):
        return overview(Overview(plan.target, text=text), context)
    asked = [alone(text, one, context.knowledge) if several else text for one in documents]
    results = [
        answer_within(own, search(own, context, [document.id]), document, context)
        for own, document in zip(asked, documents, strict=True)
    ]
    # “Nói gì về xe tự lái” asks for that, and the title does not tell.
    fields = tuple(field for field in plan.fields if field not in ("about", "title"))
    if fields and not any(map(_is_answered, results)):
        return lookup(Lookup(plan.target, fields), context)
    return results[0] if len(results) == 1 else Joined(tuple(results))


def answer_within(
    text: str, found: list[ScoredPassage], document: Document, context: Context
) -> Found | Nothing:
    """Answer `text` from what was `found` of `document` alone; its card is for its metadata."""
    hits = without_cards(found)
    if section := named_section(text, hits):
        return _section(section, hits)
    if section := headed_section(text, hits):
        return quoting(text, section, context, found)
    if (titled := titled_unit(text, hits, context)) or (titled := table_rows(text, hits, context)):
        return titled
    if unit := headed_unit(text, hits, context):
        return unit
    if reasoned := reasoned_section(text, hits):
        return quoting(text, reasoned, context, found)
    best = headed_hit(text, best_hit(hits), hits) if hits else None
    if best and answers(best, context.spoken):
        return quoting(text, of_results(text, best, hits), context, found)
    if near := near_fact(hits):
        reason = missing_beside(near, text, context, document)
        return Nothing((reason,), hit_quote(near), choices_of(hits))
    return Nothing((missing(text, context, document),), choices=choices_of(hits))


def _searched(
    text: str,
    plan: Passages,
    context: Context,
    documents: Collection[str] | None,
    reason: tuple[Line, ...],
) -> Result:
    """Answer `text` from the documents with these ids, from any for None."""
    hits = holding(text, search(text, context, documents), context)
    if documents is not None:
        hits = without_cards(hits)
    timed = [hit for hit in hits if hit.document.period] if "period" in plan.fields else []
    if timed and (told := described(text, plan.fields, timed, context)):
        return told
    if "period" in plan.fields and (told := described(text, plan.fields, hits, context)):
        return told
    if ONLY_METADATA.intersection(plan.fields):
        telling = [h for h in hits if tells_fields(plan.fields, h)]
        if not telling and (told := described(text, plan.fields, hits, context)):
            return told
        hits = telling
    return answer_from(text, hits, context, documents is None, reason)


def answer_from(
    text: str,
    hits: list[ScoredPassage],
    context: Context,
    may_ask: bool,
    reason: tuple[Line, ...] = (),
) -> Result:
    """Answer `text` from `hits`, or refuse it, for `reason` if any.

    `may_ask`: where several answer, which is meant is asked.
    """
    if section := named_section(text, hits):
        return _section(section, hits)
    if (titled := titled_unit(text, hits, context)) or (titled := table_rows(text, hits, context)):
        return titled
    if unit := headed_unit(text, hits, context):
        return unit
    if reasoned := reasoned_section(text, hits):
        return quoting(text, reasoned, context)
    best = headed_hit(text, best_hit(hits), hits) if hits else None
    may_ask = may_ask and not context.off_topic
    if best and may_ask and (asked := which_reading(text, best, hits)):
        return asked
    if best and answers(best, context.spoken):
        if city := _asked_in_general(text, best):
            return overview(Overview(subject=city, text=text), context)
        if len(aims := sections_asked(text, best.document, context)) > 1:
            return told_of(all_points(aims), context)
        return quoting(text, of_results(text, best, hits), context)
    if not context.off_topic:
        return refusal(text, hits, context, reason)
    status = AnswerStatus.OUT_OF_SCOPE
    if not places_in(text):
        reason = reason or (Line(status.value, {"turn": context.turn}),)
        return Nothing(reason, status=status)
    return replace(refusal(text, hits, context, reason), status=status)


def _asked_in_general(text: str, best: ScoredPassage) -> str:
    """Return the city of which `best` only says who spoke for it, though that is not asked for.

    “Hải Phòng đang làm chuyển đổi số thế nào” asks for all that was told there.
    """
    city, _, rest = best.passage.heading.partition(": ")
    is_whose = not best.document.number and tells_of_heading(best.passage.heading) < 0
    its_words = set(syllables(rest)) - STOPWORDS
    asked = syllables(text)
    asks_for_it = expectation_of(text).kinds or its_words & set(asked)
    said = f" {' '.join(asked)} "  # “bà Caroline Leclerq nói gì” asks of her
    names = (" ".join(syllables(name)) for name in names_in(words_of(best)))
    of_person = any(f" {name} " in said for name in names if name != fold(city))
    return city if rest and is_whose and not (asks_for_it or of_person) else ""


def _section(section: ScoredPassage, hits: Sequence[ScoredPassage]) -> Found:
    """Return what `section`, asked for by its heading, says."""
    others = (hit for hit in hits if hit.document.id == section.document.id and hit is not section)
    subject = group_of(section.passage.heading)
    return Found((hit_quote(section),), choices=choices_of(others), subject=subject)
