"""Find the documents a question names: by number in any way of writing it, or by name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from index.document import Document
from index.folding import fold
from index.legal.named_place import without_place
from index.narrowing import narrow

_WORDS = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
_TYPES: dict[str, str] = {w: code for code, listed in _WORDS["types"].items() for w in listed}
_DIGITS: dict[str, str] = {word: str(digit) for word, digit in _WORDS["digits"].items()}


_UNITS: dict[str, int] = _WORDS["units"]


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


TYPE_WORDS = _any_of(_TYPES)
_TYPE = rf"(?P<type>{_any_of([*_TYPES, *_WORDS['any']])})"
_SO = rf"\.?[-\s]?(?:(?:{_any_of(_WORDS['number_word'])})(?!\w)[.:]?\s*)?"
_YEAR = r"(?:19|20)\d\d"
_AUTHORITY = r"(?:ttg|cp|tw|ubnd|hdnd|nhnn|qh\d\d|b[a-z]{1,5})"
_CODE = rf"(?:qd|nd|nq|kl|kh|ct|tt|cv)(?:\s?[-/]?\s?{_AUTHORITY}\b)?"
_SUFFIX = (
    rf"(?:[-/ ]\s*(?P<code>{_CODE})|[-/]\s*(?P<body>qh\d\d|b[a-z]{{1,5}}(?:-[a-z]{{2,5}})?))\b"
)
_IN_YEAR = rf"(?:\s*(?:,|\bnam|\bof)?\s*(?P<later>{_YEAR})\b)?"
# 13/2023/NĐ-CP · 749/QĐ-TTg · 52-NQ/TW · 749 qd-ttg, with or without the type before it
_FULL = re.compile(
    rf"(?:\b{_TYPE}\s*{_SO})?\b(?P<number>\d{{1,5}})\s*(?:[-/\s]\s*(?P<year>{_YEAR})\s*)?"
    rf"{_SUFFIX}{_IN_YEAR}"
)
# qd 749 · nghị định số 13/2023 · quyết định 749 năm 2020
_TYPED = re.compile(
    rf"\b{_TYPE}\s*{_SO}(?P<number>\d{{1,5}})\b(?!\s*%)(?:\s*[-/]\s*(?P<year>{_YEAR})\b)?{_IN_YEAR}"
)
# quyết định bảy bốn chín
_SPELLED = re.compile(
    rf"\b{_TYPE}\s*{_SO}(?P<spelled>(?:(?:{_any_of([*_DIGITS, *_UNITS])})\b\s*){{2,7}}){_IN_YEAR}"
)
# 749 · 749 ai ký: only at the very start, and never a quantity
_BARE = re.compile(
    rf"^\s*(?:so\s+)?(?P<number>\d{{1,4}})(?:\s*/\s*(?P<year>{_YEAR}))?\s*"
    rf"(?:[?!.]*$|(?=(?:{_any_of(_WORDS['asked_of_a_number'])})\b))"
)
_BEFORE_NUMBER = re.compile(r"\s*,?\s*(?:so\b[.:]?\s*)?")
# What tells the law before the one of the same name.
_FORMER = re.compile(
    rf"\s+(?:(?:{_any_of(_WORDS['former'])})(?!\w)|(?:nam |of |de )?(?P<year>{_YEAR})\b(?![/-]))"
)
_UNNAMED = frozenset(_WORDS["unnamed"])
_NUMBER = re.compile(rf"^(?P<number>\d{{1,5}})(?:[-/](?P<year>{_YEAR}))?[-/](?P<suffix>.+)$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as named in a question, and the documents that may be meant.

    `text` is what was written; `matches` is empty for a document we do not have and has several
    entries for an ambiguous one. `span` is its place in the NFC question; `by_name` says that it
    was named in words, not by number. `later` are the documents we have of the same name where
    “cũ” or an earlier year says that one before them is meant.
    """

    text: str
    matches: tuple[Document, ...]
    span: tuple[int, int]
    by_name: bool = False
    later: tuple[Document, ...] = ()


class ReferenceFinder:
    """Knows the numbers and names of all documents of a store."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._named_so: dict[tuple[str, ...], list[Document]] = defaultdict(list)
        self._numbered_so: dict[int, list[Document]] = defaultdict(list)
        for document in self._documents:
            for name in {tuple(re.findall(r"\w+", name)) for name in _names_of(document)}:
                self._named_so[name].append(document)
            if parsed := _NUMBER.match(fold(document.number or "")):
                self._numbered_so[int(parsed["number"])].append(document)
        self._longest = max(map(len, self._named_so), default=0)

    def find(self, question: str) -> list[Reference]:
        """Return the documents `question` names, in the order it names them.

        The number of a place is none of a document: “Điều 4 NĐ 269”.
        """
        text = without_place(question)
        folded = fold(text)
        if len(folded) != len(text):  # a letter whose folding changes length: spans would lie
            text = folded
        found = [*self._numbered(text, folded)]
        found += self._named(text, folded, [reference.span for reference in found])
        return sorted(found, key=lambda reference: reference.span)

    def _numbered(self, text: str, folded: str) -> Iterator[Reference]:
        taken: list[tuple[int, int]] = []
        for pattern in (_FULL, _TYPED, _SPELLED, _BARE):
            if pattern is _BARE and taken:
                continue
            for match in pattern.finditer(folded):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                matches = self._matching(match)
                if matches is None:
                    continue
                taken.append(match.span())
                written = text[match.start() : match.end()].strip()
                yield Reference(written, narrow(matches, text), match.span())

    def _matching(self, match: re.Match[str]) -> tuple[Document, ...] | None:
        parts = match.groupdict()
        spelled = parts.get("spelled")
        digits = _spelled_number(spelled.split()) if spelled else parts["number"]
        if not digits:
            return None
        number = int(digits)
        year = int(parts.get("year") or parts.get("later") or 0)
        suffix = re.sub(r"[^a-z0-9]", "", parts.get("code") or parts.get("body") or "")
        kind = _TYPES.get(parts.get("type") or "")
        matches = tuple(
            document
            for document in self._numbered_so.get(number, ())
            if _same_number(document, number, year, suffix, kind)
        )
        later = int(parts.get("later") or 0)
        if not matches and later and not parts.get("year"):
            # “Quyết định 749 năm 2025 đặt mục tiêu gì”: the year may be that of a target.
            matches = tuple(
                document
                for document in self._numbered_so.get(number, ())
                if _same_number(document, number, 0, suffix, kind)
                and document.issued
                and document.issued.year < later
            )
        # “quyết định năm 2022” and quantities are no numbers of documents unless one has it.
        spaced = match.re is _FULL and " " in match[0].strip() and not parts.get("type")
        looks_like_year = (not suffix or spaced) and re.fullmatch(_YEAR, digits) and not year
        if not matches and (looks_like_year or match.re is _BARE or match.re is _SPELLED):
            return None
        return matches

    def _named(self, text: str, folded: str, taken: list[tuple[int, int]]) -> Iterator[Reference]:
        numbers = tuple(start for start, _ in taken)
        for (start, end), documents in self._names_in(folded):
            if any(start < last and first < end for first, last in taken):
                continue
            same = tuple(d for d in documents if _fits_type(folded[:start], d))
            if not same:
                continue
            if any(_BEFORE_NUMBER.fullmatch(folded, end, number) for number in numbers):
                continue  # “Luật Giao dịch điện tử số 51/2005/QH11”: the number says which
            later: tuple[Document, ...] = ()
            if former := _former(folded, end, same):
                same, later, end = (), same, former
            taken.append((start, end))
            yield Reference(text[start:end], narrow(same, text), (start, end), True, later)

    def _names_in(self, folded: str) -> list[tuple[tuple[int, int], list[Document]]]:
        """Return every name in `folded` and whose it is, the longest first."""
        words = [(match[0], *match.span()) for match in re.finditer(r"\w+", folded)]
        found = []
        for first in range(len(words)):
            for last in range(first, min(first + self._longest, len(words))):
                name = tuple(word for word, _, _ in words[first : last + 1])
                if name in self._named_so:
                    found.append(((words[first][1], words[last][2]), self._named_so[name]))
        return sorted(found, key=lambda pair: pair[0][0] - pair[0][1])


def _former(folded: str, end: int, same: tuple[Document, ...]) -> int | None:
    """Return where the words end that make a name, ending at `end`, that of one before `same`."""
    former = _FORMER.match(folded, end)
    if former is None:
        return None
    year = int(former["year"] or 0)
    earlier = all(document.issued and year < document.issued.year for document in same)
    return former.end() if not year or earlier else None


def type_words(text: str) -> list[str]:
    """Return the types of document `text` names, as codes (`qd`, `luat` …), in order."""
    pattern = rf"\b(?:{TYPE_WORDS})\b"
    return [_TYPES[found] for found in re.findall(pattern, fold(text))]


def _spelled_number(words: list[str]) -> str:
    """Return digits for “bảy bốn chín” and for “bảy trăm bốn mươi chín” alike."""
    if not any(word in _UNITS for word in words):
        return "".join(_DIGITS[word] for word in words)
    total = digit = 0
    for word in words:
        if word in _UNITS:
            total += (digit or 1) * _UNITS[word]
            digit = 0
        else:
            digit = int(_DIGITS[word] or 0)
    return str(total + digit)


def _fits_type(before: str, document: Document) -> bool:
    """Tell whether the type written `before` a name, if any, is that of `document`."""
    written = re.search(rf"\b({TYPE_WORDS})\s+(?:ve\s+)?$", before)
    return not written or _TYPES[written[1]] == _TYPES.get(fold(document.type or ""))


def _names_of(document: Document) -> set[str]:
    shortest = _WORDS["shortest_name"]
    if document.number is None and (document.type is None or document.type in _UNNAMED):
        return set()  # an event or an article is found by searching, not by its name
    names = {fold(name) for name in document.aliases}
    if len(document.title.split()) >= _WORDS["shortest_title"]:
        names.add(fold(document.title))
    if document.type:
        names.add(fold(f"{document.type} {document.title}"))
    long_enough = {
        name
        for name in names
        if len(name.split()) >= shortest or (len(name.split()) == 2 and re.search(r"\d", name))
    }
    return long_enough | _initials(document)


def _initials(document: Document) -> set[str]:
    """Return what officials type for a short title: “luật gdđt”, “nđ bvdlcn”."""
    words = re.findall(r"\w+", fold(document.title))
    if not _WORDS["fewest_initials"] <= len(words) <= _WORDS["most_initials"]:
        return set()
    code = _TYPES.get(fold(document.type or ""))
    letters = "".join(word[0] for word in words)
    return {f"{written} {letters}" for written, its_code in _TYPES.items() if its_code == code}


def _same_number(document: Document, number: int, year: int, suffix: str, kind: str | None) -> bool:
    parsed = _NUMBER.match(fold(document.number or ""))
    if parsed is None or int(parsed["number"]) != number:
        return False
    own_suffix = re.sub(r"[^a-z0-9]", "", parsed["suffix"])
    own_year = int(parsed["year"] or 0) or (document.issued.year if document.issued else 0)
    own_kind = _TYPES.get(fold(document.type or ""))
    return (
        (not year or not own_year or year == own_year)
        and (not suffix or own_suffix.startswith(suffix) or suffix.startswith(own_suffix))
        and (not kind or not own_kind or kind == own_kind)
    )
