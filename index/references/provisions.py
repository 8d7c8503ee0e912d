"""Find the provision a question names: “điểm đ khoản 1 Điều 9”, “mục II”, “phụ lục 2”."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import NamedTuple

from index.legal.structure.provision import Provision
from index.lexicon.number_words import ORDINALS
from index.lexicon.types import CODE_OF_WORD
from index.references.provision_words import (
    BEFORE_NUMBER,
    LEVEL_NAMES,
    any_spelling,
    numbers_in_words,
)
from index.references.provision_words import LEVEL_WORDS as WORDS
from index.text.folding import fold

_DIGITS: dict[str, str] = {
    form: str(value) for word, value in ORDINALS.items() for form in (word, fold(word))
}


_ARABIC = r"\d{1,3}[a-zđ]?"
_ROMAN = r"[ivx]{1,5}"
# Without diacritics “sau”, “tu” and “nam” may be other words, unless “thứ” stands before them.
_THIRD = rf"(?:{'|'.join(ORDINALS)}|mot|(?<=thu )(?:{any_spelling(ORDINALS)}))(?!\s+\d)"
_NUMBERS = {
    "part": rf"{_ARABIC}|{_ROMAN}|{_THIRD}",
    "chapter": rf"{_ARABIC}|{_ROMAN}|{_THIRD}",
    "section": rf"{_ARABIC}|{_ROMAN}",
    "article": _ARABIC,
    "clause": _ARABIC,
    "point": r"[a-zđ]|\d{1,2}(?:\.\d{1,2})*",
    "annex": rf"{_ARABIC}|{_ROMAN}|[a-h]",
}
_BEFORE_NUMBER = rf"(?:(?:{BEFORE_NUMBER})\s+)?"
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{any_spelling(WORDS['not_after'])})\s+$")
# “khoản 5 tỷ đồng”, “khoản 500.000” are money.
_QUANTITY = re.compile(rf"(?:[.,]\d{{3}}(?!\w)|\s*(?:{any_spelling(WORDS['not_before'])})(?!\w))")
# “500 đ 2 vé” is a price.
_AMOUNT = re.compile(r"\d\s*đ\.?\s$")
# “dieu20 khoan2”, “đ5”; “muc4” may be a level of services.
_TOGETHER = {
    "article": r"|(?<=\w\w\w)(?=\d)|(?<=(?<!\w)đ)(?=\d)",
    "clause": r"|(?<=\w\w\w)(?=\d)",
}
_LISTED = ("article", "clause", "point", "chapter")
_PATTERNS = {
    level: re.compile(
        # “Q.Đ 749” is a decision, no Điều
        rf"(?<!\w)(?<!\w\.)(?:{any_spelling(WORDS[level])})"
        rf"(?:\s+|(?<=\.){_TOGETHER.get(level, '')}){_BEFORE_NUMBER}"
        # “mục II.3”: the third item of section II; “Điều 5-7” are three
        rf"(?P<number>{numbers})(?:[{'.' if level in _LISTED else '.-'}]"
        r"(?P<item>\d{1,2}(?:\.\d{1,2})*))?(?![\w%/])"
    )
    for level, numbers in _NUMBERS.items()
}
# “k2 đ5”, “d5k2”, “khoản 1đ5”: so short only beside each other.
_ARTICLE_IN_PAIR = rf"(?:{any_spelling(WORDS['article'])}|d)\s?(?P<article>\d{{1,3}}[a-zđ]?)"
_CLAUSE_IN_PAIR = rf"(?:{any_spelling(WORDS['clause'])}|k)\s?(?P<clause>\d{{1,2}}[a-zđ]?)"
_PAIRS = [
    re.compile(rf"(?<!\w)(?<!\w\.){first}[\s,]*{second}(?![\w%/]|[.-]\w)")
    for first, second in permutations((_ARTICLE_IN_PAIR, _CLAUSE_IN_PAIR))
]
# “5.2 nghị định 47”
_FIGURES = re.compile(r"\W*(?P<article>\d{1,3})\.(?P<clause>\d{1,2})(?:\.?(?P<point>[a-zđ]))?\s+")
_TYPE = re.compile(rf"(?:{any_spelling(CODE_OF_WORD)})(?!\w)")
# Whether or not it can be a number of that level: “Điều 1000”, “khoản 2/3”.
_LIKE_NUMBERS = {
    level: re.compile(rf"(?<!\w)(?:{names})\s+{_BEFORE_NUMBER}(?P<number>\d+)(?!\d|\s*%)")
    for level, names in LEVEL_NAMES.items()
    if level != "part"
}
# “khoản 2, 3 Điều 5”, “Điều 5 và 7 NĐ 47”: behind the list stands what it is of.
_FURTHER = re.compile(
    rf"(?:\s*[,–-]\s*|\s+(?:{any_spelling(WORDS['also'])})\s+)(?P<number>\d{{1,2}}[a-zđ]?|[a-zđ]|{_ROMAN})"
    r"(?![\w%/.-])"
)
_OF_LIST = [*map(fold, (word for level in _NUMBERS for word in WORDS[level])), *CODE_OF_WORD]
_AFTER_LIST = re.compile(rf"\s*(?:$|[?!.;,)]|(?:{any_spelling([*_OF_LIST, *WORDS['of']])})(?!\w))")
_LONGEST_WORD = 30  # characters
_TO = re.compile(rf"[–-]|(?<!\w)(?:{any_spelling(WORDS['to'])})(?!\w)")
MOST_PROVISIONS = 4
_ANY_ANNEX = re.compile(rf"(?<!\w)(?:{any_spelling(WORDS['annex'])})(?!\w)")


class _Named(NamedTuple):
    level: str
    number: str
    item: str | None
    span: tuple[int, int]


def find_provision(question: str) -> Provision:
    """Return the provision that `question` names, its first number of each level; đ is no d."""
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
        elif "article" in numbers and "clause" in numbers:
            numbers["point"] = point
    return Provision(**numbers)


def unread_provision(question: str) -> str | None:
    """Return the words of `question` that look like a provision but are none; None if none do.

    “Điều IIX”, “khoản 1000”; but no “khoản 5 tỷ” nor “30%”.
    """
    text = unicodedata.normalize("NFC", question)
    lowered = text.lower()
    spans = [found.span for found in numbers_in_words(lowered) if found.value is None]
    for pattern in _LIKE_NUMBERS.values():
        for match in pattern.finditer(lowered):
            if not _is_other(lowered, match):
                spans.append(match.span())
    read = [named.span for named in _named(lowered)]
    unread = [
        (start, end)
        for start, end in sorted(spans)
        if not any(first < end <= last for first, last in read)
    ]
    return text[slice(*unread[0])] if unread else None


def find_provisions(question: str) -> list[Provision]:
    """Return every provision `question` names: “khoản 1 và khoản 2 Điều 3”, “Điều 5 đến Điều 7”.

    Where one level has several numbers, there are so many provisions; at most MOST_PROVISIONS.
    """
    first = find_provision(question)
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
    return [replace(first, **{several[0]: value}) for value in values[:MOST_PROVISIONS]]


def without_provision(question: str) -> str:
    """Return `question`, in NFC, with blanks in place of the provision it names."""
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
    if (figures := _FIGURES.match(lowered)) and _TYPE.match(fold(lowered[figures.end() :])):
        for level, number in figures.groupdict().items():
            if number:
                yield _Named(level, number, None, figures.span())
    in_words = set()
    for found in numbers_in_words(lowered):
        if found.value is not None:
            in_words.add((found.level, found.span[0]))
            annexes = annexes or found.level == "annex"
            yield _Named(found.level, str(found.value), None, found.span)
    for level, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            if (level, match.start()) in in_words or _is_other(lowered, match):
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


def _is_other(lowered: str, match: re.Match[str]) -> bool:
    """Tell whether `match` is no provision: “danh mục 2”, “khoản 5 tỷ”."""
    after = _QUANTITY.match(lowered, match.end("number"))
    return bool(_NOT_AFTER.search(lowered[: match.start()]) or after)


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
