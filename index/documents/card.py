"""Write a document's card: its metadata as sentences that search can find and answers can quote."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.documents.naming import issuer_in, name_in, name_number, show_date, title_in
from index.records.document import Document
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
    words = _WORDS[language]
    name = name_in(document, language)
    if document.number and document.title:
        yield "title", words["about"].format(name=name, title=title_in(document, language))
    issuer = issuer_in(document.issuer, language) if document.issuer else ""
    if document.issued:
        issued = {"name": name, "issued": show_date(document.issued, language), "issuer": issuer}
        yield "issued", words["issued" if issuer else "about_event"].format(**issued)
    elif issuer:
        yield "issuer", words["issuer"].format(name=name, issuer=issuer)
    if document.signer:
        yield "signer", words["signer"].format(name=name, signer=document.signer)
    if document.effective:
        effective = show_date(document.effective, language)
        yield "effective", words["effective"].format(name=name, effective=effective)
    yield from _validity_sentence(document, language)
    if document.period:
        key = "period" if document.period.start else "period_end"
        yield "period", words[key].format(name=name, **document.period.model_dump())
    for relation in document.relations:
        template = words["relations"][relation.kind]
        title = relation.title if language == "vi" else ""
        other = title or name_number(relation.number, language)
        yield "relations", template.format(name=name, other=other)
    if document.completeness == "partial":
        yield "completeness", words["partial"].format(name=name)


def _validity_sentence(document: Document, language: Language) -> Iterator[tuple[str, str]]:
    validity = document.validity
    if validity is None:
        return
    since = show_date(validity.since, language) if validity.since else ""
    if validity.state == "in_force":
        key = "in_force"
    elif not since:
        key = "ended_unknown_day"
    else:
        key = "ended_by" if validity.by else "ended"
    by = name_number(validity.by or "", language)
    name = name_in(document, language)
    yield "validity", _WORDS[language][key].format(name=name, since=since, by=by)
