"""Execute Validity: whether documents hold on a day, with the sentences of cards that show it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from actions.answer import AnswerStatus
from actions.executing.amendments import amending_links
from actions.executing.cards import body_of, field_sentences, section_choices, sourced_quote
from actions.executing.claims import stands_as_claimed
from actions.executing.context import Context
from actions.executing.exceptions import earlier_clauses, later_articles, says_all
from actions.executing.periods import period_line
from actions.executing.reasons import why_ended
from actions.executing.result import Found, Line, Nothing, Quote, Result, Said
from actions.executing.standing import (
    Told,
    day,
    held_as_known,
    proof,
    short_standing,
    standing_line,
)
from actions.executing.stated_basis import applied_apart
from actions.executing.targets import documents_of
from actions.reading.plan import Validity
from actions.reading.times import Days
from index.documents.names import show_date
from index.documents.timeline import Status, status_on
from index.records.document import Document

# Of more documents each is told of in a few words.
_MOST_IN_FULL = 2
# It took effect and nothing that was read ends it: all that can be said of today, and an answer.
_SO_FAR = "validity.took_effect_so_far"
_AMENDED = "validity.took_effect_amended"


def validity(plan: Validity, context: Context) -> Result:
    """Return whether each document of the target holds on the days asked for.

    answered: it is known; partial: for a part of the days, or of the documents; else not_found.
    """
    if plan.why and (reasons := why_ended(documents_of(plan.target, context), context)):
        return Found(reasons)
    lines: list[Line] = []
    quotes: dict[Quote, None] = {}
    statuses: set[AnswerStatus] = set()
    documents = documents_of(plan.target, context)
    if len(documents) > _MOST_IN_FULL and plan.days is None:
        return _in_short(documents, context)
    for document in documents:
        told, shown, status = _validity_of(document, plan, context)
        body = body_of(document, context)
        lines += told
        quotes |= {sourced_quote(owner, sentence, body): None for owner, sentence in shown}
        if later := later_articles(document, context):
            # It says since when the text holds as well.
            lines = _but_not_all(lines, plan.claim)
            since = {(document.id, words) for words in field_sentences(document, "effective")}
            kept = (each for each in quotes if (each.document.id, each.words) not in since)
            quotes = dict.fromkeys((*kept, later))
        elif not plan.claim:
            apart = (*earlier_clauses(document, context), *applied_apart(document, context))
            quotes |= dict.fromkeys(apart)
        statuses.add(status)
    if not quotes:
        return Nothing(tuple(lines))
    status = statuses.pop() if len(statuses) == 1 else AnswerStatus.PARTIAL
    choices = section_choices(documents[0], context)
    found = Found(tuple(quotes), status, tuple(lines), choices=choices)
    verdict = [line for line in lines[:1] if line.key.startswith("claim.")]
    lines = lines[len(verdict) :]
    if _tells_when_it_began(lines, quotes):
        after = (replace(lines[0], key="validity.took_effect_besides"), *lines[1:])
        return replace(found, before=tuple(verdict), after=after)
    return found


def _but_not_all(lines: list[Line], claim: str) -> list[Line]:
    """Return `lines`, with a claim that all of a text took effect then as wrong."""
    if not claim or not says_all(claim):
        return lines
    return [Line("claim.wrong") if each.key.startswith("claim.right") else each for each in lines]


def _tells_when_it_began(lines: Sequence[Line], quotes: Iterable[Quote]) -> bool:
    """Tell whether the one sentence quoted says all of the one line: since when it holds."""
    told = [quote.words for quote in quotes]
    besides = [line for line in lines[1:] if not line.key.startswith("period.")]
    if not lines or besides or len(told) != 1 or lines[0].key != _SO_FAR:
        return False
    since = lines[0].values["since"]
    return isinstance(since, date) and show_date(since) in told[0]


def _in_short(documents: Sequence[Document], context: Context) -> Said:
    """Return how each of many documents stands today, on a line of its own."""
    links, today = context.knowledge.links, context.today
    statuses = [status_on(document, links, today, today) for document in documents]
    each = tuple(
        Line("validity.each", {"name": document, "standing": short_standing(status, is_today=True)})
        for document, status in zip(documents, statuses, strict=True)
    )
    quotes = tuple(
        sourced_quote(owner, sentence, body_of(document, context))
        for document, status in zip(documents, statuses, strict=True)
        for owner, sentence in proof(status, document, links)
    )
    known = {status.state != "unknown" or status.not_yet for status in statuses}
    state = AnswerStatus.NOT_FOUND if known == {False} else AnswerStatus.PARTIAL
    state = AnswerStatus.ANSWERED if known == {True} else state
    line = Line("listed", {"intro": Line("validity.of_each"), "lines": each})
    return Said((line,), state, tuple(dict.fromkeys(quotes)))


def _validity_of(
    document: Document, plan: Validity, context: Context
) -> tuple[list[Line], list[Told], AnswerStatus]:
    links, today = context.knowledge.links, context.today
    days = plan.days if plan.days and (plan.days.first, plan.days.last) != (today, today) else None
    wanted = [days.first, days.last] if days else [today]
    statuses = [status_on(document, links, one, today) for one in dict.fromkeys(wanted)]
    if len({(status.state, status.reason) for status in statuses}) == 1:
        statuses = statuses[:1]
        lines = [_so_far(standing_line(statuses[0], document, days), document, days, context)]
    else:
        lines = [standing_line(status, document, day(status.day)) for status in statuses]
    shown = list(dict.fromkeys(t for status in statuses for t in proof(status, document, links)))
    if not days and statuses[0].state == "ended":
        # The sentence of its card says it all.
        own = {(document, sentence) for sentence in field_sentences(document, "validity")}
        lines = [] if own.intersection(shown) else lines
    if plan.claim:
        verdict = stands_as_claimed(plan.claim, document, statuses[0], today)
        settled = verdict in ("right", "wrong") and statuses[0].state == "unknown"
        # Since when it holds is claimed then, and the sentences shown say it.
        lines = [Line(f"claim.{verdict or 'unknown'}"), *(() if settled else lines)]
        if settled:
            return lines, shown, AnswerStatus.ANSWERED
    if any(status.sources_differ for status in statuses):
        lines.append(Line("validity.sources_differ", {"name": document}))
    known = {
        status.state != "unknown" or status.not_yet or held_as_known(status, document)
        for status in statuses
    }
    if known == {False} and document.period and not days:
        lines.append(period_line(document.period, document, today))
    is_told = known == {True} or (known == {False} and lines[0].key in (_SO_FAR, _AMENDED))
    answer = [] if plan.claim else _answer(plan, statuses[0])
    if is_told:
        return [*answer, *lines], shown, AnswerStatus.ANSWERED
    return lines, shown, AnswerStatus.NOT_FOUND if known == {False} else AnswerStatus.PARTIAL


def _answer(plan: Validity, status: Status) -> list[Line]:
    """Return yes or no to what is asked; nothing where it is not known."""
    if not plan.whether:
        return []
    if status.state == "unknown" and plan.whether != "begun":
        return [Line("claim.no_end_seen")] if status.reason == "took_effect" else []
    has_ended = status.state == "ended"
    if plan.whether == "begun":
        return [Line("claim.right_yet")] if status.since and not has_ended else []
    if plan.whether == "ended":
        return [Line("claim.right_yet" if has_ended else "claim.not_so_yet")]
    return [Line("claim.holds_no_more" if has_ended else "claim.holds_still")]


def _so_far(line: Line, document: Document, days: Days | None, context: Context) -> Line:
    """Return `line`; of what took effect, asked of today, in how many texts nothing ends it."""
    if days or line.key != "validity.took_effect":
        return line
    read = {"count": len(context.knowledge.retriever.documents), "today": context.today}
    amending = tuple(
        dict.fromkeys(
            link.by.name
            for link in amending_links(document, context)
            if link.by.effective is None or link.by.effective <= context.today
        )
    )
    if amending:
        values = {**line.values, **read, "by": ", ".join(amending)}
        return Line(_AMENDED, values)
    return Line(_SO_FAR, {**line.values, **read})
