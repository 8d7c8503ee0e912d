"""What of a sentence a point of a list shows: all but the beginning that the lines above have said.

“Quyết định 749/QĐ-TTg đặt mục tiêu đến năm 2025 có 80% …” is “có 80% …” under that aim of that
decision. What is left is word for word; the one source of a sentence is named behind it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.documents.names import name_in
from index.records.document import Document
from index.text.alternatives import any_of
from index.text.language import Language
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_SOURCES, _SAYS, _BEFORE, _AIMS, _UNTIL, _AIM, _OF, _IS = (
    f"(?:{any_of(_WORDS[key])})"
    for key in ("sources", "says", "before", "aims", "until", "aim", "of", "is")
)
_SOURCE = re.compile(rf"(?:{_SOURCES}) \(([^()]+)\)(?:,| (?:{_SAYS}),?) ")
_NOTHING = re.compile(r"(?!)")
_YEARS = re.compile(r"(?:19|20)\d\d")
# A rest of fewer words says too little by itself.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Shortened:
    """The words that are shown, and the one source that the sentence names; "" for none."""

    words: str
    source: str = ""


def shortened(sentence: str, document: Document, heading: str, language: Language) -> Shortened:
    """Return what of `sentence`, which is on `document`, is shown under `heading`."""
    rest, source = sentence, ""
    if found := _SOURCE.match(sentence):
        rest, source = sentence[found.end() :], found[1]
    if begins := _beginning(document, heading, language).match(rest):
        left = rest[begins.end() :]
        rest = left if len(left.split()) >= _FEWEST else rest
    return Shortened(rest, source)


def _beginning(document: Document, heading: str, language: Language) -> re.Pattern[str]:
    """Return the pattern of what names `document`, and the aim and year that `heading` says."""
    called = any_of(_names(document, language)) + _numbered(document)
    name = f"(?:(?:{_BEFORE}) )?(?:la |le )?(?:{called}),? "
    years = _YEARS.findall(heading)
    if not heading:  # “took effect on …” is no sentence without its subject
        return re.compile(name, re.IGNORECASE) if language == "vi" else _NOTHING
    until = ""
    if len(years) == 1 or "–" in heading:
        until = rf"(?:(?:{_UNTIL}) {'–'.join(years)},? )?"
    # Only Vietnamese has sentences without a subject: “fixe comme objectif que …” is none.
    aim = f"(?:(?:{_AIMS}) )" + ("?" if language == "vi" else "")
    under = f"(?:{_BEFORE}) {name}" if language != "vi" else ""
    ways = [f"{until}{name}{aim}{until}", under, f"{_AIM} {until}{_OF} {name}{_IS} "]
    return re.compile(f"(?:{'|'.join(filter(None, ways))})", re.IGNORECASE)


def _numbered(document: Document) -> str:
    """Return the pattern of its number behind the word of another language for its type."""
    return rf"|\w+ {re.escape(document.number)}" if document.number else ""


def _names(document: Document, language: Language) -> Iterable[str]:
    """Return what sentences call `document`: by number after each of its types, or by an alias."""
    translation = document.translation(language)
    aliases = (*document.aliases, *(translation.aliases if translation else ()))
    number = document.number
    if not number:
        return (document.name, name_in(document, language))
    kinds = (document.type or "", *aliases)
    names = (*aliases, *(f"{kind} {number}".strip() for kind in kinds))
    return (*names, name_in(document, language))
