"""Choose the documents that a question asks for by their metadata, and say which these are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from actions.list_questions import ListQuestion
from actions.reading.times import Days
from index.documents.card import show_date
from index.documents.relations import Links
from index.documents.selection import Selection, group_by_state, issue_year, newest_first, select
from index.documents.timeline import status_on
from index.lexicon.types import said_in
from index.records.document import Document
from index.text.language import Language
from index.yaml_file import read_yaml

_DAY = timedelta(days=1)
_MESSAGES: dict[Language, dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))


def chosen_by(asked: ListQuestion, held: Iterable[Document]) -> list[Document]:
    """Return those of `held` that are asked for, however they stand, newest first."""
    held = list(held)
    chosen: dict[str, Document] = {}
    for kind in asked.types or (None,):
        selection = Selection(asked.issuer, kind, topic=asked.topic, signer=asked.signer)
        chosen |= {document.id: document for document in select(held, selection)}
    of_signers = any(without.signer for without in asked.without)
    left_out = {document.id for without in asked.without for document in chosen_by(without, held)}
    return [
        document
        for document in newest_first(chosen.values())
        if document.id not in left_out
        and (asked.document is None or document.id == asked.document.id)
        and (document.signer or not of_signers)  # who signed it may be the one left out
        and (asked.issued is None or _issued_within(document, asked.issued))
    ]


def unsigned(asked: ListQuestion, held: Iterable[Document]) -> list[Document]:
    """Return those of `held` that are asked for but for who signed them, which nobody says."""
    if not asked.signer and not any(without.signer for without in asked.without):
        return []
    without = tuple(one for one in asked.without if not one.signer)
    others = chosen_by(replace(asked, signer=None, without=without), held)
    return [document for document in others if not document.signer]


def standing_as_asked(
    asked: ListQuestion, chosen: list[Document], links: Links, today: date
) -> tuple[list[Document], list[Document]]:
    """Return those of `chosen` that stand as asked, and those of which that is not known."""
    if asked.standing is None:
        return chosen, []
    days = asked.holding or Days(today, today)
    if asked.standing == "takes_effect":
        return [d for d in chosen if d.effective and days.first <= d.effective <= days.last], []
    day = asked.day(today)
    standing = group_by_state(chosen, links, day, today)
    if asked.standing == "in_force":
        return list(standing.in_force), list(standing.unknown)
    if asked.standing == "not_yet":
        return [document for document in standing.not_yet if document.effective], []
    if asked.standing == "ended":
        return list(standing.ended), []
    since = [
        (document, status_on(document, links, day, today).since) for document in standing.ended
    ]
    return [one for one, ended in since if ended and days.first <= ended <= days.last], []


def only_some(
    which: Literal["newest", "oldest"], how_many: int, documents: list[Document]
) -> list[Document]:
    """Return the newest or oldest of `documents`, which are newest first; of one, all of its day.

    The oldest of several come first.
    """
    dated = [document for document in documents if issue_year(document)]
    if not dated:
        return documents[:1]
    if how_many > 1:
        return dated[:how_many] if which == "newest" else dated[::-1][:how_many]
    one = dated[0 if which == "newest" else -1]
    return [d for d in dated if d is one or (one.issued and d.issued == one.issued)]


def described(asked: ListQuestion, language: Language, today: date) -> tuple[str, str]:
    """Return what is asked for, “nghị định”, and what of them, “ của Chính phủ ban hành …”."""
    if asked.document:
        return asked.document.name, ""
    words = _MESSAGES[language]
    types = [said_in(code, language) for code in asked.types]
    what = words["or"].join(types or [words["document"]])
    rest = words["of_issuer"].format(issuer=asked.issuer) if asked.issuer else ""
    rest += words["of_signer"].format(signer=asked.signer) if asked.signer else ""
    rest += _in_words(words, "issued", asked.issued) if asked.issued else ""
    rest += words["on_topic"].format(topic=asked.topic) if asked.topic else ""
    if asked.without:
        others = ["".join(described(one, language, today)) for one in asked.without]
        rest += words["without"].format(others=words["or"].join(others))
    if asked.standing:
        since = _in_words(words, "from", asked.holding or Days(today, today))
        day = show_date(asked.day(today))
        rest += words[f"{asked.standing}_what"].format(**{"day": day, "from": since})
    return what, rest


def _in_words(words: dict[str, Any], key: str, days: Days) -> str:
    open_end = "before" if days.first == date.min else "since"
    unit = open_end if date.min == days.first or date.max == days.last else days.unit
    return str(
        words[f"{key}_{unit}"].format(
            end=show_date(min(days.last, date.max - _DAY) + _DAY),
            first=show_date(days.first),
            last=show_date(days.last),
            month=days.first.month,
            year=days.first.year,
        )
    )


def _issued_within(document: Document, days: Days) -> bool:
    if document.issued:
        return days.first <= document.issued <= days.last
    year = issue_year(document)
    if year is None:
        return False
    return days.first <= date(year, 1, 1) and date(year, 12, 31) <= days.last
