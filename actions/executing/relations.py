"""Execute Relations: which documents replace, amend, guide … another, wherever that is stated."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import (
    card_quote,
    document_title,
    field_sentences,
    first_sentence,
    named,
)
from actions.executing.context import Context
from actions.executing.lookup import lookup
from actions.executing.result import Found, Line, Nothing, Quote, Result
from actions.executing.selecting import chosen_by, day_of, standing_as_wanted
from actions.executing.stated_basis import effect_article
from actions.executing.stated_in import address_of, is_named_in_articles, stated_in
from actions.executing.targets import document_called, documents_of
from actions.executing.unknown import relation_sentences, stated_document
from actions.reading.plan import Choice, Field, Filter, Lookup, Named, Naming, Relations
from index.documents.relations import Act, Link
from index.records.document import Document

_MOST = 10
# Of so many the words of the text itself are shown.
_MOST_STATED = 3
# Acts by which a text guides another one without saying so, and the types that do.
_LIKE_GUIDING: tuple[tuple[Act, ...], ...] = (("implements",), ("based_on",))
_GUIDING = frozenset(("Thông tư", "Thông tư liên tịch", "Nghị định", "Hướng dẫn", "Công văn"))
# What the card of a document tells, where no other one does.
_FIELDS: dict[tuple[str, bool], Field] = {
    ("replace", True): "replaced_by",
    ("replace", False): "replaces",
    ("base", False): "based_on",
}


def relations(plan: Relations, context: Context) -> Result:
    """Return which documents do the acts to the target, or the target to which.

    answered: some is known; not_found: none is, or of none that fits whether it stands as asked.
    """
    documents = documents_of(plan.target, context)
    found = [link for document in documents for link in _links(plan, document, context)]
    if plan.act == "consolidate" and not found:
        # “Được hợp nhất từ …” is said of the text that brings others together.
        plan = replace(plan, to_it=not plan.to_it)
        found = [link for document in documents for link in _links(plan, document, context)]
    if told := _told(plan, found, context):
        answer = (Line(f"claim.right_{plan.whether}"),) if plan.whether else ()
        return replace(told, before=(*answer, *told.before))
    if plan.act == "guide" and (told := _resting_on(plan, documents, context)):
        return told
    field = _FIELDS.get((plan.act, plan.to_it))
    if field and not plan.strict and replace(plan.filter, types=()) == Filter():
        return lookup(Lookup(plan.target, (field,)), context)
    return _none(plan, documents, found, context)


def _resting_on(plan: Relations, documents: Sequence[Document], context: Context) -> Found | None:
    """Return what carries out a text, or rests on it, where none says that it guides it.

    Circulars that guide a decree often say so in nothing but their first “Căn cứ”. Asked of the
    circular, it is what its own articles name of what it rests on, else all of that.
    """
    for acts in _LIKE_GUIDING:
        like = replace(plan, acts=acts)
        found = [link for document in documents for link in _links(like, document, context)]
        guiding = [link for link in found if link.by.type in _GUIDING]
        if not plan.to_it:
            guiding = [link for link in guiding if is_named_in_articles(link, context)] or guiding
        if told := _told(replace(like, strict=True), guiding, context):
            act = Line("relations.acts.guide")
            values = {"act": act, "name": tuple(documents)}
            key = "none_says" if plan.to_it else "says_not"
            return replace(told, before=(Line(f"relations.{key}", values),))
    return None


def relations_of_missing(plan: Relations, naming: Naming, context: Context) -> Result | None:
    """Return the same of a document that the store lacks, where others state any."""
    document = stated_document(naming.written, context.knowledge.links)
    return _told(plan, _links(plan, document, context), context) if document else None


def _links(plan: Relations, document: Document, context: Context) -> list[Link]:
    links = context.knowledge.links
    return links.of(document, plan.acts) if plan.to_it else links.by(document, plan.acts)


def _told(plan: Relations, found: Sequence[Link], context: Context) -> Found | None:
    """Return what is stated of `found`, those of which it is unknown how they stand apart."""
    quotes = _quotes_by_other(plan, found, context)
    restricted, known, unknown = _fitting(plan, [other for other, _ in quotes.values()], context)
    shown, doubted = known[:_MOST], unknown[: max(_MOST - len(known), 0)]
    listed = [*shown, *doubted]
    if not listed:
        return None
    lines = {other.id: Line("relations.line", {"sentence": q}) for other, q in quotes.values()}
    paragraphs = []
    if shown:
        alone = Line("relations.alone", {"sentence": quotes[shown[0].id][1]})
        several = _list(Line("relations.intro"), shown, lines)
        paragraphs.append(several if shown[1:] else alone)
    if doubted:
        day = day_of(plan.filter, context.today)
        values = {"count": len(unknown), "day": day, "filter": restricted}
        key = "listing.unknown_besides" if shown else "listing.only_unknown"
        paragraphs.append(_list(Line(key, values), doubted, lines))
    if left := len(known) + len(unknown) - len(listed):
        paragraphs.append(Line("listing.more", {"count": left}))
    cited = tuple(quotes[document.id][1] for document in listed)
    if len(listed) <= _MOST_STATED:
        ids = {document.id for document in listed}
        other_of = {(link.by if plan.to_it else link.of).id: link for link in found}
        stated = [stated_in(link, context) for key, link in other_of.items() if key in ids]
        words = tuple(quote for quote in stated if quote)
        paragraphs += [
            Line("relations.stated", {"name": address_of(quote), "sentence": quote})
            for quote in dict.fromkeys(words)
        ]
        cited = (*cited, *dict.fromkeys(words))
    tellers = list({quote.document.id: quote.document for quote in cited}.values())
    paragraphs.append(Line("source_summary", {"names": tuple(map(_dated, tellers))}))
    status = AnswerStatus.ANSWERED if shown else AnswerStatus.NOT_FOUND
    choices = _choices(listed, tellers, context)
    return Found(cited, status, after=tuple(paragraphs), choices=choices, listed=True)


def _quotes_by_other(
    plan: Relations, found: Sequence[Link], context: Context
) -> dict[str, tuple[Document, Quote]]:
    """Return each document that a link leads to, by its id, with the sentence that states it."""
    quotes: dict[str, tuple[Document, Quote]] = {}
    for link in found:
        other = link.by if plan.to_it else link.of
        if other.id not in quotes and (quote := _quote(link, context)):
            quotes[other.id] = other, quote
    return quotes


def _fitting(
    plan: Relations, others: Sequence[Document], context: Context
) -> tuple[Filter, list[Document], list[Document]]:
    """Return what restricted `others`, those that surely fit, and those that may.

    Where only another type than that asked for fits, it does: a law may replace a decree.
    """
    restricted = replace(plan.filter, standing=None, holding=None)
    fitting = chosen_by(restricted, others)
    if not fitting and not plan.strict:
        restricted = replace(restricted, types=())
        fitting = chosen_by(restricted, others)
    ids = {document.id for document in fitting}
    ordered = [other for other in others if other.id in ids]
    links, today = context.knowledge.links, context.today
    return restricted, *standing_as_wanted(plan.filter, ordered, links, today)


def _choices(
    listed: Sequence[Document], tellers: Sequence[Document], context: Context
) -> tuple[Choice, ...]:
    """Return what is listed to choose from, in its order; where none is held, who tells of it."""
    held = [other for other in listed if document_called(other.id, context)]
    ids = {document.id for document in held}
    return tuple(
        Choice(
            document_title(one, listed),
            Lookup(named(one, listed) if one.id in ids else Named((Naming(one.name),))),
        )
        for one in (listed if held else ())
    ) or tuple(Choice(document_title(one, tellers), Lookup(named(one, tellers))) for one in tellers)


def _quote(link: Link, context: Context) -> Quote | None:
    told = relation_sentences(link.by, link.of, context.knowledge.links, [link.act])
    told = told or [(link.of, sentence) for sentence in field_sentences(link.of, "validity")]
    return card_quote(*told[0]) if told else None


def _list(intro: Line, documents: Sequence[Document], lines: dict[str, Line]) -> Line:
    return Line("listed", {"intro": intro, "lines": tuple(lines[one.id] for one in documents)})


def _dated(document: Document) -> Line:
    if document.issued:
        return Line("dated", {"name": document, "issued": document.issued})
    return Line("bare_name", {"name": document})


def _none(
    plan: Relations, documents: Sequence[Document], found: Sequence[Link], context: Context
) -> Result:
    """Say that none is known, of the kind asked for if there are others."""
    act = Line(f"relations.acts.{plan.act}")
    key = "none" if plan.to_it else "none_by"
    reason = [
        Line(f"relations.{key}", {"act": act, "name": tuple(documents), "filter": plan.filter})
    ]
    others = replace(plan, filter=Filter(), strict=False)
    if found and plan.filter != Filter() and (told := _told(others, found, context)):
        return replace(told, status=AnswerStatus.NOT_FOUND, after=(*reason, *told.after))
    if plan.act in ("replace", "repeal") and not plan.to_it:
        # Who may have ended another says so in the article on its own effect.
        articles = tuple(quote for each in documents for quote in effect_article(each, context))
        if articles:
            return Found(articles, AnswerStatus.PARTIAL, tuple(reason))
    known = ((document, first_sentence(document)) for document in documents)
    nearest = next((card_quote(*each) for each in known if not plan.to_it and each[1]), None)
    return Nothing(tuple(reason), nearest)
