"""Read the metadata of a document from its text."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from index.legal.metadata.agreeing import with_box
from index.legal.metadata.box_values import number_in, read_box, title_in
from index.legal.metadata.completeness import read_completeness
from index.legal.metadata.effect import read_effective
from index.legal.metadata.expiry import read_expiry
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.issuer import read_issuer
from index.legal.metadata.legal_text import LegalText
from index.legal.metadata.masthead import Masthead, has_structure, read_masthead
from index.legal.metadata.period import read_period
from index.legal.metadata.press import read_news
from index.legal.metadata.signer import read_signer
from index.legal.metadata.stated_relations import (
    read_bases,
    read_consolidated,
    read_purpose,
    read_relations,
)
from index.lexicon.box_labels import is_label
from index.lexicon.types import CONSOLIDATION, type_named
from index.records.document import Relation
from index.records.unit import Unit

_NO_BOX: Mapping[str, str] = MappingProxyType({})


def read_metadata(
    text: str, units: Sequence[Unit], name: str, box: Mapping[str, str] = _NO_BOX
) -> Findings:
    """Return the metadata that the cleaned `text` states, by field of Document.

    `units` are the units of `text`, `name` is the name of its file, `box` holds what the page says
    beside the text. Fields that neither states are absent. Two keys are no fields of Document:
    `based_on_titles`, a tuple of the titles of the documents it is based on without a number, and
    `differing`, a tuple of what the box says otherwise than the text.
    """
    source = LegalText(text, units, name)
    told = read_box(box)
    masthead = read_masthead(source)
    if masthead.number is None and masthead.type is None and not has_structure(source):
        news = read_news(source)
        return with_box({} if told.keys() & {"number", "type"} else news, told)
    signer = read_signer(source)
    citation = masthead.own_citation
    cited_issuer = citation.issuer if citation else None
    effective = read_effective(source, masthead.issued)
    title = masthead.title or _title_of_page(source)
    findings = {
        "number": masthead.number,
        "type": masthead.type,
        "issuer": read_issuer(
            source, masthead.parsed_number or number_in(box.get("number", "")), cited_issuer
        ),
        "issued": masthead.issued,
        "title": title,
        "period": read_period(title),
        "signer": signer,
        "effective": effective,
        "validity": read_expiry(source, effective),
        "completeness": read_completeness(source, bool(signer and signer.sureness == "sure")),
        **_relations(source, masthead, told),
    }
    own = {field: finding for field, finding in findings.items() if finding is not None}
    return with_box(own, {field: told[field] for field in told if field != "relations"})


def _title_of_page(source: LegalText) -> Finding | None:
    """Return the heading `# …` above a text without a title of its own, as a guess."""
    first = next(iter(source.lines), None)
    if first is None or not source.text.startswith("# ", first.start) or is_label(first.text):
        return None
    title = title_in(first.text)
    return Finding(title, "guess", first.text) if title and not type_named(title) else None


def _relations(source: LegalText, masthead: Masthead, told: Findings) -> dict[str, Finding]:
    """Return the findings `relations` and `based_on_titles`, if any; `told` are those of a box."""
    kind = str(masthead.type.value) if masthead.type else ""
    title = str(masthead.title.value) if masthead.title else ""
    number = masthead.number or told.get("number")
    own_number = str(number.value) if number else None
    bases, unnumbered = read_bases(source)
    box = told.get("relations")
    if box and isinstance(box.value, tuple):
        bases += [(relation, box.evidence) for relation in box.value]
    if kind == CONSOLIDATION:
        acts = read_consolidated(source)
    else:
        acts = read_relations(source, f"{kind} {title}", own_number)
    aims = [*read_purpose(masthead.full_title, [relation for relation, _ in bases])]
    aim_keys = {(relation.number, relation.kind) for relation, _ in aims}
    relation_of: dict[tuple[str, str], tuple[Relation, str]] = {}
    for relation, words in [*acts, *aims, *bases]:
        # A document that this one guides or implements is not listed as a basis as well.
        if relation.kind == "based_on" and aim_keys & {
            (relation.number, "guides"),
            (relation.number, "implements"),
        }:
            continue
        if relation.number != own_number:
            relation_of.setdefault((relation.kind, relation.number), (relation, words))
    result = {}
    if relation_of:
        words = "\n".join(dict.fromkeys(words for _, words in relation_of.values()))
        relations = tuple(relation for relation, _ in relation_of.values())
        is_told = box is not None and box.evidence in words
        result["relations"] = Finding(relations, "likely" if is_told else "sure", words)
    if unnumbered:
        titles = tuple(dict.fromkeys(title for title, _ in unnumbered))
        words = "\n".join(dict.fromkeys(words for _, words in unnumbered))
        result["based_on_titles"] = Finding(titles, "sure", words)
    return result
