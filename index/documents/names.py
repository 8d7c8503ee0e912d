"""What a document, its issuer and its day are called in a language: “Decision 749/QĐ-TTg”."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from index.lexicon.document_numbers import parse_number
from index.lexicon.types import one_called
from index.records.document import Document
from index.records.languages import Language
from index.yaml_file import read_yaml

_WORDS: dict[Language, dict[str, Any]] = read_yaml(Path(__file__).with_suffix(".yml"))
# Nobody knows a law by its number alone.
_CALLED_BY_TITLE = frozenset(("Luật", "Bộ luật", "Pháp lệnh"))


def show_date(day: date, language: Language = "vi") -> str:
    """Return `day` as texts of `language` write it.

    Vietnamese decrees write “05/02/2024” and “05/3/2024”: days below 10 and months 1 and 2 get a
    leading zero.
    """
    words = _WORDS[language]
    shown: object = day.day
    if language == "vi":
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    else:
        month = words["months"][day.month - 1]
        shown = words["first"] if day.day == 1 and "first" in words else day.day
    text: str = words["date"].format(day=shown, month=month, year=day.year)
    return text


def labelled(label: str, words: str, language: Language) -> str:
    """Return `words` behind their `label`, as texts of `language` part the two: “Source : X”."""
    text: str = _WORDS[language]["labelled"].format(label=label, words=words)
    return text


def month_names(language: Language) -> list[str]:
    """Return the names of the months in `language`, in small letters; Vietnamese numbers them."""
    return [month.lower() for month in _WORDS[language].get("months", ())]


def show_month(year: int, month: int, language: Language) -> str:
    """Return a month as texts of `language` write it: “4/2023”, “April 2023”."""
    words = _WORDS[language]
    if "months" not in words:
        return f"{month}/{year}"
    text: str = words["month"].format(month=words["months"][month - 1], year=year)
    return text


def name_in(document: Document, language: Language) -> str:
    """Return what to call `document` in `language`; its number stays as its issuer writes it."""
    if language == "vi":
        return document.name
    kind = type_in(document.type, language) if document.type else ""
    if document.number:
        return f"{kind} {document.number}".strip()
    title = title_in(document, language)
    if kind and title:
        text: str = _WORDS[language]["titled"].format(kind=kind, title=title)
        return text
    return title or document.id


def full_name_in(document: Document, language: Language) -> str:
    """Return what to call `document` in `language`, a law by its name as well as its number.

    “Luật Viễn thông 24/2023/QH15”, “Law 24/2023/QH15 (Telecommunications)”.
    """
    title = title_in(document, language)
    if not (document.number and title and document.type in _CALLED_BY_TITLE):
        return name_in(document, language)
    kind = type_in(document.type, language)
    if language == "vi":
        return f"{kind} {title} {document.number}"
    return f"{kind} {document.number} ({title})"


def said_name(name: str, language: Language) -> tuple[str, str]:
    """Return `name`, of name_in() or name_number(), as a sentence says it, and a participle's end.

    In French a name has an article: “la décision 749/QĐ-TTg”, “e”; a Vietnamese conference has no
    capital, “hội thảo …”.
    """
    words = _WORDS[language]
    if name.lower().startswith(tuple(words.get("small", ()))):
        return f"{name[0].lower()}{name[1:]}", ""
    first = name.partition(" ")[0].lower()
    article: str = words.get("articles", {}).get(first, words.get("article", ""))
    if not article or not first.isalpha():
        return name, ""
    is_feminine = article == "la" or first in words.get("feminine", ())
    space = "" if article.endswith("'") else " "
    return f"{article}{space}{name[0].lower()}{name[1:]}", "e" if is_feminine else ""


def title_in(document: Document, language: Language) -> str:
    """Return the title of `document` in `language`, else its own; "" where it has none."""
    translation = document.translation(language)
    return translation.title if translation else document.title


def said_title(document: Document, language: Language) -> str:
    """Return the title of `document` as a sentence of `language` says it.

    Vietnamese has it without quotation marks, and so without the capital that only begins it.
    """
    title = title_in(document, language)
    first, _, rest = title.partition(" ")
    is_name = rest[:1].isupper() or not first[1:].islower()  # “Hà Nội”, “AI”
    if language != "vi" or is_name or title.startswith(tuple(_WORDS["vi"]["programmes"])):
        return title
    return f"{first.lower()} {rest}"


def type_in(name: str, language: Language) -> str:
    """Return what one document of the type `name` is called in `language`: “Decision”."""
    if language == "vi":
        return name
    called = _WORDS[language]["events"].get(name.lower()) or one_called(name, language) or name
    return f"{called[0].upper()}{called[1:]}"


def issuer_in(issuer: str, language: Language) -> str:
    """Return what the `issuer` of documents is called in `language`, else its own name."""
    called: str = _WORDS[language].get("issuers", {}).get(issuer, issuer)
    return called


def name_number(number: str, language: Language = "vi") -> str:
    """Return `number` after its type where its code shows one: “Nghị định 13/2023/NĐ-CP”."""
    parsed = parse_number(number)
    if parsed and parsed.type:
        return f"{type_in(parsed.type, language)} {number}"
    return f"{type_in('Luật', language)} {number}" if re.search(r"/QH\d", number) else number
