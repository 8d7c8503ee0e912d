"""Settle a plan's target before it is executed; an unknown document is unknown to every plan."""

import re
from collections.abc import Callable
from dataclasses import replace

from actions.executing.cards import (
    body_of,
    document_title,
    field_sentences,
    named,
    sourced_quote,
)
from actions.executing.context import Context
from actions.executing.listing import asks_of_texts
from actions.executing.lookup import lookup
from actions.executing.premises import by_another, correcting, is_on_issue_alone
from actions.executing.provisions import documents_with
from actions.executing.relations import relations_of_missing
from actions.executing.result import Ambiguous, Found, Line, Nothing, Result, Unknown
from actions.executing.selecting import chosen_by
from actions.executing.targets import (
    Doubtful,
    Free,
    Held,
    Missing,
    NoneFits,
    Resolved,
    documents_called,
    resolve_target,
)
from actions.executing.unheld import standing_of_unheld
from actions.executing.units import capital, in_words
from actions.executing.unknown import field_told_elsewhere, said_elsewhere
from actions.reading.plan import (
    Ask,
    Choice,
    Compare,
    Define,
    Described,
    Elapsed,
    Enumerate,
    Extreme,
    Field,
    Filter,
    Listing,
    Lookup,
    Named,
    Naming,
    Overview,
    Passages,
    Plan,
    Provisions,
    Relations,
    Spoken,
    Validity,
)
from index.documents.selection import newest_first
from index.legal.structure.annexed import KINDS
from index.records.document import Document

Targeted = (
    Lookup
    | Validity
    | Relations
    | Provisions
    | Define
    | Overview
    | Elapsed
    | Enumerate
    | Compare
    | Extreme
    | Passages
)
Execute = Callable[[Plan, Context], Result]
# They search, and so need no document to be named.
_SEARCHING = (Define, Elapsed, Overview, Enumerate, Compare, Extreme, Passages)
_MOST_CHOICES = 5
# A number with the letters of who issued it: “06-NQ/TW”.
_WHOLE_NUMBER = re.compile(r"\d[-/]\w*[^\W\d]")


def settle(plan: Plan, context: Context, execute: Execute) -> Result:
    """Return the result of `plan`, executed by `execute` once its target is settled.

    It is then Named with one match each, or Anything, or Described for a plan that searches within
    the documents described. A target that is unknown or may be several documents makes the result,
    whatever is asked of it.
    """
    if isinstance(plan, Listing) and (asked := asks_of_texts(plan, context)):
        return settle(asked, context, execute)
    if isinstance(plan, Ask) and not plan.choices and isinstance(plan.resume, Targeted):
        spoken = plan.resume.target
        if isinstance(spoken, Spoken):  # of nothing: the documents that have it may be chosen from
            return _unnamed(plan.resume, spoken.types, context)
    if isinstance(plan, Ask) and plan.choices and isinstance(plan.resume, Provisions):
        if only := _only_annexed(plan.resume, context):
            return execute(replace(plan.resume, target=named(only)), context)
        return _of_which_text(plan, plan.resume)
    if not isinstance(plan, Targeted):
        return execute(plan, context)
    target = plan.target
    searches = isinstance(plan, _SEARCHING)
    if searches and isinstance(target, Described) and target.strict:
        return execute(plan, context)
    resolved = resolve_target(target, context)
    if isinstance(resolved, Held):
        return _held(plan, resolved, context, execute)
    if isinstance(resolved, Free) and searches:
        return execute(plan, context)
    if isinstance(resolved, Missing) and (held := by_another(resolved.naming, context)):
        return _by_another(plan, resolved, held, context, execute)
    unnamed = not isinstance(resolved, Doubtful | Missing)
    if unnamed and isinstance(plan, Provisions) and (only := _only_annexed(plan, context)):
        return execute(replace(plan, target=named(only)), context)
    return _unsettled(plan, resolved, context)


def _only_annexed(plan: Plan | None, context: Context) -> Document | None:
    """Return the one document that has what `plan` asks for in something issued with it.

    That is called by its own name, and its document need not be: “Điều 3 Quy chế vỉa hè”.
    """
    if not isinstance(plan, Provisions) or plan.places[0].annex not in KINDS:
        return None
    only = documents_with(plan, None, context)
    return only[0] if len(only) == 1 else None


def _by_another(
    plan: Targeted, missing: Missing, document: Document, context: Context, execute: Execute
) -> Result:
    """Return the answer of the document that is meant but for its issuer, who is corrected.

    Where a claim or a whole number leaves no doubt that it is meant; else what it is is shown.
    """
    if getattr(plan, "claim", "") or _WHOLE_NUMBER.search(missing.naming.written):
        if is_on_issue_alone(getattr(plan, "claim", ""), missing.naming, context.language):
            told = execute(Lookup(named(document), ("issuer",)), context)
            return replace(told, before=(Line("claim.wrong"),)) if isinstance(told, Found) else told
        result = execute(replace(plan, target=named(document)), context)
        if getattr(plan, "claim", ""):
            return result
        meant = replace(missing.naming, matches=(document.id,))
        return correcting((meant,), (document,), result)
    sentence = next(field_sentences(document, "issued"), "")
    near = sourced_quote(document, sentence, body_of(document, context)) if sentence else None
    return Unknown(missing.naming, near, _choices(plan, (document,)))


def _held(plan: Targeted, held: Held, context: Context, execute: Execute) -> Result:
    namings = tuple(naming for each in held.documents for naming in named(each).documents)
    result = execute(replace(plan, target=Named(namings)), context)
    if isinstance(plan.target, Named) and not getattr(plan, "claim", ""):
        result = correcting(plan.target.documents, held.documents, result)
    if not held.missing:
        return result
    written = ", ".join(naming.written for naming in held.missing)
    missing = replace(held.missing[0], written=written)
    if isinstance(result, Found):
        return Unknown(missing, known=result)
    return Unknown(missing, said_elsewhere(written, held.documents, context))


def _unsettled(plan: Targeted, resolved: Resolved, context: Context) -> Result:
    """Return what is said of a target that is no document, or not one alone."""
    if isinstance(resolved, Missing):
        return _missing(plan, resolved, context)
    if isinstance(resolved, Doubtful):
        return _doubtful(plan, resolved)
    if isinstance(resolved, NoneFits):
        return Nothing((Line("scope.none_held", {"filter": resolved.filter}),))
    types = resolved.types if isinstance(resolved, Free) else ()
    return _unnamed(plan, types, context)


def _missing(plan: Targeted, missing: Missing, context: Context) -> Result:
    naming = missing.naming
    if isinstance(plan, Relations) and (found := relations_of_missing(plan, naming, context)):
        return found
    if isinstance(plan, Validity) and (stands := standing_of_unheld(plan, naming, context)):
        return stands
    if newer := documents_called(naming.newer, context):
        told = any(each.kind == "replaces" for document in newer for each in document.relations)
        field: Field = "replaces" if told else "title"
        target = Named(tuple(each for document in newer for each in named(document).documents))
        known = lookup(Lookup(target, (field,)), context)
        return Unknown(naming, known=known if isinstance(known, Found) else None)
    for asked in _fields_of(plan):
        if said := field_told_elsewhere(naming.written, asked, missing.near, context):
            return Unknown(naming, said, is_told=True)
    near = said_elsewhere(naming.written, missing.near, context)
    return Unknown(naming, near, _choices(plan, missing.near[:_MOST_CHOICES]))


def _fields_of(plan: Targeted) -> tuple[Field, ...]:
    """Return the fields that `plan` asks for; whether it holds, that is from when."""
    if isinstance(plan, Validity):
        return ("effective",)
    return plan.fields if isinstance(plan, Lookup | Passages) else ()


def _doubtful(plan: Targeted, doubtful: Doubtful) -> Result:
    documents = doubtful.documents
    if len(documents) > _MOST_CHOICES:
        documents = tuple(newest_first(documents)[:_MOST_CHOICES])
    left = len(doubtful.documents) - len(documents)
    after = (Line("which_of_many", {"count": left}),) if left else ()
    choices = _choices(plan, documents, doubtful.naming)
    return Ambiguous(Line("which"), choices, plan, after)


def _unnamed(plan: Targeted, types: tuple[str, ...], context: Context) -> Result:
    """Ask of which document something is asked, with some that have it to choose from."""
    held = [document for document in context.knowledge.retriever.documents if document.number]
    of_type = chosen_by(Filter(types=types), held)
    if types and not of_type:
        return Nothing((Line("scope.none_held", {"filter": Filter(types=types)}),))
    if isinstance(plan, Provisions):
        documents = documents_with(plan, of_type if types else None, context)
        place = in_words(plan.places[0])
        reason = Line("which_text", {"place": place})
        return Ambiguous(reason, _choices(plan, documents, place=place), plan)
    return Ambiguous(Line("which"), _choices(plan, of_type[:_MOST_CHOICES]), plan)


def _of_which_text(asked: Ask, plan: Provisions) -> Ambiguous:
    """Ask of which document a place is meant; each choice says the place."""
    place = in_words(plan.places[0])
    choices = (replace(each, title=f"{capital(place)} {each.title}") for each in asked.choices)
    return Ambiguous(Line("which_text", {"place": place}), tuple(choices), plan)


def _choices(
    plan: Targeted,
    documents: tuple[Document, ...] | list[Document],
    naming: Naming | None = None,
    place: str = "",
) -> tuple[Choice, ...]:
    """Return `plan` for each of `documents`, in place of `naming` where others are named too."""
    choices = []
    for document in documents:
        target = named(document, documents)
        if naming and isinstance(plan.target, Named):
            others = (
                target.documents[0] if each.written == naming.written else each
                for each in plan.target.documents
            )
            target = Named(tuple(others))
        title = document_title(document, documents)
        title = f"{capital(place)} {title}" if place else title
        choices.append(Choice(title, replace(plan, target=target)))
    return tuple(choices)
