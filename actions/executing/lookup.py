"""Execute Lookup: tell what the metadata of documents say, in the sentences of their cards."""

from collections.abc import Iterator, Sequence

from actions.answer import AnswerStatus
from actions.executing.cards import (
    body_of,
    card_quote,
    issue_sentence,
    section_choices,
    sourced_quote,
)
from actions.executing.changed import CHANGED, changes_told
from actions.executing.claims import is_borne_out
from actions.executing.contents import contents_of
from actions.executing.context import Context
from actions.executing.counting import count_of_units
from actions.executing.exceptions import earlier_clauses, later_articles
from actions.executing.people import author_of, offices_of, speaker_of
from actions.executing.periods import period_line
from actions.executing.proposing import proposer_of
from actions.executing.result import Found, Line, Nothing, Quote, Result
from actions.executing.stated_basis import (
    applied_apart,
    effect_article,
    effect_clause,
    reasons_of,
)
from actions.executing.stated_in import stated_in
from actions.executing.targets import documents_of
from actions.executing.telling import Telling
from actions.executing.unknown import relation_sentences
from actions.reading.plan import Field, Lookup
from index.documents.card import card_fields
from index.documents.relations import ENDING
from index.records.document import Document, RelationKind

# What a document is: asked by its bare name.
_WHAT_IT_IS: tuple[Field, ...] = ("title", "issued")
# Relations of the card that answer a field.
_RELATIONS: dict[Field, tuple[RelationKind, ...]] = {
    "replaced_by": ("replaced_by", "repealed_by"),
    "replaces": ("replaces", "repeals"),
    "based_on": ("based_on", "implements", "guides"),
}
# Who speaks in what an authority issued, and who wrote it, is the authority.
_OF_ISSUER: frozenset[Field] = frozenset(("issuer", "author", "speaker"))


def lookup(plan: Lookup, context: Context) -> Result:
    """Return what is known of the fields asked for, for each document of the target.

    answered: every field is known; partial: some; not_found: none, with what is known besides.
    """
    documents = documents_of(plan.target, context)
    quotes: list[Quote] = []
    known: list[Line] = []
    unknown: list[Line] = []
    for document in documents:
        fields = plan.fields or _WHAT_IT_IS
        tellings = [(field, telling_of(document, field, context)) for field in fields]
        for field, telling in tellings:
            quotes += telling.quotes
            known += [line for line in telling.lines if line not in known]
            # Of a bare name what is known is told, and nothing missed.
            if not telling and (plan.fields or not any(told for _, told in tellings)):
                unknown.append(Line(f"unknown_field.{field}", {"name": document}))
    choices = section_choices(documents[0], context) if documents else ()
    if quotes and not plan.fields:
        known = []  # the sentences of the card name the title
    if quotes or known:
        status = AnswerStatus.PARTIAL if unknown else AnswerStatus.ANSWERED
        before = (*_verdict(plan, documents, context), *unknown, *known)
        return Found(tuple(dict.fromkeys(quotes)), status, before, choices=choices)
    if besides := _known_besides(documents, context):
        return Found(besides, AnswerStatus.NOT_FOUND, tuple(unknown), choices=choices)
    return Nothing(tuple(unknown), choices=choices)


def _verdict(plan: Lookup, documents: Sequence[Document], context: Context) -> tuple[Line, ...]:
    """Say whether it is so, where one thing is claimed of one document."""
    if not plan.claim or len(documents) != 1:
        return ()
    others, today = context.knowledge.retriever.documents, context.today
    if plan.fields == ("replaced_by",):  # that it was replaced is all that is claimed
        return (Line("claim.right"),) if _is_replaced(documents[0], context) else ()
    told = {is_borne_out(plan.claim, one, documents[0], others, today) for one in plan.fields}
    if False in told:
        return (Line("claim.wrong"),)
    return (Line("claim.right"),) if told == {True} else ()


def _is_replaced(document: Document, context: Context) -> bool:
    return bool(telling_of(document, "replaced_by", context).quotes)


def _known_besides(documents: Sequence[Document], context: Context) -> tuple[Quote, ...]:
    known = [(document, issue_sentence(document)) for document in documents]
    return tuple(
        sourced_quote(document, sentence, body_of(document, context))
        for document, sentence in known
        if sentence
    )


def telling_of(document: Document, field: Field, context: Context) -> Telling:
    """Return what is known of `field` of `document`."""
    if field == "about":  # in short, that is its title
        field = "title"
    if field in ("articles", "chapters"):
        return count_of_units(document, field, context)
    if field == "speaker" and (told := speaker_of(document, context)):
        return told
    if field == "office":
        return offices_of(document, context)
    if field == "contents":
        return contents_of(document, context)
    if field == "proposer":
        return proposer_of(document, context)
    if field in CHANGED:
        return changes_told(document, field, context)
    if field == "period":
        return _period(document, context)
    if field == "effective" and (later := later_articles(document, context)):
        return Telling((later,))
    if field == "based_on" and (reasons := reasons_of(document, context)):
        return Telling(reasons)
    sentences = list(_sentences(document, field))
    if not sentences and field == "effective" and (clause := effect_clause(document, context)):
        return Telling(clause)
    if sentences:
        body = body_of(document, context)
        quotes = tuple(sourced_quote(document, each, body) for each in sentences)
        if field == "effective":
            apart = (*earlier_clauses(document, context), *applied_apart(document, context))
            quotes = (*quotes, *apart)
        links = context.knowledge.links.by(document, ENDING) if field == "replaces" else []
        stated = (stated_in(link, context) for link in links)
        return Telling((*quotes, *dict.fromkeys(quote for quote in stated if quote)))
    if field == "author":
        return author_of(document, context)
    if field == "title" and document.title:
        return Telling((), (Line("document_title", {"title": document}),))
    told = _told_by_others(document, field, context)
    if field == "replaces" and not told:  # whoever ended another says so there
        return Telling(effect_article(document, context))
    return told


def _period(document: Document, context: Context) -> Telling:
    """Return the years of a programme, by its title, and whether they are over."""
    if document.period is None:
        return Telling()
    body = body_of(document, context)
    titled = tuple(sourced_quote(document, each, body) for each in _sentences(document, "title"))
    return Telling(titled, (period_line(document.period, document, context.today),))


def _sentences(document: Document, field: Field) -> Iterator[str]:
    """Yield the sentences of the card of `document` that answer `field`."""
    wanted = _RELATIONS.get(field)
    relations = iter(document.relations)
    for name, sentence in card_fields(document):
        if name == "relations":
            kind = next(relations).kind
            if wanted and kind in wanted:
                yield sentence
        elif (
            name == field
            or (name in ("issued", "issuer") and field in _OF_ISSUER and document.issuer)
            or (name == "validity" and field == "replaced_by" and not _says_what_replaced(document))
        ):
            yield sentence


def _says_what_replaced(document: Document) -> bool:
    return any(relation.kind in _RELATIONS["replaced_by"] for relation in document.relations)


def _told_by_others(document: Document, field: Field, context: Context) -> Telling:
    """Return what the cards of other documents say: that they replace this one, or it them."""
    links = context.knowledge.links
    if field == "replaced_by":
        found = links.of(document, ENDING)
    elif field == "replaces":
        found = links.by(document, ENDING)
    else:
        return Telling()
    told = [relation_sentences(link.by, link.of, links, [link.act])[:1] for link in found]
    return Telling(tuple(card_quote(*one) for sentences in told for one in sentences))
