"""Metadata of a document that a question describes but does not name: “ai ký đề án về …”."""

import re
from collections.abc import Iterable, Iterator, Sequence

from actions.executing.cards import document_title, named
from actions.executing.context import Context
from actions.executing.lookup import lookup
from actions.executing.result import Ambiguous, Line, Result
from actions.executing.searching import words_of
from actions.executing.telling import SHOWN
from actions.reading.plan import Choice, Field, Lookup
from index.judging.hit import ScoredPassage
from index.lexicon.types import TYPE_WORDS, type_codes
from index.question.glossary import glossary
from index.records.document import Document
from index.text.folding import STOPWORDS, fold, syllables
from index.text.language import Language, is_foreign_function_word

# How much of what is said of a document its names must have, and how much of it a sentence.
_SAME_SUBJECT = 0.5
_SAME_THING = 0.6
# So many words of meaning name a document.
_FEWEST = 2
_TYPES = re.compile(rf"(?<!\w)(?:{TYPE_WORDS})(?!\w)")
ONLY_METADATA = frozenset(SHOWN)
"""Fields that no passage of the body answers better than the metadata do."""


def tells_fields(fields: Sequence[Field], hit: ScoredPassage) -> bool:
    """Tell whether `hit` tells one of `fields` of the very thing that its question speaks of."""
    words = words_of(hit).lower()
    shows = any(SHOWN.get(field, "\0") in words for field in fields)
    return shows and hit.evidence.cover >= _SAME_THING


def described(
    text: str, fields: tuple[Field, ...], hits: Sequence[ScoredPassage], context: Context
) -> Result | None:
    """Tell `fields` of the document of `hits` whose names have most of the words of `text`.

    Which one is asked back where several have as many; None where none has enough.
    """
    # An event is signed by nobody.
    documents = {hit.document.id: hit.document for hit in hits if hit.document.number}.values()
    shares = [(_share(text, fields, each, context.language), each) for each in documents]
    most = max((share for share, _ in shares), default=0.0)
    if most < _SAME_SUBJECT:
        return None
    best = [document for share, document in shares if share == most]
    if len(best) == 1:
        return lookup(Lookup(named(best[0]), fields), context)
    choices = (
        Choice(document_title(each, best), Lookup(named(each, best), fields)) for each in best
    )
    return Ambiguous(Line("which"), tuple(choices), Lookup(named(best[0]), fields))


def called_so(text: str, documents: Sequence[Document], context: Context) -> Result | None:
    """Tell what the one of `documents` is whose names have every word of `text`.

    “Quel décret protège les données personnelles”: it is the decree that is asked for, not what it
    says of others.
    """
    if len(glossary().renderings(text, context.language)) < _FEWEST:
        return None
    named_so = [one for one in documents if _share(text, (), one, context.language) == 1.0]
    return lookup(Lookup(named(named_so[0])), context) if len(named_so) == 1 else None


def named_with(subject: str, documents: Iterable[Document]) -> list[Document]:
    """Return the `documents` that have a name with all words of meaning of `subject`.

    “La stratégie sur l'intelligence artificielle” is the “Stratégie nationale sur …”.
    """
    wanted = {
        word
        for word in syllables(subject)
        if len(word) > 1 and word not in STOPWORDS and not is_foreign_function_word(word)
    }
    if len(wanted) < _FEWEST:
        return []
    return [
        document
        for document in documents
        if document.number and any(wanted <= set(syllables(name)) for name in _names(document))
    ]


def _names(document: Document) -> Iterator[str]:
    """Yield the names of `document`, in any language."""
    yield from (document.title, *document.aliases)
    for each in document.translations:
        yield from (each.title, *each.aliases)


def _share(text: str, fields: Sequence[Field], document: Document, language: Language) -> float:
    """Return how much of what `text` says of a document its names have; 0: another type.

    The words that ask for `fields` say nothing of it.
    """
    told = " . ".join((document.name, document.title, *document.aliases))
    if not set(type_codes(text)) <= set(type_codes(told)):
        return 0.0
    present = set(syllables(told))
    if language == "vi":  # that of its type, alone, makes no document like another
        asking = STOPWORDS | {word for field in fields for word in syllables(SHOWN.get(field, ""))}
        words = syllables(_TYPES.sub(" ", fold(text)))
        wanted: list[tuple[str, ...]] = [(word,) for word in words if word not in asking]
    else:  # what each of its words may be in Vietnamese
        wanted = glossary().renderings(text, language)
    shared = sum(any(present >= set(syllables(term)) for term in terms) for terms in wanted)
    return shared / len(wanted) if wanted else 0.0
