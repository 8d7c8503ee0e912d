"""Which document a text is: the key two files of the same document share, and its readable id."""

import hashlib
import re
from pathlib import Path

from index.lexicon.document_numbers import Number, parse_number
from index.lexicon.types import code_of
from index.records.document import Document
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_UNWRITTEN: dict[str, list[str]] = _WORDS["unwritten"]
_PLACES = "|".join(sorted(_WORDS["places"], key=len, reverse=True))
_PLACE = re.compile(rf"\b(?:{_PLACES}) (?P<name>.+)$")
_LOCAL_CODES = frozenset(_WORDS["local_codes"])
_LOCAL_BODIES = tuple(_WORDS["local_bodies"])
_LONGEST_ID = 80


def identity(document: Document, content_hash: str = "") -> str:
    """Return the key that every file of the same document has.

    A numbered one: type, ordinal, year (of the number, else of issue), authority, and the place of
    a local authority, `content_hash` where that is not known. An unnumbered one: its folded title
    and day; `content_hash` when it lacks one of them, its id when there is no hash either.
    """
    number = parse_number(document.number or "")
    if number:
        year = number.year or (document.issued.year if document.issued else "")
        parts = [_type_code(document), number.ordinal.lstrip("0"), str(year), _authority(number)]
        place = _place(document, number)
        if not place and _is_local(document, number):
            place = content_hash  # of which province? Two entries are better than the wrong one
        return " ".join(part for part in [*parts, place] if part)
    if document.number:
        return f"{_type_code(document)} {fold(document.number)} {document.issued or ''}".strip()
    if document.title and document.issued:
        return f"{_slug(document.title)} {document.issued}"
    return content_hash or document.id


def document_id(document: Document, content_hash: str = "") -> str:
    """Return the id of `document` as the corpus writes it: `qd-749-2020`, `kh-308-2025-ha-noi`.

    An unnumbered one gets its type, title and year. One without a title either gets the beginning
    of `content_hash`, and its own id where that is empty.
    """
    number = parse_number(document.number or "")
    year = str(document.issued.year) if document.issued else ""
    if number:
        code = _type_code(document)
        authority = _authority(number)
        place = _place(document, number)
        behind = place or ("" if authority in _UNWRITTEN.get(code, ()) else authority)
        parts = [code, number.ordinal, str(number.year or year), behind]
    else:
        words = _slug(document.number or document.title)
        parts = [_type_code(document), words, year]
        if not words:
            parts = ["text", content_hash[:12]] if content_hash else [document.id]
    return "-".join(part for part in parts if part)[:_LONGEST_ID].strip("-")


def fingerprint(text: str) -> str:
    """Return a hash of the words of `text`: the same however it was spaced."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _type_code(document: Document) -> str:
    number = parse_number(document.number or "")
    kind = document.type or (number.type if number else None) or ""
    if not kind and number and number.parts[0].startswith("QH"):
        kind = "Luật"  # most of what the National Assembly numbers so
    return code_of(kind) or _slug(kind)


def _authority(number: Number) -> str:
    return "-".join(_slug(code) for code in number.authorities)


def _is_local(document: Document, number: Number) -> bool:
    codes = {fold(code) for code in number.authorities}
    return bool(codes & _LOCAL_CODES) or fold(document.issuer or "").startswith(_LOCAL_BODIES)


def _place(document: Document, number: Number) -> str:
    place = _PLACE.search(fold(document.issuer or "")) if _is_local(document, number) else None
    return _slug(place["name"]) if place else ""


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(text)))
