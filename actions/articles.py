"""Answer a question for a Điều, a chapter, an annex …: with its very words where we have them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Question
from actions.units import buttons, provision_in_words, unit_answer
from index.legal.structure.path import path_of
from index.legal.structure.provision import find_unit, find_units
from index.question.kinds import KINDS, NUMERAL, answer_kinds, count_missing
from index.records.document import Document
from index.records.version import Text
from index.references.provisions import without_provision
from index.text.folding import fold

# A passage of a summary that speaks of the Điều may stand far down the list.
_ALL = 1000
# So many units of one number are named when asking which is meant.
_MOST = 10
# “Điều 5 có mấy khoản?” is answered by showing it.
_ASKS_FOR_UNITS = re.compile(r"\b(?:may|bao nhieu|nhung|cac) (?:khoan|diem|dieu|muc|chuong)\b")
_ENUMERATION = re.compile(r"^[#*\s]*(?:\d+(?:\.\d+)*[.)]|[a-zđ]\))", re.MULTILINE)
_INNERMOST_FIRST = ("point", "clause", "article")


def article_answer(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer | None:
    """Answer with the words of the place asked for; else from our summary; else refuse.

    None where nothing can be said of it: a chapter of a document that we only summarise.
    """
    texts = [(document, text) for document in documents for text in texts_of(document, knowledge)]
    for document, text in texts:
        rows = find_units(text.units, question.provision)
        if len(rows) == 1 and _lacks_kind(question, text, rows[0], knowledge):
            before, status = say(question.language, "lacking"), AnswerStatus.PARTIAL
            return unit_answer(
                question.language, document, text, rows[0], question.today, before, status
            )
        if len(rows) == 1:
            return unit_answer(question.language, document, text, rows[0], question.today)
        if rows and not question.provision.names_unit and _articles(text):
            return _which_article(question, document, text, rows)
        if rows:
            return _which_unit(question, document, text, rows)
    for document, text in texts:
        if said := _lacking_within(question, document, text):
            return said
    # Of no document where the one that was spoken of has been removed since.
    within_article = any(getattr(question.provision, field) for field in _INNERMOST_FIRST)
    if documents and (within_article or texts):
        return _from_summary(question, documents, knowledge, [text for _, text in texts])
    return None


def texts_of(document: Document, knowledge: Knowledge) -> Iterator[Text]:
    """Yield the texts of `document` that are read word for word."""
    catalogue = knowledge.retriever.store.catalogue
    used = {source.version for source in document.texts if source.used}
    for version in catalogue.versions(document.id):
        if version.id in used:
            yield catalogue.text(version.id)


def _lacks_kind(question: Question, text: Text, row: int, knowledge: Knowledge) -> bool:
    """Tell whether the unit in `row` shows no thing of a kind asked for: the fine, the day …"""
    # The name of a law may speak of money, and the number of a Điều is no amount.
    asked = unicodedata.normalize("NFC", question.text)
    for reference in question.references:
        start, end = reference.span
        asked = f"{asked[:start]}{' ' * (end - start)}{asked[end:]}"
    asked = knowledge.retriever.store.spelling.correct(without_provision(asked))
    if _ASKS_FOR_UNITS.search(fold(asked)):
        return False
    unit = text.units[row]
    said = _ENUMERATION.sub("", without_provision(text.body[unit.start : unit.end]))
    # Who and where a text says in more ways than can be told from a name.
    kinds = tuple(k for k in answer_kinds(asked, question.language) if not KINDS[k].name_kind)
    return bool(count_missing(kinds, said, frozenset(NUMERAL.findall(asked)), frozenset()))


def _which_unit(question: Question, document: Document, text: Text, rows: list[int]) -> Answer:
    """Ask which of several is meant: “Mục 1” of three chapters, “khoản 2” of any Điều."""
    place = provision_in_words(question.provision)
    values = {"name": document.name, "place": place, "count": str(len(rows))}
    lines = [say(question.language, "which_unit", **values)]
    lines += [f"• {path_of(text.units, row)}" for row in rows[:_MOST]]
    choices = buttons(document, text, rows)
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, "\n".join(lines), question.language, (), choices)


def _which_article(question: Question, document: Document, text: Text, rows: list[int]) -> Answer:
    """Ask of which Điều “khoản 2” is meant, which nearly every one has."""
    values = {"name": document.name, "place": provision_in_words(question.provision)}
    said = say(question.language, "which_article", **values)
    choices = buttons(document, text, rows)
    return Answer(AnswerStatus.NEEDS_CLARIFICATION, said, question.language, (), choices)


def _articles(text: Text) -> list[str]:
    """Return the numbers of the Điều of `text`, in order."""
    return [unit.number for unit in text.units if unit.level == "article"]


def _lacking_within(question: Question, document: Document, text: Text) -> Answer | None:
    """Show the Điều that lacks the Khoản or Điểm asked for, if there is that."""
    asked = place = question.provision
    for field in _INNERMOST_FIRST:
        if getattr(place, field) is None:
            continue
        place = replace(place, **{field: None})
        row = find_unit(text.units, place)
        if row is not None:
            found = {each.name: None for each in fields(place) if getattr(place, each.name)}
            before = say(
                question.language,
                "not_in_unit",
                place=provision_in_words(replace(asked, **found)),
                within=provision_in_words(place),
                name=document.name,
            )
            status = AnswerStatus.NOT_FOUND
            return unit_answer(
                question.language, document, text, row, question.today, before, status
            )
    return None


def _from_summary(
    question: Question,
    documents: tuple[Document, ...],
    knowledge: Knowledge,
    texts: list[Text],
) -> Answer:
    """Answer from a passage that speaks of the Điều; partial where a Khoản or Điểm was asked."""
    place = question.provision
    reason = _lacking(question, documents[0], texts)
    hits = knowledge.retriever.search(question.text, _ALL, [item.id for item in documents])
    wanted = re.compile(rf"\bdieu\s+{place.article}\b")
    for hit in hits if place.article else ():
        spoken = hit.passage.wording == "summary"
        if spoken and wanted.search(fold(f"{hit.passage.heading}\n{hit.passage.text}")):
            quote = (hit.document, composing.placed(hit), composing.quoted(hit))
            if place.clause or place.point or texts:
                status = AnswerStatus.PARTIAL
                return composing.answered(
                    question.language, [quote], question.today, status, reason
                )
            return composing.answered(question.language, [quote], question.today)
    suggestions = composing.related_suggestions(hits)
    near = hits[0] if hits else None
    return composing.refused(
        question.language, AnswerStatus.NOT_FOUND, reason, question.today, near, suggestions
    )


def _lacking(question: Question, document: Document, texts: list[Text]) -> str:
    articles = [number for text in texts for number in _articles(text)]
    values = {"place": provision_in_words(question.provision), "name": document.name}
    if not texts:
        return say(question.language, "no_article", **values)
    partial = document.completeness == "partial"
    if question.provision.article is None:
        return say(question.language, "no_unit_in_part" if partial else "no_such_unit", **values)
    if not articles:
        return say(question.language, "no_articles_at_all", **values)
    key = "no_article_in_part" if partial else "no_such_place"
    return say(question.language, key, first=articles[0], last=articles[-1], **values)
