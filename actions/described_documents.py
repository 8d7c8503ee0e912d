"""The document that a story describes and does not name: “đề án của Chính phủ giai đoạn 2021–2025”.

It is of the kind that the story calls it, from its time and of whom it says, as far as one is; and
the search for what the story says of it leads to it before all others that are.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from actions.executing.selecting import is_issued_within
from actions.knowledge import Knowledge
from actions.reading.frames import Reader
from actions.reading.marked_words import lowered, one_of
from actions.reading.mentions import Mentions
from actions.reading.roles import signs
from actions.reading.times import Days
from index.documents.selection import is_signer, is_type
from index.lexicon.issuers import is_issuer
from index.lexicon.types import type_codes
from index.records.document import Document
from index.references.finder import Reference
from index.text.folding import fold
from index.text.language import detect_language
from index.yaml_file import read_yaml

_BEGIN: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_CALLED = {noun: re.compile(rf"(?<!\w)(?:{one_of([noun])})(?!\w)") for noun in _BEGIN}
_MOST_TOLD = 4  # sentences of a story, the nearest, are looked at
_HITS = 8  # passages for each
_CLEAR = 2.0  # deviations by which one leads before others that fit
_TIMED = 0.5  # where the story says from when it is


class DescribedDocuments:
    """Finds the document that a story describes, by `reader`, on `today`."""

    def __init__(self, reader: Reader, knowledge: Knowledge, today: date) -> None:
        """Look among the documents of `knowledge`."""
        self._reader, self._knowledge, self._today = reader, knowledge, today

    def described(self, story: Sequence[str], question: str) -> Document | None:
        """Return the document that the nearest sentence of `story` names or describes that does.

        The sentences stand the nearest first; when it is from, the next one may say.
        """
        later = self._reader.mentions(question, self._today)
        whole = " ".join(reversed(story[:_MOST_TOLD]))
        for said in story[:_MOST_TOLD]:
            mentions = self._reader.mentions(said, self._today)
            named = self._knowledge.finder.find(said)
            if named:
                return _only(named)
            if points_at_document(said):
                later = mentions  # “nghị định ấy” is the one told before, and not described
                continue
            if found := self._document(said, mentions, later, (question, whole)):
                return found
            later = mentions
        return None

    def _document(
        self, said: str, mentions: Mentions, later: Mentions, beside: Sequence[str]
    ) -> Document | None:
        fitting = [one for one in self._knowledge.links.documents if one.number]
        called = [one for one in fitting if _is_called(one, said, mentions)]
        if not called:
            return None
        of_issuer = [one for one in called if _is_of(one, mentions)]
        days = [*_days(mentions), *_days(later)]
        timed = [one for one in of_issuer or called if _is_from(one, days)]
        if not timed and any(each.last < self._today for each in _days(mentions)):
            return None  # it is from a time of which none is held
        fitting = timed or of_issuer or called
        ids = [one.id for one in fitting]
        for text in (said, *(f"{said} {one}" for one in beside)):
            hits = self._knowledge.retriever.search(text, _HITS, ids)
            if not hits:
                return None
            first = hits[0].document
            others = [hit.score for hit in hits if hit.document.id != first.id]
            lead = hits[0].score - max(others, default=hits[-1].score if len(ids) > 1 else 0.0)
            if lead >= (_TIMED if timed or (len(ids) == 1 and of_issuer) else _CLEAR):
                return first
        return None


def _only(named: Sequence[Reference]) -> Document | None:
    """Return the one document that is `named`; None for several, and where it is not held."""
    documents = {match.id: match for found in named for match in found.matches}
    return next(iter(documents.values())) if len(documents) == 1 else None


def _is_called(document: Document, said: str, mentions: Mentions) -> bool:
    """Tell whether `document` is of a kind that `said` has a noun for."""
    if any(is_type(code, document.type or "") for code in mentions.values("type")):
        return True
    lower = lowered(said)
    begins = [one for noun, begin in _BEGIN.items() if _CALLED[noun].search(lower) for one in begin]
    names = [fold(each) for each in (document.title or "", *document.aliases)]
    return any(name.startswith(one) for name in names for one in begins)


def is_programme(text: str) -> bool:
    """Tell whether `text` calls a document by what it approves: “đề án”, “strategy”."""
    return any(noun.search(lowered(text)) for noun in _CALLED.values())


def points_at_document(text: str) -> bool:
    """Tell whether `text` has “đề án đó”, “that decree”, for a document told before."""
    found = signs(detect_language(text)).refers.search(lowered(text))
    return found is not None and (bool(type_codes(found[0])) or is_programme(found[0]))


def _is_of(document: Document, mentions: Mentions) -> bool:
    """Tell whether `document` is signed by whom `mentions` have, or else issued by one of them."""
    if signers := mentions.values("signer"):
        return any(is_signer(one, document.signer or "") for one in signers)
    return any(is_issuer(one, document.issuer or "") for one in mentions.values("issuer"))


def _days(mentions: Mentions) -> Iterator[Days]:
    return (place.value.days for place in mentions.of("period"))


def _is_from(document: Document, days: Sequence[Days]) -> bool:
    """Tell whether `document` is from one of `days`, or its programme is for just these years."""
    period = document.period
    years = (period.start, period.end) if period else None
    return any(
        is_issued_within(document, each) or (each.first.year, each.last.year) == years
        for each in days
    )
