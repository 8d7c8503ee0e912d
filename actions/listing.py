"""List the documents that a question asks for by their metadata, each with its card's sentence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from actions.answer import Answer, AnswerStatus, Citation
from actions.asked_documents import (
    chosen_by,
    described,
    only_some,
    standing_as_asked,
    unsigned,
)
from actions.composing import document_suggestions
from actions.list_questions import ListQuestion
from actions.list_reading import list_question
from actions.named_out import without_named
from actions.related import card_citation, related_answer
from actions.understanding import Question
from index.documents.card import card_fields, show_date
from index.documents.relations import Documents, Links, links_among
from index.documents.selection import group_by_state, issue_year
from index.documents.timeline import Status, status_on
from index.records.document import Document
from index.text.language import Language
from index.yaml_file import read_yaml

_MOST = 10
_SUGGESTIONS = 3
_MESSAGES: dict[Language, dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))


def listing_answer(question: Question, documents: Documents) -> Answer | None:
    """Return the list that `question` asks for, of `documents`; None when it asks for none.

    Pass Links where they are at hand: finding them takes time in proportion to all relations.

    answered: some fit; not_found: none does, or none is known to hold, with what is known besides.
    """
    text, left_out = without_named(question)
    if question.references and not left_out:
        return related_answer(question, documents)
    links = links_among(documents)
    signers = (document.signer for document in links.documents if document.signer)
    asked = list_question(text, question.today, signers)
    if asked is None:
        return None
    asked = replace(asked, without=(*asked.without, *left_out))
    held = [document for document in links.documents if document.issuer or document.number]
    chosen = chosen_by(asked, held)
    if not chosen and asked.topic and not asked.explicit:
        return None  # “văn bản nào quy định về …”: what no title names may stand in a text
    return _List(asked, question.language, links, question.today).of(chosen, held)


class _List:
    """Puts one list into words."""

    def __init__(self, asked: ListQuestion, language: Language, links: Links, today: date) -> None:
        self._asked, self._language, self._links = asked, language, links
        self._words = _MESSAGES[language]
        self._today = today
        self._day = asked.day(today)
        self._described = described(asked, language, today)
        self._citations: list[Citation] = []
        self._besides: list[str] = []

    def of(self, chosen: list[Document], held: list[Document]) -> Answer:
        """Return the answer that lists those of `chosen` that stand as asked."""
        asked, fitting = self._asked, chosen
        chosen, unknown = standing_as_asked(asked, chosen, self._links, self._today)
        self._besides = self._doubts(fitting, held)
        if not chosen and not unknown:
            return self._none(held, fitting)
        if asked.only:
            chosen, unknown = only_some(asked.only, asked.how_many, chosen or unknown), []
        paragraphs = [self._listed(chosen, unknown)] if chosen else []
        if unknown:
            paragraphs.append(self._unknown(unknown, len(chosen)))
        shown = len(self._citations_of(chosen, unknown))
        left = len(chosen) + len(unknown) - shown
        last = self._words["more"].format(count=left) if left else self._words["scope"]
        return self._answer([*paragraphs, *self._besides, last], bool(chosen), [*chosen, *unknown])

    def _doubts(self, fitting: Sequence[Document], held: list[Document]) -> list[str]:
        """Say of how many it is unknown whether they belong to the list: who signed, when ended."""
        unsaid = {"unsigned": len(unsigned(self._asked, held)), "ended_undated": 0}
        days = self._asked.holding
        if self._asked.standing == "ends" and days and days.first <= self._today:
            ended = group_by_state(fitting, self._links, self._day, self._today).ended
            statuses = [status_on(one, self._links, self._day, self._today) for one in ended]
            unsaid["ended_undated"] = sum(status.since is None for status in statuses)
        return [self._words[key].format(count=count) for key, count in unsaid.items() if count]

    def _listed(self, chosen: Sequence[Document], unknown: Sequence[Document]) -> str:
        key = self._asked.only or "intro"
        what, rest = self._described
        lines = [self._words[key].format(count=len(chosen), what=what, rest=rest)]
        return "\n".join([*lines, *map(self._line, self._citations_of(chosen, ()))])

    def _unknown(self, unknown: Sequence[Document], before: int) -> str:
        key = "unknown_besides" if before else "only_unknown"
        day = show_date(self._day)
        what = "".join(described(replace(self._asked, standing=None), self._language, self._today))
        intro = self._words[key].format(count=len(unknown), what=what, day=day)
        return "\n".join([intro, *map(self._line, unknown[: max(_MOST - before, 0)])])

    @staticmethod
    def _citations_of(
        chosen: Sequence[Document], unknown: Sequence[Document]
    ) -> Sequence[Document]:
        return [*chosen, *unknown][:_MOST]

    def _none(self, held: list[Document], fitting: Sequence[Document]) -> Answer:
        """Say that there is none, and what there is: `fitting` do but for how they stand."""
        words = self._words
        what, rest = self._described
        text = words["none"].format(what=what, rest=rest)
        if fitting and self._asked.standing == "in_force":
            intro = words["not_holding"].format(count=len(fitting))
            lines = [intro, *map(self._line, fitting[:_MOST])]
            return self._answer([text, "\n".join(lines)], False, fitting)
        asked = replace(self._asked, issued=None, standing=None, holding=None, only=None)
        others = chosen_by(asked, held) if self._asked.issued else []
        if others and (asked.types or asked.issuer or asked.topic or asked.signer):
            years = ", ".join(
                map(str, sorted({year for document in others if (year := issue_year(document))}))
            )
            what = "".join(described(asked, self._language, self._today))
            text += " " + words["known_years"].format(count=len(others), what=what, years=years)
        return self._answer([text, *self._besides], False, others)

    def _answer(self, paragraphs: list[str], found: bool, listed: Sequence[Document]) -> Answer:
        return Answer(
            AnswerStatus.ANSWERED if found else AnswerStatus.NOT_FOUND,
            "\n\n".join(paragraphs),
            self._language,
            tuple(self._citations),
            document_suggestions(
                [document for document in listed if document.number][:_SUGGESTIONS]
            ),
        )

    def _line(self, document: Document) -> str:
        status = status_on(document, self._links, self._day, self._today)
        standing = self._standing(status)
        tail = standing[0].upper() + standing[1:]
        if document.issued:
            issued = show_date(document.issued)
            tail = self._words["issued_tail"].format(issued=issued, standing=standing)
        if document.completeness == "partial":
            tail += self._words["in_part"]
        fields = (pair for pair in card_fields(document) if pair[0] != "completeness")
        known = next(fields, None)
        if known is None:
            return str(self._words["bare_line"].format(name=document.name, tail=tail))
        self._citations.append(card_citation((document, known[1])))
        return str(self._words["line"].format(sentence=known[1], tail=tail))

    def _standing(self, status: Status) -> str:
        key: str = status.reason if status.state == "unknown" else status.state
        if status.state == "ended" and not status.since:
            key = "ended_some_day"
        elif status.not_yet:
            key = "not_yet" if status.reason == "not_yet_effective" else "not_issued"
        elif status.state == "in_force" and self._day != self._today:
            key = "in_force_then"
        elif status.state == "unknown" and key != "took_effect":
            key = "unknown"
        since = show_date(status.since) if status.since else ""
        return str(self._words[key].format(since=since))
