"""Put a Line into words: nested Lines, dates, documents, and which documents a Filter asks for."""

from collections.abc import Iterable
from datetime import date, timedelta

from actions.executing.result import Line
from actions.executing.selecting import day_of
from actions.reading.plan import Filter
from actions.reading.times import Days
from actions.wording.catalogue import say
from index.documents.card import show_date
from index.lexicon.types import said_in
from index.records.document import Document
from index.text.language import Language

_DAY = timedelta(days=1)
# Nobody knows a law by its number alone.
_CALLED_BY_TITLE = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


def describe(line: Line, language: Language, today: date) -> str:
    """Return `line` in words of `language`. Raises KeyError for a message that does not exist."""
    values: dict[str, object] = {}
    for name, value in line.values.items():
        if isinstance(value, Filter):
            values["what"], values["rest"] = describe_filter(value, language, today)
        elif isinstance(value, tuple):
            words = (_value(one, language, today) for one in value)
            values[name] = _between(name, language).join(words)
        else:
            values[name] = _value(value, language, today)
    return say(language, line.key, **values)


def describe_all(lines: Iterable[Line], between: str, language: Language, today: date) -> str:
    """Return `lines` in words, with `between` between two."""
    return between.join(describe(line, language, today) for line in lines)


def called(document: Document) -> str:
    """Return what to call `document`: a law by its name as well as its number."""
    if document.number and document.title and document.type in _CALLED_BY_TITLE:
        return f"{document.type} {document.title} {document.number}"
    return document.name


def describe_filter(asked: Filter, language: Language, today: date) -> tuple[str, str]:
    """Return what is asked for, “nghị định”, and what of them, “ của Chính phủ ban hành …”."""
    either = say(language, "documents.or")
    if asked.named:
        return either.join(naming.written for naming in asked.named), ""
    types = [said_in(code, language) for code in asked.types]
    rest = ""
    if asked.issuers:
        rest += say(language, "documents.of_issuer", issuer=either.join(asked.issuers))
    if asked.signers:
        rest += say(language, "documents.of_signer", signer=either.join(asked.signers))
    if asked.issued:
        rest += _days(language, "issued", asked.issued)
    if asked.topic:
        rest += say(language, "documents.on_topic", topic=asked.topic)
    if asked.without:
        others = ["".join(describe_filter(one, language, today)) for one in asked.without]
        rest += say(language, "documents.without", others=either.join(others))
    if asked.standing:
        since = _days(language, "from", asked.holding or Days(today, today))
        words = {"day": show_date(day_of(asked, today)), "from": since}
        rest += say(language, f"documents.{asked.standing}_what", **words)
    return either.join(types or [say(language, "documents.document")]), rest


def _days(language: Language, key: str, days: Days) -> str:
    open_end = "before" if days.first == date.min else "since"
    unit = open_end if date.min == days.first or date.max == days.last else days.unit
    return say(
        language,
        f"documents.{key}_{unit}",
        end=show_date(min(days.last, date.max - _DAY) + _DAY),
        first=show_date(days.first),
        last=show_date(days.last),
        month=days.first.month,
        year=days.first.year,
    )


def _between(name: str, language: Language) -> str:
    if name == "lines":
        return "\n"
    return say(language, "documents.or") if name == "options" else ""


def _value(value: object, language: Language, today: date) -> str:
    if isinstance(value, Line):
        return describe(value, language, today)
    if isinstance(value, date):
        return show_date(value)
    return called(value) if isinstance(value, Document) else str(value)
