"""The values of a portal's box, read as metadata; they are likely, never sure."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from index.legal.metadata.citations import find_citations
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.issuer import body_named, local_body_at
from index.legal.metadata.signer import person_in
from index.legal.metadata.titles import sentence_case, subject
from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import Number, find_numbers, parse_number
from index.lexicon.types import type_named
from index.records.document import Relation
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_UNKNOWN = re.compile(
    rf"(?:{any_of(_WORDS['unknown'])})(?!\s[^\W\d_])|{any_of(_WORDS['unknown_lead'])}"
)
_PLACE = re.compile(rf"(?:{'|'.join(_WORDS['places'])})\b")
_SO = "số "
_LATEST_DAY = 24  # characters before the day: “Từ ngày”
_LONGEST_EVIDENCE = 160  # characters
_SHORTEST_TITLE = 2  # words


def fits(name: str, value: str) -> bool:
    """Tell whether `value` is of the kind of the field `name`; a title is of none."""
    if name == "issuer":
        return issuer_in(value, None) is not None
    read = _READERS.get(name)
    return bool(read and read(value) is not None)


def read_box(values: Mapping[str, str]) -> Findings:
    """Return the findings of a box with `values`, by field; the words without a sense are absent.

    `relations` are the documents that it names as bases.
    """
    told: dict[str, object] = {
        name: read(value)
        for name, value in values.items()
        if (read := _READERS.get(name)) and not is_unknown(value)
    }
    number = number_in(values.get("number", ""))
    told["issuer"] = issuer_in(values.get("issuer", ""), number)
    told["type"] = told.get("type") or (number.type if number else None)
    told["relations"] = bases_in(values.get("bases", "")) or None
    evidence = {**values, "relations": values.get("bases", "")}
    return {
        name: Finding(
            value, "likely", f"the portal's box: {evidence.get(name, '')[:_LONGEST_EVIDENCE]}"
        )
        for name, value in told.items()
        if value is not None
    }


def known(values: Mapping[str, str]) -> dict[str, str]:
    """Return `values` without those that tell nothing."""
    return {name: value for name, value in values.items() if not is_unknown(value)}


def is_unknown(value: str) -> bool:
    """Tell whether a portal writes `value` where it knows nothing: “Đang cập nhật”."""
    return bool(_UNKNOWN.match(fold(value).strip(" .…-:(")))


def number_in(value: str) -> Number | None:
    """Return the number that `value` begins with."""
    found = next(find_numbers(f"{_SO}{value}"), None)
    return found.number if found and found.start <= len(_SO) else None


def issuer_in(value: str, number: Number | None) -> str | None:
    """Return the body that `value` names; a place alone is its local body by the `number`."""
    if is_unknown(value):
        return None
    place = _PLACE.match(fold(value))
    return local_body_at(value, number) if place else body_named(value)


def bases_in(value: str) -> tuple[Relation, ...]:
    """Return the documents with a number that `value` names, as bases."""
    return tuple(
        Relation(
            kind="based_on", number=str(each.number), title=each.title or None, day=each.issued
        )
        for each in find_citations(value)
    )


def _number(value: str) -> str | None:
    number = number_in(value)
    return str(number) if number else None


def type_in(value: str) -> str | None:
    """Return the type that `value` names: “Nghị định”, “nghi-dinh”."""
    return type_named(re.sub(r"[-_]", " ", value)) or type_named(value)


def _day(value: str) -> date | None:
    found = next(find_dates(value[:80]), None)
    return found.day if found and found.start <= _LATEST_DAY else None


def title_in(value: str) -> str | None:
    """Return a title without the type and number of its document, and without “về việc”."""
    words = value.strip(" .:;“”\"'–-")
    own = next(find_citations(words), None)
    if own and own.start == 0:
        words = words[own.end :].strip(" .:;,–-")
    title = subject(sentence_case(words, ""))
    enough = len(title.split()) >= _SHORTEST_TITLE and parse_number(title) is None
    return title if enough else None


_READERS: dict[str, Callable[[str], object | None]] = {
    "number": _number,
    "type": type_in,
    "title": title_in,
    "signer": person_in,
    "issued": _day,
    "effective": _day,
}
