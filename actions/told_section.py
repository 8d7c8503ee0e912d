"""The section of a report that was told last, and those beside it: “Le Havre: dự án 5G Lab”.

Our reports give a section to each thing that they tell of, and their headings say whose it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from actions.conversation import Focus
from actions.executing.offering import group_of
from actions.knowledge import Knowledge
from actions.reading.plan import Choice, Named, Naming, Passages, Repeat
from actions.targeting import documents_of
from index.documents.card import CARD_HEADING
from index.records.document import Document, Passage
from index.text.folding import fold, syllables


@dataclass(frozen=True, slots=True)
class Section:
    """The section `passage` of the report `document`; `body` are all its sections."""

    document: Document
    passage: Passage
    body: tuple[Passage, ...]

    @property
    def plan(self) -> Passages:
        """The question for what the section tells."""
        naming = Naming(self.document.name, (self.document.id,))
        return Passages(self.passage.heading, Named((naming,)))

    def untold(self, shown: tuple[str, ...]) -> Repeat:
        """Return what the section tells that is not among `shown`; all of it where nothing is."""
        told = " ".join(shown)
        spans = self.passage.sentences
        new = [span for span in spans if self.passage.text[slice(*span)] not in told] or spans
        return Repeat(self.document.id, self.passage.text[new[0][0] : new[-1][1]])

    def beside(self, kinds: frozenset[str]) -> list["Section"]:
        """Return the sections beside it, of the same city, whose things are of one of `kinds`.

        Without `kinds`, folded pairs of words, they are of the kind that its own heading names.
        """
        kinds = kinds or frozenset((_kind(self.passage),))
        beside = (each for each in self.body if each is not self.passage)
        return [
            Section(self.document, each, self.body)
            for each in beside
            if _owner(each) and _owner(each) == _owner(self.passage)
            if any(_is_of(kind, self.passage) and _is_of(kind, each) for kind in kinds)
        ]


def section_told_last(focus: Focus, knowledge: Knowledge) -> Section | None:
    """Return the section of ours that the last answer is from."""
    words = focus.shown[-1] if focus.shown else ""
    for section in _sections(focus, knowledge) if words else ():
        if words in section.passage.text:
            return section
    return None


def section_chosen(choice: Choice, focus: Focus, knowledge: Knowledge) -> Section | None:
    """Return the section that `choice` asks for; None where it is something else."""
    plan = choice.plan
    if isinstance(plan, Passages) and documents_of(plan):
        for section in _sections(focus, knowledge):
            if section.document.id in documents_of(plan) and section.passage.heading == plan.text:
                return section
    return None


def _sections(focus: Focus, knowledge: Knowledge) -> Iterator[Section]:
    """Yield the sections of the reports that are spoken of; a document with a number is none."""
    catalogue = knowledge.retriever.store.catalogue
    for document in knowledge.retriever.documents:
        if document.id in focus.documents and not document.number:
            found = catalogue.passages(catalogue.positions_of([document.id])).values()
            body = tuple(each for each in found if each.heading != CARD_HEADING)
            yield from (Section(document, each, body) for each in body)


def _owner(passage: Passage) -> str:
    return group_of(passage.heading)


def _thing(passage: Passage) -> str:
    """Return what the heading of `passage` says behind whose it is, folded."""
    return fold(passage.heading).partition(":")[2]


def _kind(passage: Passage) -> str:
    """Return the first two words for the thing of `passage`: “du an” of “dự án 5G Lab”."""
    return next((" ".join(pair) for pair in pairwise(syllables(_thing(passage)))), "")


def _is_of(kind: str, passage: Passage) -> bool:
    return bool(kind) and kind in _thing(passage)
