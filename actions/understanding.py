"""Understand a question: its language, the documents it names, the fields it asks for."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args

from actions.emergencies.phrases import contains_any
from index.legal.structure.provision import Provision
from index.lexicon.types import CODE_OF_WORD, type_codes
from index.references.finder import Reference, ReferenceFinder, are_alternatives
from index.references.provisions import find_provision
from index.references.written_years import years_in_figures
from index.text.folding import fold
from index.text.language import Language, detect_language
from index.text.lookbehind import match_before
from index.yaml_file import read_yaml

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
_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_name("fields.yml"))
# Longer phrases first, whatever their field: “có hiệu lực từ ngày nào” is not “ngày nào”.
_PHRASES: list[tuple[str, Field]] = sorted(
    ((phrase, field) for field in get_args(Field) for phrase in _WORDS[field]),
    key=lambda pair: -len(pair[0]),
)


def _one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


_PATTERNS: dict[Field, re.Pattern[str]] = {
    field: re.compile(pattern) for field, pattern in _WORDS["patterns"].items()
}
_COMPOUNDS = {field: _one_of(listed) for field, listed in _WORDS["compounds"].items()}
_NOT_ASKED_OF = {
    field: re.compile(rf"{_one_of([*listed, *CODE_OF_WORD]).pattern}\s+$")
    for field, listed in _WORDS["not_asked_of"].items()
}
_FILLERS: dict[Language, list[str]] = {
    language: sorted(listed, key=len, reverse=True)
    for language, listed in _WORDS["fillers"].items()
}
_ISSUED: Field = "issued"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood as of `today`, the day on which it is asked.

    `rest` is what it says besides naming documents and asking for fields, folded: nothing there
    means that the metadata answer all of it.
    """

    text: str
    today: date
    language: Language
    references: tuple[Reference, ...]
    provision: Provision
    fields: tuple[Field, ...]
    rest: str


def understand(text: str, finder: ReferenceFinder, today: date) -> Question:
    """Return `text`, of `today`, as a Question; `finder` finds its documents; years in figures."""
    text = years_in_figures(text)
    references = tuple(finder.find(text))
    # Keys of Telex that were left over make no French of it.
    language = "vi" if any(found.is_rewritten for found in references) else detect_language(text)
    written = unicodedata.normalize("NFC", text)
    remaining = folded = fold(written)
    for reference in sorted(references, key=lambda found: -found.span[0]):
        start, end = reference.span
        beside = (o for o in references if are_alternatives(folded, o, reference))
        start = min(
            (other.span[1] for other in beside if other.span < reference.span), default=start
        )
        remaining = _without(remaining, (start, end))
    fields: list[Field] = []
    typed = written.lower() if len(written.lower()) == len(folded) else folded
    if references or type_codes(text):
        for field, span in _matched(remaining, typed):
            remaining = _without(remaining, span)
            fields.append(field)
    numbered = any(not reference.by_name for reference in references)
    whens = [(phrase, _ISSUED) for phrase in _WORDS["when"]] if numbered else []
    for phrase, field in [*_PHRASES, *whens]:
        taken = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", " ", remaining)
        if taken != remaining:
            remaining = taken
            fields += [field, *(other for other in get_args(Field) if phrase in _WORDS[other])]
    asked = remaining
    for filler in _FILLERS[language]:
        remaining = re.sub(rf"(?<!\w){re.escape(filler)}(?!\w)", " ", remaining)
    rest = re.findall(r"\w+", remaining)
    if not numbered:
        rest += [phrase for phrase in _WORDS["when"] if contains_any(asked, [phrase])]
    order = get_args(Field)
    return Question(
        text,
        today,
        language,
        references,
        find_provision(text),
        tuple(sorted(set(fields), key=order.index)),
        " ".join(rest),
    )


def _matched(remaining: str, typed: str) -> Iterator[tuple[Field, tuple[int, int]]]:
    """Yield the fields that patterns ask for in what is `remaining`, typed so, and where."""
    for field, pattern in _PATTERNS.items():
        compounds = [match.span() for match in _COMPOUNDS[field].finditer(remaining)]
        for match in pattern.finditer(typed):
            start, end = match.span()
            blank = remaining[start:end].split() != fold(match[0]).split()
            part = any(first < end <= last for first, last in compounds)
            if blank or part:
                continue
            named = match[0].startswith("n")
            if not (named and match_before(_NOT_ASKED_OF[field], remaining, start)):
                yield field, (start, end)


def _without(text: str, span: tuple[int, int]) -> str:
    """Return `text` with blanks in place of `span`: places stay what they are."""
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
