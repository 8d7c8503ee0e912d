"""Read the metadata of a document from its text."""

from collections.abc import Sequence

from index.legal.metadata.completeness import read_completeness
from index.legal.metadata.effect import read_effective
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.issuer import read_issuer
from index.legal.metadata.legal_text import LegalText
from index.legal.metadata.masthead import Masthead, has_structure, read_masthead
from index.legal.metadata.press import read_news
from index.legal.metadata.signer import read_signer
from index.legal.metadata.stated_relations import read_bases, read_purpose, read_relations
from index.records.document import Relation
from index.records.unit import Unit


def read_metadata(text: str, units: Sequence[Unit], name: str) -> Findings:
    """Return the metadata that the cleaned `text` states, by field of Document.

    `units` are the units of `text`, `name` is the name of its file. Fields that the text does not
    state are absent. One key is no field of Document: `based_on_titles`, a tuple of the titles of
    the documents it is based on without a number.
    """
    source = LegalText(text, units, name)
    masthead = read_masthead(source)
    if masthead.number is None and masthead.type is None and not has_structure(source):
        return read_news(source)
    signer = read_signer(source)
    citation = masthead.own_citation
    cited_issuer = citation.issuer if citation else None
    findings = {
        "number": masthead.number,
        "type": masthead.type,
        "issuer": read_issuer(source, masthead.parsed_number, cited_issuer),
        "issued": masthead.issued,
        "title": masthead.title,
        "signer": signer,
        "effective": read_effective(source, masthead.issued),
        "completeness": read_completeness(source, bool(signer and signer.sureness == "sure")),
        **_relations(source, masthead),
    }
    return {field: finding for field, finding in findings.items() if finding is not None}


def _relations(source: LegalText, masthead: Masthead) -> dict[str, Finding]:
    """Return the findings `relations` and `based_on_titles`, if any."""
    kind = str(masthead.type.value) if masthead.type else ""
    title = str(masthead.title.value) if masthead.title else ""
    own_number = str(masthead.number.value) if masthead.number else None
    bases, unnumbered = read_bases(source)
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
        result["relations"] = Finding(relations, "sure", words)
    if unnumbered:
        titles = tuple(dict.fromkeys(title for title, _ in unnumbered))
        words = "\n".join(dict.fromkeys(words for _, words in unnumbered))
        result["based_on_titles"] = Finding(titles, "sure", words)
    return result
