"""Targets: which documents a plan is about, decided once and for every plan alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from actions.executing.context import Context
from actions.executing.selecting import chosen_by, official_documents, standing_as_wanted
from actions.reading.plan import Described, Filter, Named, Naming, Spoken, Target
from index.documents.selection import is_on
from index.lexicon.types import said_in
from index.question.glossary import glossary
from index.records.document import Document
from index.text.folding import fold, syllables
from index.text.language import Language

# How much of what is said of a document its names must have in common with it.
_SAME_SUBJECT = 0.6
# So many documents are told of together where a description fits them all.
_MOST_TOGETHER = 3
# Documents of these types go by name: one of another name is another one.
_CALLED_BY_NAME = frozenset(("luat",))


@dataclass(frozen=True, slots=True)
class Held:
    """The documents meant; `missing` are named beside them, and the store lacks them."""

    documents: tuple[Document, ...]
    missing: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What is named is no document of the store; `near` are some that it may be mistaken for."""

    naming: Naming
    near: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """One of `documents` is meant, in place of `naming`; None: of the whole target."""

    documents: tuple[Document, ...]
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class NoneFits:
    """No document of the store fits the description `filter`."""

    filter: Filter


@dataclass(frozen=True, slots=True)
class Free:
    """Nothing says which document is meant; `types` restrict them, if any are named."""

    types: tuple[str, ...] = ()


Resolved = Held | Missing | Doubtful | NoneFits | Free


def resolve_target(target: Target, context: Context) -> Resolved:
    """Return which documents of the store `target` means."""
    if isinstance(target, Named):
        return _named(target, context)
    if isinstance(target, Described):
        if target.strict:
            return _strictly_described(target.filter, context)
        return _loosely_described(target, context)
    return Free(target.types if isinstance(target, Spoken) else ())


def documents_of(target: Target, context: Context) -> tuple[Document, ...]:
    """Return the documents of a target that names them and is resolved, each once."""
    if not isinstance(target, Named):
        return ()
    return documents_called([match for each in target.documents for match in each.matches], context)


def documents_called(ids: Sequence[str], context: Context) -> tuple[Document, ...]:
    """Return the documents with these `ids`; the store may have lost some since."""
    held = (document_called(each, context) for each in dict.fromkeys(ids))
    return tuple(document for document in held if document)


def document_called(identity: str, context: Context) -> Document | None:
    """Return the document with this id; None where the store has lost it since."""
    try:
        return context.knowledge.retriever.store.catalogue.document(identity)
    except KeyError:
        return None


def _named(target: Named, context: Context) -> Resolved:
    namings = [
        replace(each, matches=tuple(one for one in each.matches if document_called(one, context)))
        for each in target.documents
    ]
    if doubtful := next((naming for naming in namings if len(naming.matches) > 1), None):
        meant = namings if target.either else [doubtful]
        ids = [match for naming in meant for match in naming.matches]
        written = None if target.either or len(namings) == 1 else doubtful
        return Doubtful(documents_called(ids, context), written)
    missing = tuple(naming for naming in namings if not naming.matches)
    documents = documents_of(replace(target, documents=tuple(namings)), context)
    if documents or not missing:
        return Held(documents, missing)
    first = missing[0]
    together = replace(first, written=", ".join(naming.written for naming in missing))
    return Missing(together, documents_called(first.nearest, context))


def _strictly_described(wanted: Filter, context: Context) -> Resolved:
    links, today = context.knowledge.links, context.today
    chosen = chosen_by(wanted, official_documents(context))
    known, unknown = standing_as_wanted(wanted, chosen, links, today)
    return _of_fitting([*known, *unknown], _MOST_TOGETHER) or NoneFits(wanted)


def _loosely_described(target: Described, context: Context) -> Resolved:
    wanted = target.filter
    if not wanted.topic:
        return Free(wanted.types)
    held = official_documents(context)
    others = chosen_by(replace(wanted, topic=""), held)
    by_name = bool(_CALLED_BY_NAME.intersection(wanted.types))
    fitting = _on(wanted.topic, others, context.language, by_name)
    if resolved := _of_fitting(fitting):
        return resolved
    if by_name and _is_understood(wanted.topic, context.language):
        near = [document for document in held if _is_called(wanted.topic, document)]
        return Missing(Naming(_written(target, context.language)), tuple(near))
    return Free(wanted.types)


def _of_fitting(documents: Sequence[Document], together: int = 1) -> Held | Doubtful | None:
    if len(documents) > together:
        return Doubtful(tuple(documents))
    return Held(tuple(documents)) if documents else None


def _on(
    topic: str, documents: Sequence[Document], language: Language, by_name: bool
) -> list[Document]:
    """Return those of `documents` that are called by `topic`, or else are on it.

    By the whole name; by a part of it; by a subject of the text; by most words of the topic.
    """
    words = fold(topic).split()
    found = (
        [d for d in documents if any(fold(name).split() == words for name in _names(d))]
        or [document for document in documents if _is_called(topic, document)]
        or [document for document in documents if fold(topic) in map(fold, document.topics)]
    )
    if found or (by_name and language == "vi"):
        return found
    shares = [(_share(topic, document, language), document) for document in documents]
    most = max((share for share, _ in shares), default=0.0)
    return [document for share, document in shares if share == most >= _SAME_SUBJECT]


def _is_called(topic: str, document: Document) -> bool:
    """Tell whether a name of `document` says `topic`; what its text is on besides is no name."""
    return is_on(topic, document.model_copy(update={"topics": ()}))


def _share(topic: str, document: Document, language: Language) -> float:
    """Return how much of `topic` is in the names of `document`; 0 where no two words are."""
    said = [" ".join(syllables(name)) for name in _names(document)]
    if language == "vi":
        words = syllables(topic)
        pairs = (f"{first} {second}" for first, second in pairwise(words))
        if not any(pair in name for pair in pairs for name in said):
            return 0.0
        wanted: list[tuple[str, ...]] = [(word,) for word in words]
    else:  # what each of its words may be in Vietnamese
        wanted = glossary().renderings(topic, language)
    present = {word for name in said for word in name.split()}
    shared = sum(any(present >= set(syllables(term)) for term in terms) for terms in wanted)
    return shared / len(wanted) if wanted else 0.0


def _names(document: Document) -> tuple[str, ...]:
    return document.title, *document.aliases


def _is_understood(topic: str, language: Language) -> bool:
    """Tell whether it is known what `topic` is in the language of the texts."""
    return language == "vi" or bool(glossary().renderings(topic, language))


def _written(target: Described, language: Language) -> str:
    """Return what the document that `target` describes is called: “luật đất đai”."""
    wanted = target.filter
    if language == "vi":
        return target.written or f"{said_in(wanted.types[0], language)} {wanted.topic}"
    return f"“{wanted.topic}”"
