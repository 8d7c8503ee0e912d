"""Answer a question for a Điều, Khoản or Điểm: with its very words where we have the text."""

import re
from collections.abc import Iterator

from actions import composing
from actions.answer import Answer, AnswerStatus, Suggestion
from actions.knowledge import Knowledge
from actions.messages import say
from actions.understanding import Question
from index.document import Document, Passage
from index.folding import fold
from index.legal.path import path_of
from index.legal.place import Place, find_unit
from index.version import Text

# A passage of a summary that speaks of the Điều may stand far down the list.
_ALL = 1000
# A Điều of more words than this is shown as far as whole clauses fit, with buttons for the rest.
_LONGEST = 500
_BUTTONS = 6


def article_answer(
    question: Question, documents: tuple[Document, ...], knowledge: Knowledge
) -> Answer:
    """Answer with the words of the place asked for; else from our summary; else refuse."""
    texts = [text for document in documents for text in _texts(document, knowledge)]
    for text in texts:
        row = find_unit(text.units, question.place)
        if row is not None:
            document = next(d for d in documents if text.version.id in _read(d))
            return _quoting(question, document, text, row)
    return _from_summary(question, documents, knowledge, texts)


def _quoting(question: Question, document: Document, text: Text, row: int) -> Answer:
    unit = text.units[row]
    end, rest = _shown(text, row)
    words = text.body[unit.start : end].strip()
    heading = path_of(text.units, row)
    passage = Passage(
        f"{document.id}/{text.version.id}",
        document.id,
        heading,
        words,
        unit.start,
        end,
        (),
        text.version.document.sources,
        "verbatim",
        text.version.id,
    )
    left = tuple(
        Suggestion(
            f"{label} {named_place(question.place)}", f"{label} {_asked(question, document)}"
        )
        for label in rest
    )
    before = say(question.language, "article_begins", count=len(rest)) if rest else ""
    return composing.answered(
        question.language, [(document, passage, words)], before=before, suggestions=left[:_BUTTONS]
    )


def _shown(text: Text, row: int) -> tuple[int, list[str]]:
    """Return how far the unit in `row` is shown, and the clauses that are left out."""
    unit = text.units[row]
    if len(text.body[unit.start : unit.end].split()) <= _LONGEST:
        return unit.end, []
    children = [child for child in text.units[row + 1 :] if child.parent == row]
    clauses = [child for child in children if child.level == "clause" and child.number]
    end = unit.end
    for shown, clause in enumerate(clauses):
        if shown and len(text.body[unit.start : clause.end].split()) > _LONGEST:
            end = clause.start
            return end, [f"Khoản {left.number}" for left in clauses[shown:]]
    return end, []


def _from_summary(
    question: Question,
    documents: tuple[Document, ...],
    knowledge: Knowledge,
    texts: list[Text],
) -> Answer:
    """Answer from a passage that speaks of the Điều; partial where a Khoản or Điểm was asked."""
    place = question.place
    wanted = re.compile(rf"\bdieu\s+{place.article}\b")
    reason = _lacking(question, documents[0], texts)
    hits = knowledge.retriever.search(question.text, _ALL, [item.id for item in documents])
    for hit in hits:
        spoken = hit.passage.wording == "summary"
        if spoken and wanted.search(fold(f"{hit.passage.heading}\n{hit.passage.text}")):
            quote = (hit.document, composing.placed(hit), composing.quoted(hit))
            if place.clause or place.point or texts:
                status = AnswerStatus.PARTIAL
                return composing.answered(question.language, [quote], status, reason)
            return composing.answered(question.language, [quote])
    suggestions = composing.related_suggestions(hits)
    near = hits[0] if hits else None
    return composing.refused(question.language, AnswerStatus.NOT_FOUND, reason, near, suggestions)


def _lacking(question: Question, document: Document, texts: list[Text]) -> str:
    articles = [u.number for text in texts for u in text.units if u.level == "article"]
    values = {"place": named_place(question.place), "name": document.name}
    if not texts:
        return say(question.language, "no_article", **values)
    if not articles:
        return say(question.language, "no_articles_at_all", **values)
    key = "no_article_in_part" if document.completeness == "partial" else "no_such_place"
    return say(question.language, key, first=articles[0], last=articles[-1], **values)


def named_place(place: Place) -> str:
    """Return `place` as people say it: `điểm a khoản 2 Điều 5`."""
    parts = [
        f"điểm {place.point}" if place.point else "",
        f"khoản {place.clause}" if place.clause else "",
        f"Điều {place.article}" if place.article else "",
    ]
    return " ".join(part for part in parts if part)


def _asked(question: Question, document: Document) -> str:
    return f"{named_place(question.place)} {document.name}"


def _read(document: Document) -> set[str]:
    return {source.version for source in document.texts if source.used}


def _texts(document: Document, knowledge: Knowledge) -> Iterator[Text]:
    """Yield the texts of `document` that are read word for word."""
    catalogue = knowledge.retriever.store.catalogue
    for version in catalogue.versions(document.id):
        if version.id in _read(document):
            yield catalogue.text(version.id)
