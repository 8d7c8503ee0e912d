"""Say whether a document holds on a day, in words, with the cards' sentences that show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from actions.answer import AnswerStatus
from actions.reading.times import Days, Period, find_days
from actions.understanding import Question
from index.documents.card import card_fields, show_date
from index.documents.relations import ENDING, Act, Documents, Links, act_of, links_among
from index.documents.timeline import Event, Status, status_on
from index.records.document import Document
from index.references.finder import Reference
from index.text.language import Language
from index.yaml_file import read_yaml

_MESSAGES: dict[str, dict[str, str]] = read_yaml(Path(__file__).with_suffix(".yml"))
Quote = tuple[Document, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a document's validity: our own words (`said`), and the cards' sentences.

    `said` is empty where a sentence of its card says it all. `status` is answered, partial (known
    for a part of the days asked for) or not_found (unknown).
    """

    said: str
    quotes: tuple[Quote, ...]
    status: AnswerStatus


def validity_answer(
    document: Document,
    documents: Documents,
    days: Days | None,
    language: Language,
    today: date,
) -> Told:
    """Return what is known of whether `document` holds on `days`; None asks for `today`."""
    links = links_among(documents)
    asked = days if days and (days.first, days.last) != (today, today) else None
    wanted = [asked.first, asked.last] if asked else [today]
    statuses = [status_on(document, links, day, today) for day in dict.fromkeys(wanted)]
    if len({(status.state, status.reason) for status in statuses}) == 1:
        statuses = statuses[:1]
        said = [_said(statuses[0], document, asked, language)]
    else:
        said = [
            _said(status, document, Days(status.day, status.day), language) for status in statuses
        ]
    quotes = dict.fromkeys(
        quote for status in statuses for quote in _quotes(status, document, links)
    )
    if language == "vi" and not asked and statuses[0].state == "ended":
        own = [quote for quote in _field(document, "validity") if quote in quotes]
        said = [] if own else said
    if any(status.sources_differ for status in statuses):
        said.append(_MESSAGES[language]["sources_differ"].format(name=document.name))
    known = {status.state != "unknown" or status.not_yet for status in statuses}
    outcome = AnswerStatus.ANSWERED if known == {True} else AnswerStatus.PARTIAL
    return Told(
        " ".join(said), tuple(quotes), AnswerStatus.NOT_FOUND if known == {False} else outcome
    )


def asked_days(question: Question) -> Days | None:
    """Return the days for which `question` asks whether a document holds; None: no day is named.

    A date that belongs to the document's own name, “Quyết định 749/QĐ-TTg ngày 03/6/2020”, is not
    asked for.
    """
    for period in find_days(question.text, question.today):
        if not any(_is_of_name(period, reference) for reference in question.references):
            return period.days
    return None


def _is_of_name(period: Period, reference: Reference) -> bool:
    """Tell whether `period` only says which document is meant: its day or year of issue."""
    start, end = reference.span
    days = period.days
    issued = {document.issued for document in reference.matches if document.issued}
    if start < period.span[1] and period.span[0] < end:
        return days.first.year in {day.year for day in issued}
    return days.first == days.last and days.first in issued


def _said(status: Status, document: Document, days: Days | None, language: Language) -> str:
    words = _MESSAGES[language]
    when = ""
    if days:
        when = words[f"when_{days.unit}"].format(
            first=show_date(days.first),
            last=show_date(days.last),
            month=days.first.month,
            year=days.first.year,
        )
    text = words[_message(status, days, words)].format(
        at=words["at"].format(when=when) if when else "",
        asked_at=words["asked_at"].format(when=when) if when else "",
        name=document.name,
        by=status.by.name if status.by else "",
        since=show_date(status.since) if status.since else "",
        until=show_date(status.until) if status.until else "",
    )
    return text[0].upper() + text[1:]


def _message(status: Status, days: Days | None, words: dict[str, str]) -> str:
    """Return the key of the message for `status`."""
    key: str = status.reason
    if key == "ended_some_day" and status.state == "unknown":
        key = "ended_before_or_after"
    if status.until and f"{key}_until" in words:
        key += "_until"
    if days is None and f"{key}_today" in words and (status.until or key == "ended"):
        key += "_today"
    return key


def _quotes(status: Status, document: Document, links: Links) -> Iterator[Quote]:
    """Yield the sentences that show `status`; what else is known where nothing does."""
    events = status.events
    found = [quote for event in events for quote in _shown(event, document, links)]
    if not found and (known := next(card_fields(document), None)):
        found = [(document, known[1])]
    yield from found


def _shown(event: Event, document: Document, links: Links) -> Iterator[Quote]:
    if event.kind in ("issued", "effective"):
        yield from _field(document, event.kind)
        return
    own = list(_field(document, "validity")) if document.id in event.source_ids else []
    yield from own
    if not event.by or (own and event.day and document.validity and document.validity.since):
        return
    acts: Iterable[Act] = ["amends"] if event.kind == "amended" else ENDING
    told = relation_quotes(event.by, document, links, acts)
    yield from told[:1] if not own else []
    if event.day and event.by.effective == event.day:
        yield from _field(event.by, "effective")


def relation_quotes(by: Document, of: Document, links: Links, acts: Iterable[Act]) -> list[Quote]:
    """Return the sentences that say that `by` did one of `acts` to `of`: of its own card first."""
    held = {document.id for document in links.documents}
    found: list[Quote] = []
    for teller, other in ((of, by), (by, of)):
        relations = iter(teller.relations)
        for field, sentence in card_fields(teller) if teller.id in held else ():
            if field != "relations":
                continue
            relation = next(relations)
            act, active = act_of(relation)
            same = links.with_number(relation.number, relation.day, teller).id == other.id
            if same and act in acts and active == (teller is by):
                found.append((teller, sentence))
    return found


def _field(document: Document, wanted: str) -> Iterator[Quote]:
    for field, sentence in card_fields(document):
        if field == wanted:
            yield document, sentence
