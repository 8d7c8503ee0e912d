"""Understand a question: its language, the documents it names, the fields it asks for."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import yaml

from actions.phrases import contains_any
from index.folding import fold
from index.language import Language, detect_language
from index.legal.named_place import find_place
from index.legal.place import Place
from index.references import Reference, ReferenceFinder, are_alternatives
from index.written_years import years_in_figures

Field = Literal[
    "issued",
    "issuer",
    "signer",
    "effective",
    "validity",
    "replaced_by",
    "replaces",
    "based_on",
    "title",
]
_WORDS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("fields.yml").read_text(encoding="utf-8")
)
# Longer phrases first, whatever their field: “có hiệu lực từ ngày nào” is not “ngày nào”.
_PHRASES: list[tuple[str, Field]] = sorted(
    ((phrase, field) for field in get_args(Field) for phrase in _WORDS[field]),
    key=lambda pair: -len(pair[0]),
)


_FILLERS = sorted(_WORDS["fillers"], key=len, reverse=True)
_ISSUED: Field = "issued"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood.

    `rest` is what it says besides naming documents and asking for fields, folded: nothing there
    means that the metadata answer all of it.
    """

    text: str
    language: Language
    references: tuple[Reference, ...]
    place: Place
    fields: tuple[Field, ...]
    rest: str


def understand(text: str, finder: ReferenceFinder) -> Question:
    """Return `text` as a Question, its documents looked up by `finder`; its years in figures."""
    text = years_in_figures(text)
    references = tuple(finder.find(text))
    remaining = folded = fold(unicodedata.normalize("NFC", text))
    for reference in sorted(references, key=lambda found: -found.span[0]):
        start, end = reference.span
        beside = (o for o in references if are_alternatives(folded, o, reference))
        start = min(
            (other.span[1] for other in beside if other.span < reference.span), default=start
        )
        remaining = remaining[:start] + " " + remaining[end:]
    fields: list[Field] = []
    numbered = any(not reference.by_name for reference in references)
    whens = [(phrase, _ISSUED) for phrase in _WORDS["when"]] if numbered else []
    for phrase, field in [*_PHRASES, *whens]:
        taken = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", remaining)
        if taken != remaining:
            remaining = taken
            fields += [field, *(other for other in get_args(Field) if phrase in _WORDS[other])]
    asked = remaining
    for filler in _FILLERS:
        remaining = re.sub(rf"(?<!\w){re.escape(filler)}(?!\w)", " ", remaining)
    rest = re.findall(r"\w+", remaining)
    if not numbered:
        rest += [phrase for phrase in _WORDS["when"] if contains_any(asked, [phrase])]
    order = get_args(Field)
    return Question(
        text,
        # Keys of Telex that were left over make no French of it.
        "vi" if any(found.mended for found in references) else detect_language(text),
        references,
        find_place(text),
        tuple(sorted(set(fields), key=order.index)),
        " ".join(rest),
    )
