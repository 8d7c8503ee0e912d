"""The masthead of a document: its number, type, day of issue and title."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from index.legal.metadata.citations import Citation, find_citations
from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import LegalText, is_capitals
from index.legal.metadata.titles import is_enacting, sentence_case, subject
from index.lexicon.box_labels import is_label, is_labelled
from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import Number, canonical_part, find_numbers, parse_number
from index.lexicon.types import (
    CONSOLIDATION,
    LETTER,
    NAME_OF_NUMBER_CODE,
    TYPE_PATTERN,
    type_named,
    type_of_file,
)
from index.text.folding import fold

# A line with the number: “Số: 749/QĐ-TTg”.
_SO = re.compile(r"(?i)(?:(?:luật|pháp lệnh|nghị quyết) số\s*:|số\s*:?)\s*(?P<rest>.*)$")
_TYPE_LINE = re.compile(rf"(?P<type>{TYPE_PATTERN})(?P<rest>.*)$")
# “Hà Nội, ngày …”, with or without a comma, and on a line of its own.
_PLACE_AND_DAY = re.compile(r"(?:,|^(?:[^\W\d_a-zà-ỹđ][^\W\d_]*[\s.]+){0,5})\s*ngày\s+(?=\d)")
_ADOPTED = re.compile(r"thông qua\s+(?:tại .{0,80}?)?ngày\s+")
_ANNOUNCED = re.compile(r"(?i)toàn văn|ký ban hành|ban hành")
_SHORTEST_TITLE = 2
_LONGEST_LINE = 200
_LONGEST_BODY = 20_000  # characters: a title recurs in the reasons and the first article
_INTRODUCTION = 6  # lines in which a page introduces its text
_MOST_TITLE_LINES = 5
_LAST_LINES = 25  # in which the day of adoption is searched for
_LONGEST_EVIDENCE = 160  # characters


@dataclass(frozen=True)
class Masthead:
    """The head of a document; a field is None if the head lacks it.

    `own_citation` is the citation of the document itself in a title line or introduction.
    `full_title` is the title with “về việc phê duyệt …”, "" if there is none.
    """

    number: Finding | None
    type: Finding | None
    issued: Finding | None
    title: Finding | None
    own_citation: Citation | None
    full_title: str

    @property
    def parsed_number(self) -> Number | None:
        """The number in its parts."""
        return parse_number(str(self.number.value)) if self.number else None


def read_masthead(source: LegalText) -> Masthead:
    """Return the masthead of `source`.

    Fields that its head lacks come from the introduction of the page or the name of the file.
    """
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
    """Return the citation of the document itself in a title line or introduction, else None.

    Day and issuer may come from a later citation of the same number.
    """
    if not has_structure(source):
        return None
    citations: list[Citation] = []
    for line in source.lines[:_INTRODUCTION]:
        for citation in find_citations(line.text):
            if citations:
                if str(citation.number) == str(citations[0].number):
                    citations.append(citation)
            elif _introduces(line.text, citation):
                citations.append(citation)
    if not citations:
        return None
    return replace(
        citations[0],
        issued=next((c.issued for c in citations if c.issued), None),
        issuer=next((c.issuer for c in citations if c.issuer), None),
    )


def _introduces(line: str, citation: Citation) -> bool:
    """Tell whether `line` introduces the text of the document that `citation` names."""
    before = line[: citation.start]
    if not citation.type or not (before.strip() == "" or _ANNOUNCED.search(before)):
        return False
    return not _SO.match(line) and not line.startswith(("Căn cứ", "Thực hiện"))


def _number(source: LegalText, own: Citation | None) -> Finding | None:
    for line in source.head:
        official = _SO.match(line.text)
        if official is None or is_labelled(line.text):
            continue
        number = next(find_numbers(f"số {official['rest']}"), None)
        if number is None:
            break  # a number to be filled in: Số:     /QĐ-TTg
        after = official["rest"][number.end - len("số ") :].strip(" .")
        if number.start <= len("số ") and (not after or _PLACE_AND_DAY.search(after)):
            return Finding(str(number.number), "sure", line.text)
    if own:
        return Finding(str(own.number), "sure", _evidence(source, own))
    return _number_in_name(source.name)


def _number_in_name(name: str) -> Finding | None:
    """Return the number in the name of a file: `749_2020_QD-TTg.txt`."""
    parts = re.findall(r"[^\W_]+", PurePath(name).stem)
    for at, part in enumerate(parts):
        if not re.fullmatch(r"\d{1,5}[a-z]?", part):
            continue
        rest = parts[at + 1 :]
        year = rest[0] if rest and re.fullmatch(r"(?:19|20)\d\d", rest[0]) else None
        codes = [canonical_part(word) for word in rest[1 if year else 0 :][:3]]
        valid = [code for code in codes[: codes.index(None) if None in codes else None] if code]
        typed = len(valid) >= 2 and valid[0] in NAME_OF_NUMBER_CODE
        if typed or (valid and re.search(r"\d$", valid[0])):
            number = parse_number("/".join([part, *([year] if year else []), "-".join(valid)]))
            if number:
                return Finding(str(number), "guess", f"the file's name: {name}")
    return None


def _type(
    source: LegalText, own: Citation | None, parsed: Number | None, number: Finding | None
) -> Finding | None:
    if parsed and number and parsed.type == CONSOLIDATION:
        return Finding(CONSOLIDATION, number.sureness, number.evidence)
    for line in source.head:
        found = _TYPE_LINE.match(line.text)
        if found and (not found["rest"].strip() or is_capitals(line.text)):
            return Finding(type_named(found["type"]), "sure", line.text[:120])
    if own and own.type:
        return Finding(own.type, "sure", _evidence(source, own))
    if any(_letter_subject(line.text) for line in source.head) and parsed and number:
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
        dateline = _PLACE_AND_DAY.search(line.text)
        if dateline and not _TYPE_LINE.match(line.text) and len(line.text) < _LONGEST_LINE:
            date_found = next(find_dates(line.text[dateline.start() :]), None)
            if date_found:
                return Finding(date_found.day, "sure", line.text)
    if own and own.issued:
        return Finding(own.issued, "sure", _evidence(source, own))
    return _day_of_adoption(source)


def _day_of_adoption(source: LegalText) -> Finding | None:
    """Return the day in the note at the end: “Luật này được Quốc hội … thông qua ngày …”."""
    for line in reversed(source.main[-_LAST_LINES:]):
        found = _ADOPTED.search(line.text)
        following = line.text[found.end() :] if found else ""
        day: date | None = next((each.day for each in find_dates(following)), None)
        if day and re.match(rf"(?:{TYPE_PATTERN})\s+này", line.text):
            return Finding(day, "sure", line.text)
    return None


def _title(source: LegalText, own: Citation | None, kind: str | None) -> tuple[Finding | None, str]:
    """Return the title without “về việc phê duyệt …”, and the full title, "" if there is none."""
    lines = [line.text for line in source.head if not is_label(line.text)]
    for row, line in enumerate(lines):
        found = _TYPE_LINE.match(line)
        if found and (not found["rest"].strip() or is_capitals(line)) and not _SO.match(line):
            if own and next(find_numbers(line), None):
                continue
            full = " ".join(_title_lines(found["rest"].strip(), lines[row + 1 :]))
            if len(full.split()) >= _SHORTEST_TITLE:
                title = sentence_case(full, source.text[:_LONGEST_BODY])
                return Finding(subject(title), "sure", full), title
    letter_subject = next((words for line in lines if (words := _letter_subject(line))), None)
    if letter_subject:
        return Finding(subject(letter_subject), "sure", letter_subject), letter_subject
    if own:
        return _title_after_citation(source, own)
    return None, ""


def _title_lines(first: str, others: list[str]) -> list[str]:
    """Return the lines of a trích yếu; a line before “VỀ” names a meeting and is left out."""
    lines = [first] if first else []
    for row, line in enumerate(others):
        if line.startswith("(") or _SO.match(line) or len(lines) > _MOST_TITLE_LINES:
            break
        another = is_enacting(line) or is_capitals(line) is not is_capitals(
            lines[0] if lines else line
        )
        if lines and another and not fold(line).startswith("ve "):
            break
        if line.endswith((".", ";", ":")) and len(line) > _LONGEST_LINE:
            break
        lines.append(line)
        following = others[row + 1] if row + 1 < len(others) else ""
        if not is_capitals(line) and not following[:1].islower():
            break
    starts = [row for row, line in enumerate(lines) if fold(line).startswith(("ve ", "v/v"))]
    return lines[starts[0] :] if starts else lines


def _title_after_citation(source: LegalText, own: Citation) -> tuple[Finding | None, str]:
    """Return the name in the citation, else the title that follows it, with the full title."""
    if own.name:
        return Finding(own.name, "sure", _evidence(source, own)), own.name
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
                    return Finding(subject(words), "sure", line.text[:_LONGEST_EVIDENCE]), words
    return None, ""


def _letter_subject(line: str) -> str | None:
    """Return the subject of a letter: the text after “V/v”."""
    found = re.match(r"(?i)v/v\s*:?\s*(.+)$", line)
    return found[1].strip() if found else None


def _evidence(source: LegalText, own: Citation) -> str:
    """Return the line of the introduction that cites the document."""
    number = str(own.number)
    for line in source.lines[:_INTRODUCTION]:
        if any(str(citation.number) == number for citation in find_citations(line.text)):
            return line.text[:_LONGEST_EVIDENCE]
    return number
