"""Find the place a question names: “điểm đ khoản 1 Điều 9”, “mục II”, “chương ba”, “phụ lục 2”."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import yaml

from index.folding import fold
from index.legal.numbering import ORDINALS
from index.legal.place import Place
from index.written_numbers import TYPES

_WORDS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
_DIGITS: dict[str, str] = {
    form: str(value) for word, value in ORDINALS.items() for form in (word, fold(word))
}


def _any_of(words: Iterable[str]) -> str:
    """Match any of `words`, typed with its diacritics or with none at all."""
    forms = {
        form
        for word in words
        for form in (word, fold(word) if word[:2].isalpha() and word[1:] else word)
    }
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True))


_ARABIC = r"\d{1,3}[a-zđ]?"
_ROMAN = r"[ivx]{1,5}"
# Without diacritics “sau”, “tu” and “nam” may be other words, unless “thứ” stands before them.
_THIRD = rf"(?:{'|'.join(ORDINALS)}|mot|(?<=thu )(?:{_any_of(ORDINALS)}))(?!\s+\d)"
_NUMBERS = {
    "part": rf"{_ARABIC}|{_ROMAN}|{_THIRD}",
    "chapter": rf"{_ARABIC}|{_ROMAN}|{_THIRD}",
    "section": rf"{_ARABIC}|{_ROMAN}",
    "article": _ARABIC,
    "clause": _ARABIC,
    "point": r"[a-zđ]|\d{1,2}(?:\.\d{1,2})*",
    "annex": rf"{_ARABIC}|{_ROMAN}|[a-h]",
}
_BEFORE_NUMBER = rf"(?:(?:{_any_of(_WORDS['before_number'])})\s+)?"
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['not_after'])})\s+$")
# “500 đ 2 vé” is a price.
_AMOUNT = re.compile(r"\d\s*đ\.?\s$")
# “dieu20 khoan2”, “đ5”; “muc4” may be a level of services.
_TOGETHER = {
    "article": r"|(?<=\w\w\w)(?=\d)|(?<=(?<!\w)đ)(?=\d)",
    "clause": r"|(?<=\w\w\w)(?=\d)",
}
_PATTERNS = {
    level: re.compile(
        # “Q.Đ 749” is a decision, no Điều
        rf"(?<!\w)(?<!\w\.)(?:{_any_of(_WORDS[level])})"
        rf"(?:\s+|(?<=\.){_TOGETHER.get(level, '')}){_BEFORE_NUMBER}"
        # “mục II.3”: the third item of section II
        rf"(?P<number>{numbers})(?:[.-](?P<item>\d{{1,2}}(?:\.\d{{1,2}})*))?(?![\w%/])"
    )
    for level, numbers in _NUMBERS.items()
}
# “k2 đ5”, “d5 khoan 2”: so short only beside each other.
_ARTICLE_IN_PAIR = rf"(?:{_any_of(_WORDS['article'])}|d)\s?(?P<article>\d{{1,3}}[a-zđ]?)"
_CLAUSE_IN_PAIR = rf"(?:{_any_of(_WORDS['clause'])}|k)\s?(?P<clause>\d{{1,2}}[a-zđ]?)"
_PAIRS = [
    re.compile(rf"(?<!\w)(?<!\w\.){first}[\s,]+{second}(?![\w%/.-])")
    for first, second in permutations((_ARTICLE_IN_PAIR, _CLAUSE_IN_PAIR))
]
_LISTED = ("article", "clause", "point", "chapter")
# “khoản 2, 3 Điều 5”, “Điều 5 và 7 NĐ 47”: behind the list stands what it is of.
_FURTHER = re.compile(
    rf"(?:\s*,|\s+(?:{_any_of(_WORDS['also'])}))\s+(?P<number>\d{{1,2}}[a-zđ]?|[a-zđ]|{_ROMAN})"
    r"(?![\w%/.-])"
)
_OF_LIST = [*map(fold, (word for level in _NUMBERS for word in _WORDS[level])), *TYPES]
_AFTER_LIST = re.compile(rf"\s*(?:$|[?!.;,)]|(?:{_any_of([*_OF_LIST, *_WORDS['of']])})(?!\w))")
_LONGEST_WORD = 30  # characters
_TO = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['to'])})(?!\w)")
MOST_PLACES = 4
_ANY_ANNEX = re.compile(rf"(?<!\w)(?:{_any_of(_WORDS['annex'])})(?!\w)")


class _Named(NamedTuple):
    level: str
    number: str
    item: str | None
    span: tuple[int, int]


def find_place(question: str) -> Place:
    """Return the place that `question` names, its first number of each level; đ is no d."""
    numbers: dict[str, str] = {}
    for named in _named(_lowered(question)):
        numbers.setdefault(named.level, named.number)
        if named.item and named.level in ("section", "article"):
            numbers.setdefault("clause", named.item)
    point = numbers.get("point", "")
    if point[:1].isdigit():
        del numbers["point"]
        # “Điểm 3 mục II” of a programme is its third item; “điểm 10” alone is a mark.
        if "section" in numbers or "part" in numbers:
            numbers.setdefault("clause", point)
    return Place(**numbers)


def find_places(question: str) -> list[Place]:
    """Return every place that `question` names: “khoản 1 và khoản 2 Điều 3”, “Điều 5 đến Điều 7”.

    Where one level has several numbers, there are so many places; at most MOST_PLACES.
    """
    first = find_place(question)
    lowered = _lowered(question)
    numbers: dict[str, list[_Named]] = {}
    for named in sorted(_named(lowered), key=lambda named: named.span):
        numbers.setdefault(named.level, []).append(named)
    several = [level for level in numbers if len({named.number for named in numbers[level]}) > 1]
    if len(several) != 1 or several[0] not in _LISTED:
        return [first]
    listed = numbers[several[0]]
    values = list(dict.fromkeys(named.number for named in listed))
    between = lowered[listed[0].span[1] : listed[1].span[0]]
    if len(values) == 2 and _TO.search(between) and all(map(str.isdigit, values)):
        values = [str(number) for number in range(int(values[0]), int(values[1]) + 1)] or values
    return [replace(first, **{several[0]: value}) for value in values[:MOST_PLACES]]


def without_place(question: str) -> str:
    """Return `question`, in NFC, with blanks where it names a place; all else stays where it is."""
    text = unicodedata.normalize("NFC", question)
    lowered = _lowered(text)
    if len(lowered) != len(text):
        return text
    for named in _named(lowered):
        start, end = named.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _lowered(question: str) -> str:
    return unicodedata.normalize("NFC", question).lower()


def _named(lowered: str) -> Iterator[_Named]:
    annexes = False
    for pair in _PAIRS:
        for match in pair.finditer(lowered):
            for level in ("article", "clause"):
                yield _Named(level, match[level], None, match.span())
    for level, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            if _NOT_AFTER.search(lowered[: match.start()]):
                continue
            if level == "article" and _AMOUNT.search(lowered[: match.start("number")]):
                continue
            annexes = annexes or level == "annex"
            number = _DIGITS.get(match["number"], match["number"])
            if re.fullmatch(_ROMAN, number) and level != "point":
                number = number.upper()
            yield _Named(level, number, match["item"], match.span())
            if level in _LISTED:
                yield from _further(level, lowered, match.end())
    if not annexes and (unnumbered := _ANY_ANNEX.search(lowered)):
        yield _Named("annex", "", None, unnumbered.span())


def _further(level: str, lowered: str, start: int) -> Iterator[_Named]:
    """Yield the other numbers of a list whose first number ends at `start`."""
    found = []
    end = start
    while further := _FURTHER.match(lowered, end):
        found.append(further)
        end = further.end()
    if not _AFTER_LIST.match(fold(lowered[end : end + _LONGEST_WORD])):
        return
    for match in found:
        number = match["number"]
        if re.fullmatch(_NUMBERS[level], number):
            number = number.upper() if level == "chapter" else number
            yield _Named(level, number, None, match.span("number"))
