"""Write a document's card: its metadata as sentences that search can find and answers can quote."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.documents.names import (
    full_name_in,
    issuer_in,
    name_in,
    name_number,
    said_name,
    said_title,
    show_date,
)
from index.records.document import Document, RelationKind
from index.records.languages import FOREIGN, Language
from index.yaml_file import read_yaml

_FILE = Path(__file__)
_WORDS: dict[Language, dict[str, Any]] = {
    "vi": read_yaml(_FILE.with_suffix(".yml")),
    **{each: read_yaml(_FILE.with_name(f"card_{each}.yml")) for each in FOREIGN},
}
CARD_HEADING: str = _WORDS["vi"]["heading"]


def card_heading(language: Language) -> str:
    """Return the heading of every card in `language`."""
    heading: str = _WORDS[language]["heading"]
    return heading


def card_sentences(document: Document, language: Language = "vi") -> list[str]:
    """Return the card of `document` in `language`: one sentence for each field that has a value.

    Cards in two languages say the same, sentence for sentence. A document with neither type nor
    number has an empty card.
    """
    return [sentence for _, sentence in card_fields(document, language)]


def card_fields(document: Document, language: Language = "vi") -> Iterator[tuple[str, str]]:
    """Yield `(field, sentence)` for every field of `document` that has a value, in `language`.

    The sentence says so if only one source gives the field (`document.single_source`).
    """
    if document.type is None and document.number is None:
        return
    for field, sentence in _plain_fields(document, language):
        if field in document.single_source:
            words = _WORDS[language]["single_source"]
            sentence = words.format(sentence=sentence.removesuffix("."))
        yield field, sentence


def _plain_fields(document: Document, language: Language) -> Iterator[tuple[str, str]]:
    words = _Words(document, language)
    if document.number and document.title:
        yield "title", words.say("about", title=said_title(document, language))
    issuer = issuer_in(document.issuer, language) if document.issuer else ""
    if document.issued:
        issued = show_date(document.issued, language)
        yield (
            "issued",
            words.say("issued" if issuer else "about_event", issued=issued, issuer=issuer),
        )
    elif issuer:
        yield "issuer", words.say("issuer", issuer=issuer)
    if document.signer:
        yield "signer", words.say("signer", signer=document.signer)
    if document.effective:
        yield "effective", words.say("effective", effective=show_date(document.effective, language))
    yield from _validity_sentence(document, language)
    if document.period:
        key = "period" if document.period.start else "period_end"
        yield "period", words.say(key, **document.period.model_dump())
    for relation in document.relations:
        title = relation.title if language == "vi" else ""
        other = title or said_name(name_number(relation.number, language), language)[0]
        yield "relations", words.say_relation(relation.kind, other)
    if document.completeness == "partial":
        yield "completeness", words.say("partial")


def _validity_sentence(document: Document, language: Language) -> Iterator[tuple[str, str]]:
    validity = document.validity
    if validity is None:
        return
    since = show_date(validity.since, language) if validity.since else ""
    if validity.state == "in_force":
        key = "in_force"
    elif not since:
        key = "ended_unknown_day"
    elif validity.own:
        key = "ends_itself"
    else:
        key = "ended_by" if validity.by else "ended"
    by, _ = said_name(name_number(validity.by or "", language), language)
    yield "validity", _Words(document, language).say(key, since=since, by=by)


class _Words:
    """The words of one language for one document."""

    def __init__(self, document: Document, language: Language) -> None:
        self._words = _WORDS[language]
        name, self._ending = said_name(full_name_in(document, language), language)
        number, _ = said_name(name_in(document, language), language)
        self._name, self._number = _begun(name), _begun(number)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` of the document, filled in."""
        return self._fill(self._words[key], **values)

    def say_relation(self, kind: RelationKind, other: str) -> str:
        """Return that the document has a relation of this kind to `other`."""
        return self._fill(self._words["relations"][kind], other=other)

    def _fill(self, sentence: str, **values: object) -> str:
        return sentence.format(name=self._name, number=self._number, e=self._ending, **values)


def _begun(name: str) -> str:
    """Return `name` as it begins a sentence."""
    return f"{name[:1].upper()}{name[1:]}"
