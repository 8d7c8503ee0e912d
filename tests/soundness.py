"""What no reply may ever be, whatever was asked."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema

from index.records.document import Passage
from index.store.catalogue import Catalogue

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schema" / "answer.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
_WORD = re.compile(r"\w+")
_FOR_PROGRAMS = re.compile(r"[{}]|\bNone\b(?! of)|\bnull\b|Traceback|Error\b")


def faults(payload: dict[str, Any], catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with an Answer as it crosses the wire, held against what is known."""
    for error in VALIDATOR.iter_errors(payload):
        yield f"breaks the schema at {error.json_path}: {error.message}"
    text = payload["text"]
    yield from faults_of_text(text)
    for citation in payload["citations"]:
        if not _says(text, citation["quote"]):
            yield f"the text does not say what it quotes: “{citation['quote']}”"
        if not any(_is_of(citation, passage) for passage in _passages(citation, catalogue)):
            yield f"the store does not hold the citation {citation}"


def _says(text: str, quote: str) -> bool:
    """Tell whether `text` says `quote` word for word.

    A line of a list begins with a capital. What a sentence lists may stand on lines of its own: “,”
    and the “và” before the last are no words of it then.
    """
    ways = (quote, f"{quote[:1].upper()}{quote[1:]}")
    return any(way in text or f" {_run(way)} " in f" {_run(text)} " for way in ways)


def _run(words: str) -> str:
    return " ".join(word for word in _WORD.findall(words) if word != "và")


def faults_of_text(text: str) -> Iterator[str]:
    """Yield what is wrong with any text that a person sees."""
    if found := _FOR_PROGRAMS.search(text):
        yield f"shows “{found[0]}”, which only a program should see"


def _passages(citation: dict[str, Any], catalogue: Catalogue) -> list[Passage]:
    document = next((d for d in catalogue.documents if d.id == citation["document_id"]), None)
    if document is None:
        return []
    issued = document.issued.isoformat() if document.issued else None
    stated = (citation["number"], citation["issued"], citation["kind"])
    if stated != (document.number, issued, document.wording):
        return []
    return list(catalogue.passages(catalogue.positions_of([document.id])).values())


def _is_of(citation: dict[str, Any], passage: Passage) -> bool:
    """Tell whether `citation` is of `passage`, in Vietnamese or in a language it is there in."""
    told = [(passage.heading, passage.text), *((r.heading, r.text) for r in passage.renderings)]
    return any(
        citation["heading"] == heading and citation["quote"] in text for heading, text in told
    ) and (citation["url"] is None or citation["url"] in passage.sources)
