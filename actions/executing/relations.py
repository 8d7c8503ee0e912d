"""Execute Relations: which documents replace, amend, guide … another, wherever that is stated."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import card_quote, document_title, field_sentences, named
from actions.executing.context import Context
from actions.executing.lookup import lookup
from actions.executing.result import Found, Line, Nothing, Quote, Result
from actions.executing.selecting import chosen_by, day_of, standing_as_wanted
from actions.executing.targets import documents_of
from actions.executing.unknown import relation_sentences, stated_document
from actions.reading.plan import Choice, Field, Filter, Lookup, Naming, Relations
from index.documents.relations import Link
from index.records.document import Document

_MOST = 10
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
    if told := _told(plan, found, context):
        return told
    field = _FIELDS.get((plan.act, plan.to_it))
    if field and not plan.strict and replace(plan.filter, types=()) == Filter():
        return lookup(Lookup(plan.target, (field,)), context)
    return _none(plan, documents, found, context)


def relations_of_missing(plan: Relations, naming: Naming, context: Context) -> Result | None:
    """Return the same of a document that the store lacks, where others state any."""
    document = stated_document(naming.written, context.knowledge.links)
    return _told(plan, _links(plan, document, context), context) if document else None


def _links(plan: Relations, document: Document, context: Context) -> list[Link]:
    links = context.knowledge.links
    return links.of(document, plan.acts) if plan.to_it else links.by(document, plan.acts)


def _told(plan: Relations, found: Sequence[Link], context: Context) -> Found | None:
    others = {other.id: other for link in found for other in [_other(plan, link)]}
    restricted = replace(plan.filter, standing=None, holding=None)
    fitting = chosen_by(restricted, others.values())
    if not fitting and not plan.strict:  # “nghị định nào thay …” may be answered by a law
        fitting = chosen_by(replace(restricted, types=()), others.values())
    links, today = context.knowledge.links, context.today
    known, unknown = standing_as_wanted(plan.filter, fitting, links, today)
    ids = {document.id for document in (*known, *unknown)}
    ordered = [link for link in found if _other(plan, link).id in ids]
    quotes = {link: quote for link in ordered for quote in _quote(link, context)}
    if not quotes:
        return None
    unsure = {document.id for document in unknown}
    sure = _distinct(quotes[link] for link in quotes if _other(plan, link).id not in unsure)
    rest = _distinct(quotes[link] for link in quotes if _other(plan, link).id in unsure)
    shown, doubted = sure[:_MOST], rest[: max(_MOST - len(sure), 0)]
    paragraphs = [_list(Line("relations.intro"), shown)] if shown else []
    if doubted:
        values = {
            "count": len(rest),
            "day": day_of(plan.filter, today),
            "filter": replace(restricted, types=plan.filter.types if plan.strict else ()),
        }
        key = "listing.unknown_besides" if shown else "listing.only_unknown"
        paragraphs.append(_list(Line(key, values), doubted))
    tellers = list({quote.document.id: quote.document for quote in (*shown, *doubted)}.values())
    paragraphs.append(Line("lines", {"lines": tuple(map(_source, tellers))}))
    status = AnswerStatus.ANSWERED if shown else AnswerStatus.NOT_FOUND
    held = {document.id for document in context.knowledge.retriever.documents}
    listed = list({_other(plan, link).id: _other(plan, link) for link in quotes}.values())
    choices = [
        Choice(document_title(one, listed), Lookup(named(one, listed)))
        for one in listed
        if one.id in held
    ] or [Choice(document_title(one, tellers), Lookup(named(one, tellers))) for one in tellers]
    return Found(
        (*shown, *doubted), status, after=tuple(paragraphs), choices=tuple(choices), listed=True
    )


def _other(plan: Relations, link: Link) -> Document:
    return link.by if plan.to_it else link.of


def _quote(link: Link, context: Context) -> list[Quote]:
    told = relation_sentences(link.by, link.of, context.knowledge.links, [link.act])
    told = told or [(link.of, sentence) for sentence in field_sentences(link.of, "validity")]
    return [card_quote(*one) for one in told[:1]]


def _distinct(quotes: object) -> list[Quote]:
    return list(dict.fromkeys(quotes))  # type: ignore[call-overload]


def _list(intro: Line, quotes: Sequence[Quote]) -> Line:
    items = [Line("relations.line", {"sentence": quote.words}) for quote in quotes]
    return Line("listed", {"intro": intro, "lines": tuple(items)})


def _source(document: Document) -> Line:
    name: object = document.name
    if document.issued:
        name = Line("dated", {"name": document.name, "issued": document.issued})
    return Line("source_summary", {"name": name})


def _none(
    plan: Relations, documents: Sequence[Document], found: Sequence[Link], context: Context
) -> Result:
    """Say that none is known, of the kind asked for if there are others."""
    name = ", ".join(document.name for document in documents)
    act = Line(f"relations.acts.{plan.act}")
    key = "none" if plan.to_it else "none_by"
    reason = [Line(f"relations.{key}", {"act": act, "name": name, "filter": plan.filter})]
    others = replace(plan, filter=Filter(), strict=False)
    if found and plan.filter != Filter() and (told := _told(others, found, context)):
        return replace(told, status=AnswerStatus.NOT_FOUND, after=(*reason, *told.after))
    return Nothing(tuple(reason))
