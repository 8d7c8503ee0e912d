"""The identity of a document: the key that all its files share, and its readable id."""

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
    """Return the key of a document, which is the same for all its files.

    With a number, the key is its type, ordinal, year (of the number, else of issue), authority and,
    for a local authority, its place; `content_hash` if the place is unknown. Without a number, the
    key is the folded title and the day of issue; `content_hash` if one of them is missing; the id
    if there is no hash either.
    """
    number = parse_number(document.number or "")
    if number:
        year = number.year or (document.issued.year if document.issued else "")
        parts = [_type_code(document), number.ordinal.lstrip("0"), str(year), _authority(number)]
        place = _place(document, number)
        if not place and _is_local(document, number):
            place = content_hash  # unknown province: two entries are better than a wrong merge
        return " ".join(part for part in [*parts, place] if part)
    if document.number:
        return f"{_type_code(document)} {fold(document.number)} {document.issued or ''}".strip()
    if document.title and document.issued:
        return f"{_slug(document.title)} {document.issued}"
    return content_hash or document.id


def document_id(document: Document, content_hash: str = "") -> str:
    """Return the id of `document` in the corpus: `qd-749-2020`, `kh-308-2025-ha-noi`.

    Without a number, the id is type, title and year. Without a title as well, it is the beginning
    of `content_hash`; the id that `document` has if the hash is empty.
    """
    number = parse_number(document.number or "")
    year = str(document.issued.year) if document.issued else ""
    if number:
        code = _type_code(document)
        authority = _authority(number)
        place = _place(document, number)
        last = place or ("" if authority in _UNWRITTEN.get(code, ()) else authority)
        parts = [code, number.ordinal, str(number.year or year), last]
    else:
        words = _slug(document.number or document.title)
        parts = [_type_code(document), words, year]
        if not words:
            parts = ["text", content_hash[:12]] if content_hash else [document.id]
    return "-".join(part for part in parts if part)[:_LONGEST_ID].strip("-")


def fingerprint(text: str) -> str:
    """Return the SHA-256, in hex, of the words of `text`; white space does not change it."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def _type_code(document: Document) -> str:
    number = parse_number(document.number or "")
    kind = document.type or (number.type if number else None) or ""
    if not kind and number and number.parts[0].startswith("QH"):
        kind = "Luật"  # most documents numbered by the National Assembly are laws
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
