"""The document that a question behind a story is on: named, described, answered from, or led to."""

from collections.abc import Sequence
from datetime import date

from actions.described_documents import DescribedDocuments
from actions.executing.result import Found, Result
from actions.knowledge import Knowledge
from actions.reading.clauses import Clause
from actions.reading.frames import Reader
from actions.refusing import is_refused
from actions.retelling import documents_named
from actions.storied import leans_on_story
from actions.told import told_of
from index.records.document import Document


class StoryDocuments:
    """Tells which document of a story its questions are on, read by `reader` on `today`."""

    def __init__(self, reader: Reader, knowledge: Knowledge, today: date) -> None:
        """Look among the documents of `knowledge`."""
        self._knowledge = knowledge
        self._described = DescribedDocuments(reader, knowledge, today)

    def of(
        self, question: Clause, story: tuple[str, ...], results: Sequence[Result]
    ) -> Document | None:
        """Return the document that `question` is on; None where nothing tells.

        `story` stands before it, the nearest sentence first, and `results` are the answers to the
        questions before it. Where the search leads clearly to a passage of another document than
        the one described, the description misled.
        """
        told = self._described.described(story, question.text) if story else None
        told = told or _answered_from(results)
        if not story or not leans_on_story(question, story):
            return told
        if told and documents_named(" . ".join(story), self._knowledge):
            return told
        led = told_of(question.text, story, self._knowledge.retriever)
        if not led.led:
            return told
        documents = self._knowledge.retriever.documents
        found = next((one for one in documents if one.id == led.document), None)
        if told is None:
            return found if found and found.number else None
        return told if found == told else None


def _answered_from(results: Sequence[Result]) -> Document | None:
    """Return the one document, no report, that the last of `results` quotes; None for others."""
    result = results[-1] if results else None
    quotes = result.quotes if isinstance(result, Found) and not is_refused(result) else ()
    documents = {quote.document.id: quote.document for quote in quotes}
    one = next(iter(documents.values())) if len(documents) == 1 else None
    return one if one and one.number else None
