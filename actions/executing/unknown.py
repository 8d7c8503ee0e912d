"""What is known of a document that the store lacks: what the others state and say of it."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from actions.executing.cards import body_of, card_quote
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.telling import SHOWN
from actions.reading.plan import Field
from index.documents.card import card_fields
from index.documents.relations import Act, Links, act_of
from index.lexicon.document_numbers import parse_number
from index.lexicon.types import type_codes
from index.records.document import Document, Passage
from index.references.finder import ReferenceFinder
from index.text.folding import fold

_HITS = 8
# So many of those that state a relation are read for more than it.
_TELLERS = 3
_ISSUED = "ban hành ngày"
# 356/2025 · 50/nq-cp · 09/2022/qh15 · 749
_NUMBER = re.compile(r"\d+(?:\s*[/-]\s*(?:\d{4}|[a-z]+\d*))*")
_NUMBERED = re.compile(r"(?P<before>(?:[a-z]+\s){0,2})(?P<number>\d+[/-][\w/-]+)")


def stated_document(written: str, links: Links) -> Document | None:
    """Return the document that others state relations to and call `written`; only one such."""
    found = _finder_of(links).find(written)
    matches: Sequence[Document] = found[0].matches if found else ()
    matches = matches or _titles_of(links).get(fold(written), ())
    return matches[0] if len(matches) == 1 else None


def relation_sentences(
    by: Document, of: Document, links: Links, acts: Sequence[Act]
) -> list[tuple[Document, str]]:
    """Return who says that `by` did one of `acts` to `of`, in which words: its own card first."""
    held = {document.id for document in links.documents}
    found: list[tuple[Document, str]] = []
    for teller, other in ((of, by), (by, of)):
        relations = iter(teller.relations)
        for field, sentence in card_fields(teller) if teller.id in held else ():
            if field != "relations":
                continue
            relation = next(relations)
            act, active = act_of(relation)
            same = links.other(relation, teller).id == other.id
            if same and act in acts and active == (teller is by):
                found.append((teller, sentence))
    return found


def said_of(document: Document, context: Context, acts: Sequence[Act]) -> Quote | None:
    """Return the first sentence that says of which other one of `acts` befell `document`."""
    links = context.knowledge.links
    told = (
        sentence
        for link in links.of(document, acts)
        for sentence in relation_sentences(link.by, document, links, [link.act])
    )
    first = next(told, None)
    return card_quote(*first) if first else None


def said_elsewhere(written: str, others: Sequence[Document], context: Context) -> Quote | None:
    """Return what is said of the document `written`: by those that state relations to it first.

    What is said of one of `others`, of nearly the same number, is nothing said of it.
    """
    links = context.knowledge.links
    numbers = {fold(document.number or "") for document in others}
    document = stated_document(written, links)
    found = (*links.of(document), *links.by(document)) if document else ()
    stated = [
        told for link in found for told in relation_sentences(link.by, link.of, links, [link.act])
    ]
    for teller in list({teller.id: teller for teller, _ in stated}.values())[:_TELLERS]:
        for passage in body_of(teller, context):
            if quote := _mention(teller, passage, written, numbers):
                return quote
    if stated:
        return card_quote(*stated[0])
    for hit in context.knowledge.retriever.search(written, _HITS):
        if quote := _mention(hit.document, hit.passage, written, numbers):
            return quote
    return None


def field_told_elsewhere(
    written: str, field: Field, others: Sequence[Document], context: Context
) -> Quote | None:
    """Return the sentence of another document that tells `field` of the document `written`.

    It says behind the name what shows the field: “Luật … 91/2025/QH15 có hiệu lực từ ngày …”.
    """
    shown = _ISSUED if field == "issued" else SHOWN.get(field)
    if shown is None:
        return None
    numbers = {fold(document.number or "") for document in others}
    for hit in context.knowledge.retriever.search(f"{written} {shown}", _HITS):
        for start, end in hit.passage.sentences:
            words = hit.passage.text[start:end]
            before, shows, _ = words.partition(shown)
            # “356 thay thế 13, ban hành ngày …” tells of 13, the last one named.
            folded = fold(before)
            ends = [0, *(found.end() for found in _NUMBERED.finditer(folded))]
            if shows and _mentions(folded[ends[-2] if len(ends) > 1 else 0 :], written, numbers):
                return Quote(hit.document, hit.passage, words)
    return None


def _mention(document: Document, passage: Passage, written: str, others: set[str]) -> Quote | None:
    """Return the sentence of `passage` that names the document `written`, if there is one."""
    sentences = (passage.text[start:end] for start, end in passage.sentences)
    said = next((each for each in sentences if _mentions(each, written, others)), None)
    return Quote(document, passage, said) if said else None


def _mentions(sentence: str, written: str, others: set[str]) -> bool:
    """Tell whether `sentence` names the very document `written`, and none of the numbers `others`.

    A name behind more words than its own, “Kế hoạch thi hành Luật …”, is named all the same.
    """
    said = fold(sentence)
    number = _NUMBER.search(fold(written))
    if number is None:
        return re.search(rf"(?<!\w){re.escape(fold(written))}(?!\w)", said) is not None
    wanted = re.sub(r"\s", "", number[0])
    kinds = type_codes(written)[:1]
    return any(
        re.match(rf"{re.escape(wanted)}(?!\w)", found["number"])
        and found["number"] not in others
        and _may_be_of(kinds, found, certain="/" in wanted or "-" in wanted)
        for found in _NUMBERED.finditer(said)
    )


def _may_be_of(kinds: list[str], found: re.Match[str], certain: bool) -> bool:
    """Tell whether a number is that of a document of `kinds`, by the words before it, its code.

    Where neither says its type, it is if `certain`: more is asked for than the bare number.
    """
    parsed = parse_number(found["number"].upper())
    named = type_codes(found["before"])[-1:] or type_codes((parsed and parsed.type) or "")[:1]
    return named == kinds or (certain and not (named and kinds))


@lru_cache(maxsize=1)
def _finder_of(links: Links) -> ReferenceFinder:
    return ReferenceFinder(links.external_documents)


@lru_cache(maxsize=1)
def _titles_of(links: Links) -> dict[str, tuple[Document, ...]]:
    """Return the documents that relations name, by the name without the number, folded."""
    called: defaultdict[str, dict[str, Document]] = defaultdict(dict)
    for document in links.documents:
        for relation in document.relations:
            name = fold(relation.title or "").removesuffix(fold(relation.number)).strip()
            if name:
                other = links.other(relation, document)
                called[name][other.id] = other
    return {name: tuple(documents.values()) for name, documents in called.items()}
