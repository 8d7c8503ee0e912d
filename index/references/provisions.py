"""Find the provisions that a question names: “điểm đ khoản 1 Điều 9”, “mục II”, “phụ lục 2”."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from typing import NamedTuple

from index.legal.structure.annexed import KINDS, VERBS
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

# Words of ranks, with diacritics and without, and their figures.
_FIGURES_OF: dict[str, str] = {
    form: str(value) for word, value in ORDINALS.items() for form in (word, fold(word))
}
_ARABIC = r"\d{1,3}[a-zđ]?"
_ROMAN = r"[ivx]{1,5}"
# Without diacritics “sau”, “tu” and “nam” may be other words, unless they follow “thứ”.
_RANK = rf"(?:{'|'.join(ORDINALS)}|mot|(?<=thu\ )(?:{any_spelling(ORDINALS)}))(?!\s+\d)"
_NUMBERS = {
    "part": rf"{_ARABIC}|{_ROMAN}|{_RANK}",
    "chapter": rf"{_ARABIC}|{_ROMAN}|{_RANK}",
    "section": rf"{_ARABIC}|{_ROMAN}",
    "article": _ARABIC,
    "clause": _ARABIC,
    "point": r"[a-zđ]|\d{1,2}(?:\.\d{1,2})*",
    "annex": rf"{_ARABIC}|{_ROMAN}|[a-h]",
}
_BEFORE_NUMBER = rf"(?:(?:{BEFORE_NUMBER})\s+)?"
_NOT_AFTER = re.compile(rf"(?<!\w)(?:{any_spelling(WORDS['not_after'])})\s+$")
# Money: “khoản 5 tỷ đồng”, “khoản 500.000”.
_QUANTITY = re.compile(rf"(?:[.,]\d{{3}}(?!\w)|\s*(?:{any_spelling(WORDS['not_before'])})(?!\w))")
# A price: “500 đ 2 vé”.
_PRICE = re.compile(r"\d\s*đ\.?\s$")
# Levels that need no blank before the number: “dieu20 khoan2”, “đ5”. “muc4” may be a level of
# services.
_NO_BLANK = {
    "article": r"|(?<=\w\w\w)(?=\d)|(?<=(?<!\w)đ)(?=\d)",
    "clause": r"|(?<=\w\w\w)(?=\d)",
}
# What is counted behind the number of another level: “4 chương 50 điều” names no chapter 50.
_COUNTED = {"chapter": r"(?!\s+(?:điều|dieu)(?!\s+\d))"}
_LISTED = ("article", "clause", "point", "chapter")
_PATTERNS = {
    level: re.compile(
        rf"""(?x)
        (?<!\w) (?<!\w\.)  # “Q.Đ 749” is a decision, no Điều
        (?:{any_spelling(WORDS[level])})
        (?: \s+ | (?<=\.) {_NO_BLANK.get(level, "")} )
        {_BEFORE_NUMBER}
        (?P<number> {numbers} )
        # “mục II.3” is the third item of section II; “Điều 5-7” are three
        (?: [{"." if level in _LISTED else ".-"}] (?P<item> \d{{1,2}} (?: \.\d{{1,2}} )* ) )?
        (?![\w%/]) {_COUNTED.get(level, "")}
        """
    )
    for level, numbers in _NUMBERS.items()
}
# Letters that name a level only beside each other: “k2 đ5”, “d5k2”, “khoản 1đ5”.
_ARTICLE_IN_PAIR = rf"(?:{any_spelling(WORDS['article'])}|d)\s?(?P<article>\d{{1,3}}[a-zđ]?)"
_CLAUSE_IN_PAIR = rf"(?:{any_spelling(WORDS['clause'])}|k)\s?(?P<clause>\d{{1,2}}[a-zđ]?)"
_PAIRS = [
    re.compile(rf"(?<!\w)(?<!\w\.){first}[\s,]*{second}(?![\w%/]|[.-]\w)")
    for first, second in permutations((_ARTICLE_IN_PAIR, _CLAUSE_IN_PAIR))
]
# “5.2 nghị định 47”: khoản 2 Điều 5
_DOTTED = re.compile(r"\W*(?P<article>\d{1,3})\.(?P<clause>\d{1,2})(?:\.?(?P<point>[a-zđ]))?\s+")
# “k1 đ23 … và k3”, “khoản 2 Điều 5 và khoản tiếp theo”
_FURTHER_CLAUSE = re.compile(r"(?:,|(?<!\w)(?:và|va))\s*k\s?(?P<number>\d{1,2}[a-zđ]?)(?![\w%/.-])")
_FOLLOWING = re.compile(
    r"(?:,|(?<!\w)(?:và|va|cùng|cung))\s+(?P<level>điều|dieu|khoản|khoan)\s+"
    r"(?:tiếp theo|tiep theo|kế tiếp|ke tiep|liền sau|lien sau|sau đó|sau do)(?!\w)"
)
_TYPE = re.compile(rf"(?:{any_spelling(CODE_OF_WORD)})(?!\w)")
# A level with any number, even one that it cannot have: “Điều 1000”, “khoản 2/3”.
_ANY_NUMBER = {
    level: re.compile(
        rf"(?<!\w)(?:{names})\s+{_BEFORE_NUMBER}(?P<number>\d+)(?!\d|\s*%)"
        rf"{_COUNTED.get(level, '')}"
    )
    for level, names in LEVEL_NAMES.items()
    if level != "part"
}
# The next number of a list, “khoản 2, 3 Điều 5”, and what may follow the last one.
_FURTHER = re.compile(
    rf"(?:\s*[,–-]\s*|\s+(?:{any_spelling(WORDS['also'])})\s+)"
    rf"(?P<number>\d{{1,2}}[a-zđ]?|[a-zđ]|{_ROMAN})(?![\w%/.-])"
)
_OWNERS = [*map(fold, (word for level in _NUMBERS for word in WORDS[level])), *CODE_OF_WORD]
_AFTER_LIST = re.compile(rf"\s*(?:$|[?!.;,)]|(?:{any_spelling([*_OWNERS, *WORDS['of']])})(?!\w))")
_LONGEST_WORD = 30  # characters
_TO = re.compile(rf"[–-]|(?<!\w)(?:{any_spelling(WORDS['to'])})(?!\w)")
MOST_PROVISIONS = 4
_ANY_ANNEX = re.compile(rf"(?<!\w)(?:{any_spelling(WORDS['annex'])})(?!\w)")

_KINDS = "|".join(KINDS).replace(" ", r"\s")
# “Điều 3 của Quy chế … (ban hành) kèm theo”: the kind stands behind the number, folded.
_ANNEXED = re.compile(
    rf"""(?x)
    [\s,]* (?: (?:{any_spelling(WORDS["of"])}) \s+ )?
    (?P<kind> {_KINDS} ) (?!\w)
    (?P<with> [^.;?]{{0,80}}? (?<!\w) kem (?!\w) )?
    """
)


class _LevelMatch(NamedTuple):
    """A level with its number: “mục II.3” is section II, item 3."""

    level: str
    number: str
    item: str | None
    span: tuple[int, int]


def find_provision(question: str) -> Provision:
    """Return the provision that `question` names: the first number of each level.

    Point đ is not point d.
    """
    numbers: dict[str, str] = {}
    for match in _find_levels(_lower_case(question)):
        numbers.setdefault(match.level, match.number)
        if match.item and match.level in ("section", "article"):
            numbers.setdefault("clause", match.item)
    point = numbers.get("point", "")
    if point[:1].isdigit():
        del numbers["point"]
        # “Điểm 3 mục II” of a programme is an item; “điểm 10” alone is a school mark.
        if "section" in numbers or "part" in numbers:
            numbers.setdefault("clause", point)
        elif "article" in numbers and "clause" in numbers:
            numbers["point"] = point
    return Provision(**numbers)


def unread_provision(question: str) -> str | None:
    """Return the words of `question` that look like a provision but are none; None without any.

    “Điều IIX” and “khoản 1000” look like one, “khoản 5 tỷ” and “30%” do not.
    """
    text = unicodedata.normalize("NFC", question)
    lowered = text.lower()
    spans = [match.span for match in numbers_in_words(lowered) if match.value is None]
    for pattern in _ANY_NUMBER.values():
        spans += [m.span() for m in pattern.finditer(lowered) if not _is_other(lowered, m)]
    provisions = [match.span for match in _find_levels(lowered)]
    unread = [
        (start, end)
        for start, end in sorted(spans)
        if not any(first < end <= last for first, last in provisions)
    ]
    return text[slice(*unread[0])] if unread else None


def find_provisions(question: str) -> list[Provision]:
    """Return every provision `question` names: “khoản 1 và khoản 2 Điều 3”, “Điều 5 đến Điều 7”.

    There are several if one level has several numbers, or each of some has as many, “điểm a khoản 1
    và điểm b khoản 2”; at most MOST_PROVISIONS.
    """
    first = find_provision(question)
    lowered = _lower_case(question)
    by_level: dict[str, list[_LevelMatch]] = {}
    for match in sorted(_find_levels(lowered), key=lambda match: match.span):
        known = by_level.setdefault(match.level, [])
        if not (known and known[-1].number == match.number and match.span[0] < known[-1].span[1]):
            known.append(match)  # “khoản 2 điều 23” is read as a pair and by its levels
    several = [level for level in by_level if len({m.number for m in by_level[level]}) > 1]
    if len(several) > 1 and all(level in _LISTED for level in several):
        return _side_by_side(first, [by_level[level] for level in several])
    if len(several) != 1 or several[0] not in _LISTED:
        return [first]
    matches = by_level[several[0]]
    numbers = list(dict.fromkeys(match.number for match in matches))
    between = lowered[matches[0].span[1] : matches[1].span[0]]
    if len(numbers) == 2 and _TO.search(between) and all(map(str.isdigit, numbers)):
        numbers = [str(n) for n in range(int(numbers[0]), int(numbers[1]) + 1)] or numbers
    return [replace(first, **{several[0]: number}) for number in numbers[:MOST_PROVISIONS]]


def _side_by_side(first: Provision, levels: list[list[_LevelMatch]]) -> list[Provision]:
    """Return `first` with the numbers of each of `levels` in their order; alone if they differ."""
    if len({len(matches) for matches in levels}) > 1:
        return [first]
    rows = list(zip(*levels, strict=True))[:MOST_PROVISIONS]
    return [replace(first, **{each.level: each.number for each in row}) for row in rows]


def without_provision(question: str) -> str:
    """Return `question`, in NFC, with the provisions it names replaced by as many blanks."""
    text = unicodedata.normalize("NFC", question)
    lowered = _lower_case(text)
    if len(lowered) != len(text):
        return text
    for match in _find_levels(lowered):
        start, end = match.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _lower_case(question: str) -> str:
    return unicodedata.normalize("NFC", question).lower()


def _find_levels(lowered: str) -> Iterator[_LevelMatch]:
    """Yield the levels that a text in lower case names, the surest ways of writing them first."""
    yield from _abbreviations(lowered)
    has_annex = False
    starts_in_words = set()
    for in_words in numbers_in_words(lowered):
        if in_words.value is not None:
            starts_in_words.add((in_words.level, in_words.span[0]))
            has_annex = has_annex or in_words.level == "annex"
            yield _LevelMatch(in_words.level, str(in_words.value), None, in_words.span)
    for level, pattern in _PATTERNS.items():
        for match in pattern.finditer(lowered):
            if (level, match.start()) in starts_in_words or _is_other(lowered, match):
                continue
            if level == "article" and _PRICE.search(lowered[: match.start("number")]):
                continue
            has_annex = has_annex or level == "annex"
            number = _FIGURES_OF.get(match["number"], match["number"])
            if re.fullmatch(_ROMAN, number) and level != "point":
                number = number.upper()
            yield _LevelMatch(level, number, match["item"], match.span())
            if level in _LISTED:
                yield from _list_after(level, lowered, match.end())
    if not has_annex and (annex := _ANY_ANNEX.search(lowered)):
        yield _LevelMatch("annex", "", None, annex.span())
    elif not has_annex:
        yield from _annexed(lowered)


def _annexed(lowered: str) -> Iterator[_LevelMatch]:
    """Yield what is issued with a decision, where its article is asked for: “Điều 3 Quy chế”."""
    folded = fold(lowered)
    for level in _PATTERNS["article"].finditer(lowered) if len(folded) == len(lowered) else ():
        if behind := _ANNEXED.match(folded, level.end()):
            kind = " ".join(behind["kind"].split())
            if kind not in VERBS or behind["with"]:
                # Its words stay: they may be the name of the document.
                yield _LevelMatch("annex", kind, None, (level.end(), level.end()))
                return


def _abbreviations(lowered: str) -> Iterator[_LevelMatch]:
    """Yield the levels of “k2 đ5”, and of “5.2” at the start before a type of document."""
    for pair in _PAIRS:
        for match in pair.finditer(lowered):
            for level in ("article", "clause"):
                yield _LevelMatch(level, match[level], None, match.span())
        if first := pair.search(lowered):
            for further in _FURTHER_CLAUSE.finditer(lowered, first.end()):
                yield _LevelMatch("clause", further["number"], None, further.span())
    for following in _FOLLOWING.finditer(lowered):
        yield from _next_of(following, lowered)
    if (dotted := _DOTTED.match(lowered)) and _TYPE.match(fold(lowered[dotted.end() :])):
        for level, number in dotted.groupdict().items():
            if number:
                yield _LevelMatch(level, number, None, dotted.span())


def _next_of(following: re.Match[str], lowered: str) -> Iterator[_LevelMatch]:
    """Yield the number behind that of the same level before: “khoản 2 … và khoản tiếp theo”."""
    level = "article" if fold(following["level"]) == "dieu" else "clause"
    before = [m for m in _PATTERNS[level].finditer(lowered) if m.end() <= following.start()]
    if before and before[-1]["number"].isdigit():
        yield _LevelMatch(level, str(int(before[-1]["number"]) + 1), None, following.span())


def _is_other(lowered: str, match: re.Match[str]) -> bool:
    """Tell whether `match` is no provision: “danh mục 2”, “khoản 5 tỷ”."""
    is_quantity = _QUANTITY.match(lowered, match.end("number"))
    return bool(_NOT_AFTER.search(lowered[: match.start()]) or is_quantity)


def _list_after(level: str, lowered: str, start: int) -> Iterator[_LevelMatch]:
    """Yield the other numbers of a list whose first number ends at `start`."""
    matches = []
    end = start
    while match := _FURTHER.match(lowered, end):
        matches.append(match)
        end = match.end()
    if not _AFTER_LIST.match(fold(lowered[end : end + _LONGEST_WORD])):
        return
    for match in matches:
        number = match["number"]
        if re.fullmatch(_NUMBERS[level], number):
            number = number.upper() if level == "chapter" else number
            yield _LevelMatch(level, number, None, match.span("number"))
