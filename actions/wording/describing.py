"""Put a Line into words: nested Lines, dates, documents, and which documents a Filter asks for."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from actions.executing.result import Line, Quote, Value
from actions.executing.selecting import day_of
from actions.reading.plan import Filter
from actions.reading.times import Days
from actions.wording.catalogue import say
from actions.wording.naming import called
from actions.wording.rendering import shown
from actions.wording.values import show_number, show_value
from index.documents.names import issuer_in, show_date, show_month, title_in
from index.lexicon.place_names import with_places
from index.lexicon.types import said_in
from index.records.document import Document
from index.text.language import Language

_DAY = timedelta(days=1)
# What a person wrote is said again as it is.
_AS_TYPED = frozenset(("asked", "question", "written", "reference"))
_ISSUERS = frozenset(("issuer", "claimed"))
# “qui (n'est|ne sont) plus …”: of one thing, of several.
_NUMBERED = re.compile(r"\(([^()|]*)\|([^()|]*)\)")


def describe(line: Line, language: Language, today: date, aside: str = "") -> str:
    """Return `line` in words of `language`; `aside` is said of what it introduces.

    Raises KeyError for a message that does not exist.
    """
    values: dict[str, object] = {"aside": aside}
    for name, value in line.values.items():
        if isinstance(value, Filter):
            count = line.values.get("count")
            number = count if isinstance(count, int) else None
            values["what"], values["rest"] = describe_filter(value, language, today, number)
        elif isinstance(value, tuple) and not isinstance(value, Quote):
            words = [_value(name, one, language, today) for one in value]
            between = _between(name, value, language)
            values[name] = words[0] if len(words) == 1 else between.join(words)
        else:
            values[name] = _value(name, value, language, today)
    return say(language, line.key, **values)


def describe_all(
    lines: Iterable[Line], between: str, language: Language, today: date, aside: str = ""
) -> str:
    """Return `lines` in words, with `between` between two."""
    return between.join(describe(line, language, today, aside) for line in lines)


def describe_filter(
    asked: Filter, language: Language, today: date, count: int | None = None
) -> tuple[str, str]:
    """Return what is asked for, “nghị định”, and what of them, “ của Chính phủ ban hành …”.

    There are `count` of them, if known.
    """
    either = say(language, "documents.or")
    if asked.named:
        return either.join(naming.written for naming in asked.named), ""
    types = [_counted(said_in(code, language), count) for code in asked.types]
    rest = ""
    issuers = [issuer_in(issuer, language) for issuer in asked.issuers]
    if issuers:
        rest += say(language, "documents.of_issuer", issuer=either.join(issuers))
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
        words = {"day": show_date(day_of(asked, today), language), "from": since}
        rest += _counted(say(language, f"documents.{asked.standing}_what", **words), count)
    documents = _counted(say(language, "documents.document"), count)
    return either.join(types or [documents]), rest


def _counted(words: str, count: int | None) -> str:
    """Return `words` for one thing, or for several: “decision(s)” is both, and so “(is|are)”."""
    words = _NUMBERED.sub(r"\1" if count == 1 else r"\2", words)
    return words.replace("(s)", "" if count == 1 else "s")


def _days(language: Language, key: str, days: Days) -> str:
    open_end = "before" if days.first == date.min else "since"
    unit = open_end if date.min == days.first or date.max == days.last else days.unit
    return say(
        language,
        f"documents.{key}_{unit}",
        end=show_date(min(days.last, date.max - _DAY) + _DAY, language),
        first=show_date(days.first, language),
        last=show_date(days.last, language),
        month=show_month(days.first.year, days.first.month, language),
        year=days.first.year,
    )


def _between(name: str, values: tuple[object, ...], language: Language) -> str:
    if all(isinstance(value, Document) for value in values):
        return ", "
    if name == "lines":
        return "\n"
    if name == "names":
        return say(language, "sources_between")
    return say(language, "documents.or") if name == "options" else ""


def _value(name: str, value: object, language: Language, today: date) -> str:
    if isinstance(value, Line):
        return describe(value, language, today)
    if isinstance(value, date):
        if name == "month":
            return show_month(value.year, value.month, language)
        return show_date(value, language)
    if isinstance(value, Decimal):
        return show_number(value, language)
    if isinstance(value, Value):
        return show_value(value.written, language)
    if isinstance(value, Quote):
        return shown(value, language).words
    if isinstance(value, Document):
        return title_in(value, language) if name == "title" else called(value, language)
    if name in _ISSUERS:
        return issuer_in(str(value), language)
    return str(value) if name in _AS_TYPED else with_places(str(value), language)
