"""The head of a document: its own number, type, day of issue and title, each with its words."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from index.legal.metadata.citations import Citation, find_citations
from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText, is_capitals
from index.legal.metadata.titles import is_enacting, sentence_case, subject
from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import Number, find_numbers, known_part, parse_number
from index.lexicon.types import (
    LETTER,
    NAME_OF_NUMBER_CODE,
    TYPE_PATTERN,
    type_named,
    type_of_file,
)
from index.text.folding import fold

_SO = re.compile(r"(?i)(?:(?:luật|pháp lệnh|nghị quyết) số\s*:|số\s*:?)\s*(?P<rest>.*)$")
_TYPE_LINE = re.compile(rf"(?P<type>{TYPE_PATTERN})(?P<rest>.*)$")
# “Hà Nội, ngày …”, with its comma or without, and on a line of its own.
_PLACED_DAY = re.compile(r"(?:,|^(?:[^\W\d_a-zà-ỹđ][^\W\d_]*[\s.]+){0,5})\s*ngày\s+(?=\d)")
_ADOPTED = re.compile(r"thông qua\s+(?:tại .{0,80}?)?ngày\s+")
_ANNOUNCED = re.compile(r"(?i)toàn văn|ký ban hành|ban hành")
_SHORTEST_TITLE = 2
_LONGEST_LINE = 200
_READ_FOR_CASE = 20_000  # characters: a title recurs in the reasons and the first article
_INTRODUCTION = 6  # lines in which a page introduces the text it gives


@dataclass(frozen=True)
class Masthead:
    """What stands above the body; each None where it is not there."""

    number: Finding | None
    type: Finding | None
    issued: Finding | None
    title: Finding | None
    own: Citation | None
    full_title: str

    @property
    def parsed_number(self) -> Number | None:
        """The number taken apart."""
        return parse_number(str(self.number.value)) if self.number else None


def read_masthead(source: LegalText) -> Masthead:
    """Read the head of `source`, and what a page or a file's name says where it has none."""
    own = _own_citation(source)
    number = _number(source, own)
    parsed = parse_number(str(number.value)) if number else None
    kind = _type(source, own, parsed, number)
    title, full = _title(source, own, str(kind.value) if kind else None)
    return Masthead(number, kind, _issued(source, own), title, own, full)


def has_structure(source: LegalText) -> bool:
    """Tell whether the text is laid out as an instrument: articles or Roman sections."""
    return bool(source.articles) or (source.romans[:1] == ("I",) and "II" in source.romans)


def _own_citation(source: LegalText) -> Citation | None:
    """Return what a title line or introduction says of the document given below it, merged."""
    if not has_structure(source):
        return None
    found: list[Citation] = []
    for line in source.lines[:_INTRODUCTION]:
        for citation in find_citations(line.text):
            first = line.text[: citation.start].strip() == ""
            if found and str(citation.number) == str(found[0].number):
                found.append(citation)
            elif (
                not found
                and citation.type
                and (first or _ANNOUNCED.search(line.text[: citation.start]))
            ):
                if _SO.match(line.text) or line.text.startswith(("Căn cứ", "Thực hiện")):
                    continue
                found.append(citation)
    if not found:
        return None
    return Citation(
        found[0].number,
        found[0].type,
        found[0].name,
        next((c.issued for c in found if c.issued), None),
        next((c.issuer for c in found if c.issuer), None),
        found[0].start,
        found[0].end,
    )


def _number(source: LegalText, own: Citation | None) -> Finding | None:
    for line in source.head:
        official = _SO.match(line.text)
        if official is None:
            continue
        number = next(find_numbers(f"số {official['rest']}"), None)
        if number is None:
            break  # left open: Số:     /QĐ-TTg
        behind = official["rest"][number.end - len("số ") :].strip(" .")
        if number.start <= len("số ") and (not behind or _PLACED_DAY.search(behind)):
            return Finding(str(number.number), "sure", line.text)
    if own:
        return Finding(str(own.number), "sure", _words(source, own))
    return _number_of_file(source.name)


def _number_of_file(name: str) -> Finding | None:
    parts = re.findall(r"[^\W_]+", PurePath(name).stem)
    for at, part in enumerate(parts):
        if not re.fullmatch(r"\d{1,5}[a-z]?", part):
            continue
        rest = parts[at + 1 :]
        year = rest[0] if rest and re.fullmatch(r"(?:19|20)\d\d", rest[0]) else None
        codes = [known_part(word) for word in rest[1 if year else 0 :][:3]]
        known = [code for code in codes[: codes.index(None) if None in codes else None] if code]
        typed = len(known) >= 2 and known[0] in NAME_OF_NUMBER_CODE
        if typed or (known and re.search(r"\d$", known[0])):
            number = parse_number("/".join([part, *([year] if year else []), "-".join(known)]))
            if number:
                return Finding(str(number), "guess", f"the file's name: {name}")
    return None


def _type(
    source: LegalText, own: Citation | None, parsed: Number | None, number: Finding | None
) -> Finding | None:
    for line in source.head:
        found = _TYPE_LINE.match(line.text)
        if found and (not found["rest"].strip() or is_capitals(line.text)):
            return Finding(type_named(found["type"]), "sure", line.text[:120])
    if own and own.type:
        return Finding(own.type, "sure", _words(source, own))
    if any(_about(line.text) for line in source.head) and parsed and number:
        return Finding(LETTER, "sure", "V/v")
    if parsed and number and parsed.type:
        return Finding(
            parsed.type, "likely" if number.sureness == "sure" else "guess", number.evidence
        )
    if parsed and any(
        line.text.startswith("Kính gửi") for line in source.lines[: _INTRODUCTION * 4]
    ):
        return Finding(LETTER, "likely", "Kính gửi")
    kind = type_of_file(source.name)
    return (
        Finding(kind, "guess", f"the file's name: {source.name}")
        if kind and has_structure(source)
        else None
    )


def _issued(source: LegalText, own: Citation | None) -> Finding | None:
    for line in source.head:
        placed = _PLACED_DAY.search(line.text)
        if placed and not _TYPE_LINE.match(line.text) and len(line.text) < _LONGEST_LINE:
            day = next(find_dates(line.text[placed.start() :]), None)
            if day:
                return Finding(day.day, "sure", line.text)
    if own and own.issued:
        return Finding(own.issued, "sure", _words(source, own))
    return _adopted(source)


def _adopted(source: LegalText) -> Finding | None:
    for line in reversed(source.main[-25:]):
        found = _ADOPTED.search(line.text)
        day: date | None = (
            next((at.day for at in find_dates(line.text[found.end() :])), None) if found else None
        )
        if day and re.match(rf"(?:{TYPE_PATTERN})\s+này", line.text):
            return Finding(day, "sure", line.text)
    return None


def _title(source: LegalText, own: Citation | None, kind: str | None) -> tuple[Finding | None, str]:
    """Return the title without “về việc phê duyệt …”, and the whole of it."""
    lines = [line.text for line in source.head]
    for row, line in enumerate(lines):
        found = _TYPE_LINE.match(line)
        if found and (not found["rest"].strip() or is_capitals(line)) and not _SO.match(line):
            if own and next(find_numbers(line), None):
                continue
            full = " ".join(_title_lines(found["rest"].strip(), lines[row + 1 :]))
            if len(full.split()) >= _SHORTEST_TITLE:
                written = sentence_case(full, source.text[:_READ_FOR_CASE])
                return Finding(subject(written), "sure", full), written
    about = next((words for line in lines if (words := _about(line))), None)
    if about:
        return Finding(subject(about), "sure", about), about
    if own:
        return _title_of_citation(source, own)
    return None, ""


def _title_lines(first: str, following: list[str]) -> list[str]:
    """Return the lines of a trích yếu, from “VỀ” on where a line before it names a meeting."""
    taken = [first] if first else []
    for line in following:
        if line.startswith("(") or _SO.match(line) or len(taken) > 5:
            break
        another = is_enacting(line) or is_capitals(line) is not is_capitals(
            taken[0] if taken else line
        )
        if taken and another and not fold(line).startswith("ve "):
            break
        if line.endswith((".", ";", ":")) and len(line) > 200:
            break
        taken.append(line)
        if not is_capitals(line):
            break
    starts = [row for row, line in enumerate(taken) if fold(line).startswith(("ve ", "v/v"))]
    return taken[starts[0] :] if starts else taken


def _title_of_citation(source: LegalText, own: Citation) -> tuple[Finding | None, str]:
    if own.name:
        return Finding(own.name, "sure", _words(source, own)), own.name
    for line in source.lines[:_INTRODUCTION]:
        for citation in find_citations(line.text):
            rest = line.text[citation.end :].strip()
            title = re.match(
                r"(?:[:,–-]\s*|(?=(?:về|quy định|phê duyệt|ban hành)\s))(?P<title>.+)$", rest
            )
            if str(citation.number) == str(own.number) and title:
                words = sentence_case(
                    re.split(r"(?<=\w)[.;]\s", title["title"] + " ")[0].strip(" .;,"), source.text
                )
                if len(words.split()) > _SHORTEST_TITLE:
                    return Finding(subject(words), "sure", line.text[:160]), words
    return None, ""


def _about(line: str) -> str | None:
    found = re.match(r"(?i)v/v\s*:?\s*(.+)$", line)
    return found[1].strip() if found else None


def _words(source: LegalText, own: Citation) -> str:
    number = str(own.number)
    for line in source.lines[:_INTRODUCTION]:
        if any(str(citation.number) == number for citation in find_citations(line.text)):
            return line.text[:160]
    return number
