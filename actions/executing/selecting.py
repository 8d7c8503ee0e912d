"""Choose the documents that a Filter describes, and say which these are."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from actions.executing.context import Context
from actions.reading.plan import Filter, Order
from actions.reading.times import Days
from index.documents.relations import Links, first_possible_day
from index.documents.selection import (
    group_by_state,
    is_on,
    is_signer,
    is_type,
    issue_year,
    newest_first,
)
from index.documents.timeline import status_on
from index.lexicon.issuers import is_issuer
from index.records.document import Document


def official_documents(context: Context) -> list[Document]:
    """Return the documents that somebody issued, which lists and filters are about."""
    documents = context.knowledge.links.documents
    return [document for document in documents if document.issuer or document.number]


def chosen_by(wanted: Filter, documents: Iterable[Document]) -> list[Document]:
    """Return those of `documents` that fit `wanted`, however they stand, newest first."""
    documents = list(documents)
    left_out = {
        document.id
        for without in wanted.without
        if not without.standing
        for document in chosen_by(without, documents)
    }
    of_signers = any(without.signers for without in wanted.without)
    return [
        document
        for document in newest_first(documents)
        if document.id not in left_out
        and _fits(wanted, document)
        and (document.signer or not of_signers)  # who signed it may be the one left out
    ]


def _fits(wanted: Filter, document: Document) -> bool:
    named = {match for naming in wanted.named for match in naming.matches}
    return (
        (not wanted.named or document.id in named)
        and _any(is_type, wanted.types, document.type)
        and _any(is_issuer, wanted.issuers, document.issuer)
        and _any(is_signer, wanted.signers, document.signer)
        and (not wanted.topic or is_on(wanted.topic, document))
        and (wanted.issued is None or is_issued_within(document, wanted.issued))
    )


def _any(fits, wanted: Sequence[str], value: str | None) -> bool:  # type: ignore[no-untyped-def]
    return not wanted or any(fits(each, value or "") for each in wanted)


def is_issued_within(document: Document, days: Days) -> bool:
    """Tell whether `document` was surely issued within `days`."""
    if document.issued:
        return days.first <= document.issued <= days.last
    year = issue_year(document)
    if year is None:
        return False
    return days.first <= date(year, 1, 1) and date(year, 12, 31) <= days.last


def unsigned(wanted: Filter, documents: Iterable[Document]) -> list[Document]:
    """Return those of `documents` that fit `wanted` but for who signed them, which nobody says."""
    if not wanted.signers and not any(without.signers for without in wanted.without):
        return []
    without = tuple(one for one in wanted.without if not one.signers)
    others = chosen_by(replace(wanted, signers=(), without=without), documents)
    return [document for document in others if not document.signer]


def day_of(wanted: Filter, today: date) -> date:
    """Return the day on which documents must stand as `wanted`."""
    if wanted.holding is None or wanted.standing in ("takes_effect", "lapses"):
        return today
    if wanted.standing == "ends":
        return today if wanted.holding.last == date.max else wanted.holding.last
    return wanted.holding.last if wanted.holding.unit == "day" else min(wanted.holding.last, today)


def standing_as_wanted(
    wanted: Filter, documents: Sequence[Document], links: Links, today: date
) -> tuple[list[Document], list[Document]]:
    """Return those of `documents` that stand as `wanted`, and those of which it is not known."""
    left_out = {
        document.id
        for without in wanted.without
        if without.standing
        for document in standing_as_wanted(without, chosen_by(without, documents), links, today)[0]
    }
    documents = [document for document in documents if document.id not in left_out]
    if wanted.standing is None:
        return documents, []
    days = wanted.holding or Days(today, today)
    if wanted.standing == "takes_effect":
        return [d for d in documents if d.effective and _is_within(d.effective, days)], []
    if wanted.standing == "lapses":
        ends = [(document, document.period.end) for document in documents if document.period]
        return [d for d, end in ends if days.first.year <= end <= days.last.year], []
    day = day_of(wanted, today)
    groups = group_by_state(documents, links, day, today)
    if wanted.standing == "in_force":
        return list(groups.in_force), list(groups.unknown)
    if wanted.standing == "not_yet":
        return [document for document in groups.not_yet if document.effective], []
    if wanted.standing == "ended":
        return list(groups.ended), []
    ended = [(document, status_on(document, links, day, today).since) for document in groups.ended]
    return [document for document, end in ended if end and _is_within(end, days)], []


def _is_within(day: date, days: Days) -> bool:
    return days.first <= day <= days.last


def first_of(documents: Iterable[Document], order: Order, limit: int) -> list[Document]:
    """Return the `limit` newest or oldest of `documents`; 0: all of them, the undated last.

    The oldest come first where they are asked for. Of one alone, all of its day are returned.
    """
    days = [(first_possible_day(document), document) for document in documents]
    dated = sorted(
        ((day, document) for day, document in days if day),
        key=lambda pair: pair[0],
        reverse=order == "newest",
    )
    ordered = [document for _, document in dated]
    undated = [document for day, document in days if day is None]
    if not limit:
        return [*ordered, *undated]
    if limit > 1 or not ordered:
        return (ordered or undated)[:limit]
    one = ordered[0]
    return [each for each in ordered if each is one or (one.issued and each.issued == one.issued)]
