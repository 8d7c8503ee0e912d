"""Put a Line into words: nested Lines, dates, documents, and which documents a Filter asks for."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from actions.executing.result import Line, Quote
from actions.executing.selecting import day_of
from actions.reading.plan import Filter
from actions.reading.times import Days
from actions.wording.catalogue import say
from actions.wording.naming import called
from actions.wording.rendering import shown
from index.documents.names import issuer_in, show_date, show_month, title_in
from index.lexicon.types import said_in
from index.records.document import Document
from index.text.language import Language

_DAY = timedelta(days=1)


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
            words = (_value(name, one, language, today) for one in value)
            values[name] = _between(name, value, language).join(words)
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
        rest += say(language, f"documents.{asked.standing}_what", **words)
    documents = _counted(say(language, "documents.document"), count)
    return either.join(types or [documents]), rest


def _counted(words: str, count: int | None) -> str:
    """Return `words` for one thing, or for several: “decision(s)” is both."""
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


def _number(value: Decimal, language: Language) -> str:
    """Return `value` without a fraction of zeros: “10”, “2,5”."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if language == "en" else text.replace(".", ",")


def _between(name: str, values: tuple[object, ...], language: Language) -> str:
    if all(isinstance(value, Document) for value in values):
        return ", "
    if name == "lines":
        return "\n"
    return say(language, "documents.or") if name == "options" else ""


def _value(name: str, value: object, language: Language, today: date) -> str:
    if isinstance(value, Line):
        return describe(value, language, today)
    if isinstance(value, date):
        if name == "month":
            return show_month(value.year, value.month, language)
        return show_date(value, language)
    if isinstance(value, Decimal):
        return _number(value, language)
    if isinstance(value, Quote):
        return shown(value, language).words
    if isinstance(value, Document):
        return title_in(value, language) if name == "title" else called(value, language)
    return str(value)
