"""Write a document's card: its metadata as sentences that search can find and answers can quote."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from index.lexicon.document_numbers import parse_number
from index.records.document import Document
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
CARD_HEADING: str = _WORDS["heading"]


def show_date(day: date) -> str:
    """Return `day` as Vietnamese decrees write it, such as “05/02/2024” or “05/3/2024”.

    Days below 10 and months 1 and 2 get a leading zero.
    """
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    text: str = _WORDS["date"].format(day=day.day, month=month, year=day.year)
    return text


def name_number(number: str) -> str:
    """Return `number` after its type where its code shows one: “Nghị định 13/2023/NĐ-CP”."""
    parsed = parse_number(number)
    if parsed and parsed.type:
        return f"{parsed.type} {number}"
    return f"Luật {number}" if re.search(r"/QH\d", number) else number


def card_sentences(document: Document) -> list[str]:
    """Return the card of `document`: one sentence for each field that has a value.

    A document with neither type nor number has an empty card.
    """
    return [sentence for _, sentence in card_fields(document)]


def card_fields(document: Document) -> Iterator[tuple[str, str]]:
    """Yield `(field, sentence)` for every field of `document` that has a value.

    The sentence says so if only one source gives the field (`document.single_source`).
    """
    if document.type is None and document.number is None:
        return
    for field, sentence in _plain_fields(document):
        if field in document.single_source:
            sentence = _WORDS["single_source"].format(sentence=sentence.removesuffix("."))
        yield field, sentence


def _plain_fields(document: Document) -> Iterator[tuple[str, str]]:
    name = document.name
    if document.number and document.title:
        yield "title", _WORDS["about"].format(name=name, title=document.title)
    if document.issued:
        words = {"name": name, "issued": show_date(document.issued), "issuer": document.issuer}
        yield "issued", _WORDS["issued" if document.issuer else "about_event"].format(**words)
    elif document.issuer:
        yield "issuer", _WORDS["issuer"].format(name=name, issuer=document.issuer)
    if document.signer:
        yield "signer", _WORDS["signer"].format(name=name, signer=document.signer)
    if document.effective:
        yield (
            "effective",
            _WORDS["effective"].format(name=name, effective=show_date(document.effective)),
        )
    yield from _validity_sentence(document)
    if document.period:
        key = "period" if document.period.start else "period_end"
        yield "period", _WORDS[key].format(name=name, **document.period.model_dump())
    for relation in document.relations:
        template = _WORDS["relations"][relation.kind]
        yield (
            "relations",
            template.format(name=name, other=relation.title or name_number(relation.number)),
        )
    if document.completeness == "partial":
        yield "completeness", _WORDS["partial"].format(name=name)


def _validity_sentence(document: Document) -> Iterator[tuple[str, str]]:
    validity = document.validity
    if validity is None:
        return
    since = show_date(validity.since) if validity.since else ""
    if validity.state == "in_force":
        key = "in_force"
    elif not since:
        key = "ended_unknown_day"
    else:
        key = "ended_by" if validity.by else "ended"
    yield (
        "validity",
        _WORDS[key].format(name=document.name, since=since, by=name_number(validity.by or "")),
    )
