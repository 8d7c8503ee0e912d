"""Say once, beside an answer, which of the texts it is from nobody has confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from actions.answer import Answer
from actions.executing.result import Line, Quote, Result
from actions.wording.catalogue import say
from actions.wording.citing import dated
from actions.wording.naming import called
from index.records.document import Document
from index.text.language import Language

# So many are named, of more how many there are.
_NAMED = 3
# They say themselves that what a text claims counts for nothing.
_CLAIMS = frozenset(("powerless", "unconfirmed_claim"))
# What may be asked next is no part of the answer.
_NEXT = frozenset(("choices", "instead", "naming", "resume"))


def with_trust(answer: Answer, result: Result) -> Answer:
    """Return `answer`, the words of `result`, with what is unconfirmed or unsure in it."""
    # A document whose text is unconfirmed where it is quoted is so, whatever else is said of it.
    found = sorted(_documents_in(result), key=lambda one: one.trust == "unconfirmed")
    documents = list({one.id: one for one in found}.values())
    lines = [*_lines(documents, answer.language)]
    if not lines:
        return answer
    parts = answer.text.split("\n\n")
    source = say(answer.language, "source_summary", names="").partition(":")[0]
    at = len(parts) - parts[-1].startswith(source)  # the source comes last
    return replace(answer, text="\n\n".join([*parts[:at], *lines, *parts[at:]]))


def _lines(documents: Iterable[Document], language: Language) -> Iterator[str]:
    unconfirmed, unsure = [], []
    for document in documents:
        name = called(document, language)
        if document.trust == "unconfirmed":
            unconfirmed.append(dated(language, document))
        if document.unsure:
            words = ", ".join(say(language, f"trust.fields.{field}") for field in document.unsure)
            unsure.append(say(language, "trust.fields_of", fields=words, name=name))
    for key, names in (("unconfirmed", unconfirmed), ("unsure", unsure)):
        if names:
            told = "; ".join(names[:_NAMED])
            if rest := len(names) - _NAMED if len(names) > _NAMED else 0:
                told = say(language, "trust.and_others", names=told, count=rest)
            yield say(language, f"trust.{key}", names=told)


def _documents_in(value: object) -> Iterator[Document]:
    """Yield the documents that stand in `value`: quoted, or named in a line of ours."""
    if isinstance(value, Document):
        yield value
    elif isinstance(value, Quote) and _is_unconfirmed(value):
        yield value.document.model_copy(update={"trust": "unconfirmed"})
    elif isinstance(value, Line) and value.key in _CLAIMS:
        return
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _documents_in(each)
    elif isinstance(value, dict):
        yield from _documents_in(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _NEXT:
                yield from _documents_in(getattr(value, field.name))


def _is_unconfirmed(quote: Quote) -> bool:
    """Tell whether the very text that is quoted is unconfirmed, of a document that we know of."""
    texts = quote.document.texts
    return any(one.version == quote.passage.version and one.trust == "unconfirmed" for one in texts)
