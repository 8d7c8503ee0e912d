"""Choose the documents that a question asks for by their metadata, and say which these are."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from actions.days import Days
from actions.list_questions import ListQuestion
from index.card import show_date
from index.document import Document
from index.language import Language
from index.selection import Selection, issued_in, newest_first, select

_MESSAGES: dict[Language, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)


def chosen_by(asked: ListQuestion, held: Iterable[Document]) -> list[Document]:
    """Return those of `held` that are asked for, however they stand, newest first."""
    held = list(held)
    chosen: dict[str, Document] = {}
    for kind in asked.types or (None,):
        selection = Selection(issuer=asked.issuer, type=kind, topic=asked.topic)
        chosen |= {document.id: document for document in select(held, selection)}
    return [
        document
        for document in newest_first(chosen.values())
        if asked.issued is None or _issued_within(document, asked.issued)
    ]


def described(asked: ListQuestion, language: Language, today: date) -> tuple[str, str]:
    """Return what is asked for, “nghị định”, and what of them, “ của Chính phủ ban hành …”."""
    words = _MESSAGES[language]
    what = words["or"].join(words["types"][code] for code in asked.types) or str(words["document"])
    rest = words["of_issuer"].format(issuer=asked.issuer) if asked.issuer else ""
    rest += _in_words(words, "issued", asked.issued) if asked.issued else ""
    rest += words["on_topic"].format(topic=asked.topic) if asked.topic else ""
    if asked.standing:
        since = _in_words(words, "from", asked.holding or Days(today, today))
        day = show_date(asked.day(today))
        rest += words[f"{asked.standing}_what"].format(**{"day": day, "from": since})
    return what, rest


def _in_words(words: dict[str, Any], key: str, days: Days) -> str:
    return str(
        words[f"{key}_{days.unit}"].format(
            first=show_date(days.first),
            last=show_date(days.last),
            month=days.first.month,
            year=days.first.year,
        )
    )


def _issued_within(document: Document, days: Days) -> bool:
    if document.issued:
        return days.first <= document.issued <= days.last
    year = issued_in(document)
    if year is None:
        return False
    return days.first <= date(year, 1, 1) and date(year, 12, 31) <= days.last
