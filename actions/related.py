"""Answer which documents replace, amend, guide … another one, wherever that is stated."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, get_args

from actions.answer import Answer, AnswerStatus, Citation
from actions.composing import card_source, cite, document_suggestions
from actions.relation_questions import RelationQuestion, relation_question
from actions.understanding import Question
from actions.validity import Quote, relation_quotes
from index.documents.card import CARD_HEADING, card_fields
from index.documents.relations import Documents, Links, links_among
from index.documents.selection import is_type
from index.records.document import Document, Passage, Relation
from index.references.finder import Reference, ReferenceFinder
from index.text.folding import fold
from index.text.language import Language
from index.text.lookbehind import match_before, run_before
from index.yaml_file import read_yaml

_MOST = 10
_SUGGESTIONS = 3
_LONGEST_NAME = 20  # words, with what follows
# A question for relations says nothing else: in a longer text, or behind more laws, none is found
# anyway, and each is held against the whole text.
_LONGEST_QUESTION = 60  # words
_MOST_LAWS = 4
_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_MESSAGES: dict[Language, dict[str, Any]] = {key: _WORDS[key] for key in get_args(Language)}
_LAW = re.compile(
    rf"(?<!\w)(?:{'|'.join(_WORDS['laws'])})\s+(?!(?:{'|'.join(_WORDS['no_name'])})\b)(?=[^\W\d])"
)
_BEHIND_NAME = re.compile(rf"\s+(?:{'|'.join(_WORDS['behind_name'])})$")
_WORD = re.compile(r"\w+")
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS['not_after'])})\s+$")


def related_answer(question: Question, documents: Documents) -> Answer | None:
    """Return the answer to “văn bản nào thay thế …”, where any document tells."""
    if len(question.references) != 1:
        return None
    reference = question.references[0]
    asked = relation_question(question.text, reference)
    if asked is None:
        return None
    links = links_among(documents)
    named = _meant(reference, links)
    if named is None:
        return None
    quotes = _relations(asked, named, links)
    words = _MESSAGES[question.language]
    if quotes:
        lines = [words["intro"]]
        lines += [words["line"].format(sentence=sentence) for _, sentence in quotes]
        citations = tuple(map(card_citation, quotes))
        stated = list({document.id: document for document, _ in quotes}.values())
        sources = [card_source(question.language, document) for document in stated]
        text = "\n".join(lines) + "\n\n" + "\n".join(sources)
        suggested = document_suggestions(stated[:_SUGGESTIONS])
        status = AnswerStatus.ANSWERED
        return Answer(status, text, question.language, citations, suggested)
    if asked.types and _relations(replace(asked, types=()), named, links):
        return None  # there is one, of another type
    if not asked.to_it or asked.kind not in words["acts"] or not reference.matches:
        return None
    text = words["none"].format(act=words["acts"][asked.kind], name=named.name)
    return Answer(AnswerStatus.NOT_FOUND, text, question.language)


def unknown_law(text: str) -> Reference | None:
    """Return the law we do not have whose relations `text` asks for: “… hướng dẫn luật đất đai”."""
    written = unicodedata.normalize("NFC", text)
    folded = fold(written)
    words = [*_WORD.finditer(folded)]
    if len(words) > _LONGEST_QUESTION:
        return None
    laws = (m for m in _LAW.finditer(folded) if not match_before(_NOT_AFTER, folded, m.start()))
    for law in islice(laws, _MOST_LAWS):
        # As much as leaves words that ask for a relation is its name.
        behind = [word.end() for word in words if word.start() >= law.end()]
        for end in reversed(behind[:_LONGEST_NAME]):
            if relation_question(text, Reference("", (), (law.start(), end))):
                span = (law.start(), run_before(_BEHIND_NAME, folded, end))
                return Reference(written[slice(*span)], (), span, by_name=True)
    return None


def _meant(reference: Reference, links: Links) -> Document | None:
    """Return the document named: a held one, or one that others name."""
    matches = reference.matches
    if not matches:
        found = ReferenceFinder(links.external_documents).find(reference.text)
        matches = found[0].matches if found else _titled(reference.text, links)
    return matches[0] if len(matches) == 1 else None


@lru_cache(maxsize=1)
def relations_to(links: Links) -> dict[str, list[tuple[Document, Relation]]]:
    """Return who states which relation, by the number or the name of the other one, folded."""
    stated: defaultdict[str, list[tuple[Document, Relation]]] = defaultdict(list)
    for document in links.documents:
        for relation in document.relations:
            number = fold(relation.number)
            stated[number].append((document, relation))
            if name := fold(relation.title or "").removesuffix(number).strip():
                stated[name].append((document, relation))
    return stated


def _titled(name: str, links: Links) -> tuple[Document, ...]:
    """Return the documents that others call by `name` and a number."""
    stated = relations_to(links).get(fold(name), ())
    called = [links.with_number(each.number, each.day, teller) for teller, each in stated]
    return tuple({document.id: document for document in called}.values())


def _relations(asked: RelationQuestion, named: Document, links: Links) -> list[Quote]:
    found = links.of(named, asked.acts) if asked.to_it else links.by(named, asked.acts)
    fitting = [
        link
        for link in found
        for other in [link.by if asked.to_it else link.of]
        if any(is_type(kind, other.type or "") for kind in asked.types)
    ]
    quotes: dict[Quote, None] = {}
    for link in fitting or ([] if asked.types and asked.strict else found):
        told = relation_quotes(link.by, link.of, links, [link.act])
        told = told or [
            (link.of, sentence) for field, sentence in card_fields(link.of) if field == "validity"
        ]
        quotes |= dict.fromkeys(told[:1])
    return list(quotes)[:_MOST]


def card_citation(quote: Quote) -> Citation:
    """Return the citation of a sentence of a document's card."""
    document, sentence = quote
    card = Passage("", document.id, CARD_HEADING, sentence, -1, -1, (), document.sources)
    return cite(document, card, sentence)
