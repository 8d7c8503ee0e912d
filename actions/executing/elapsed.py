"""Execute Elapsed: how long it is since or until, reckoned from dates that the texts give."""

from dataclasses import replace
from datetime import date

from actions.answer import AnswerStatus
from actions.executing.cards import body_of, field_sentences, sourced_quote
from actions.executing.context import Context
from actions.executing.durations import counted, span_of
from actions.executing.passages import passages
from actions.executing.result import Found, Line, Nothing, Quote, Result, Said
from actions.executing.sections import years_in
from actions.executing.standing import proof
from actions.executing.targets import documents_of
from actions.reading.plan import Elapsed, Passages
from index.documents.timeline import status_on
from index.records.document import Document

_LAST = (12, 31)


def elapsed(plan: Elapsed, context: Context) -> Result:
    """Return how long it is from or to what `plan` speaks of, with the dates it rests on."""
    documents = documents_of(plan.target, context)
    if plan.due:
        return _due(plan, documents[0] if documents else None, context)
    if not documents:
        return Said((_until(plan.year, context.today),))
    document = documents[0]
    if plan.since_issue and document.issued and document.effective:
        return _until_effect(document, document.issued, document.effective, context)
    day = document.effective if plan.field == "effective" else document.issued
    if day is None and plan.field == "effective" and document.issued:
        return _from_issue(document, document.issued, context)
    if day is None:
        return Nothing((Line(f"unknown_field.{plan.field or 'issued'}", {"name": document}),))
    if plan.field == "effective":
        return _in_force(document, day, context)
    quotes = _quotes(document, "issued", context)
    return Found(quotes, before=(_since(document, day, context.today),))


def _until_effect(document: Document, issued: date, effective: date, context: Context) -> Found:
    """Return how long it was from the issue of `document` until it took effect."""
    quotes = (*_quotes(document, "issued", context), *_quotes(document, "effective", context))
    key = "same_day_effect" if issued == effective else "to_effect_day"
    span = {"name": document, "span": span_of(issued, effective)}
    return Found(tuple(dict.fromkeys(quotes)), before=(Line(f"elapsed.{key}", span),))


def _until(year: int, today: date) -> Line:
    """Return how many years it is from this one to `year`."""
    years = year - today.year
    key = "until" if years > 0 else "since" if years < 0 else "this_year"
    return Line(f"elapsed.{key}", {"year": year, "now": today.year, "years": _years(abs(years))})


def _since(document: Document, day: date, today: date) -> Line:
    event = "issued" if document.number else "event"
    values: dict[str, object] = {"name": document, "day": day, "span": span_of(day, today)}
    return Line(f"elapsed.{event}" if day <= today else "elapsed.ahead", values)


def _in_force(document: Document, since: date, context: Context) -> Result:
    """Return how long `document` was in force, or for how long it has been since it began."""
    links, today = context.knowledge.links, context.today
    status = status_on(document, links, today, today)
    quotes = [*_quotes(document, "effective", context)]
    body = body_of(document, context)
    values: dict[str, object] = {"name": document, "since": since}
    if status.state == "ended" and status.since:
        quotes += [
            sourced_quote(owner, said, body) for owner, said in proof(status, document, links)
        ]
        span = {"until": status.since, "span": span_of(since, status.since)}
        line = Line("elapsed.was_in_force", {**values, **span})
    elif status.state == "ended":
        line = Line("elapsed.ended_some_day", values)
    elif since > today:
        line = Line(
            "elapsed.ahead", {"name": document, "day": since, "span": span_of(today, since)}
        )
    else:
        line = Line("elapsed.took_effect", {**values, "span": span_of(since, today)})
    return Found(tuple(dict.fromkeys(quotes)), before=(line,))


def _from_issue(document: Document, issued: date, context: Context) -> Result:
    """Return how long it was from the issue of `document` to its end: when it began is unknown."""
    links, today = context.knowledge.links, context.today
    status = status_on(document, links, today, today)
    unknown = Line("unknown_field.effective", {"name": document})
    if status.state != "ended" or not status.since:
        return Nothing((unknown,))
    body = body_of(document, context)
    ended = [sourced_quote(owner, said, body) for owner, said in proof(status, document, links)]
    quotes = dict.fromkeys((*_quotes(document, "issued", context), *ended))
    line = Line("elapsed.issue_to_end", {"span": span_of(issued, status.since)})
    return Found(tuple(quotes), before=(line, unknown))


def _due(plan: Elapsed, document: Document | None, context: Context) -> Result:
    """Return whether the year of a target is over, with the targets that are set for it.

    Of a target that was told last, “mục tiêu đó còn không”, that is the year it was told for.
    """
    told_years = [int(year) for words in context.told[-1:] for year in years_in(words)]
    end = document.period.end if document and document.period else 0
    year = plan.year or max(told_years, default=end)
    if not year:
        return Nothing((Line("elapsed.no_end"),))
    over = date(year, *_LAST) < context.today
    key = {"over": "over" if over else "not_over", "still": "no_more" if over else "still"}[
        plan.due
    ]
    values = {"year": year, "years": _years(year - context.today.year)}
    line = Line(f"elapsed.{key}", values)
    told = passages(Passages(f"mục tiêu năm {year}", plan.target), context) if document else None
    if isinstance(told, Found):
        return replace(told, before=(line,), status=AnswerStatus.ANSWERED)
    return Said((line,))


def _quotes(document: Document, field: str, context: Context) -> tuple[Quote, ...]:
    body = body_of(document, context)
    return tuple(sourced_quote(document, each, body) for each in field_sentences(document, field))


def _years(count: int) -> Line:
    return counted("years", count)
