"""Read the document numbers in a question, in any way of writing them.

All texts are folded. What people write between and behind numbers is in references.yml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from index.lexicon.issuers import find_issuer
from index.lexicon.number_words import CARDINALS, number_of, without_diacritics
from index.lexicon.types import CODE_OF_WORD, LOOSE_TYPES
from index.text.alternatives import any_of
from index.yaml_file import read_yaml

WORDS = read_yaml(Path(__file__).with_name("references.yml"))
_NUMERALS = without_diacritics(CARDINALS)
# Words before a number that name a document only if the store has one of that number.
LOOSE = (*LOOSE_TYPES, *WORDS["loose"])
_LOOSE = frozenset(LOOSE)
# The words of the patterns below, which no correction of slips may change.
PATTERN_WORDS = frozenset(
    word
    for name in ("number_word", "of", "issuing", "asked_of_a_number", "asks_for_a_number", "also")
    for phrase in WORDS[name]
    for word in phrase.split()
)
_CODES: dict[str, str] = {w: code for code, words in WORDS["authorities"].items() for w in words}
_AUTHORITIES = rf"(?:{any_of(_CODES)}|qh\d\d)"
_TYPE = (
    rf"\b(?P<type>{any_of([*CODE_OF_WORD, *WORDS['any'], *_LOOSE])})"
    rf"(?:(?:\s?[-/]\s?|\s)(?P<before>{_AUTHORITIES})\b)?"
)
_SO = rf"\.?[-/\s]?(?:(?:{any_of(WORDS['number_word'])})(?![^\W\d])[.:]?\s*)?"
_YEAR = r"(?:19|20)\d\d"
_AUTHORITY = rf"(?:{_AUTHORITIES}|b[a-z]{{1,5}})"
_CODE = rf"(?:qd|nd|nq|kl|kh|ct|tt|cv|vbhn)(?:\s?[-/]?\s?{_AUTHORITY}\b)?"
_SUFFIX = (
    rf"(?:[-/ ]\s*(?P<code>{_CODE})|[-/]\s*(?P<body>{_AUTHORITY}(?:-[a-z]{{2,5}})?)"
    rf"|\s+(?P<spaced>{_AUTHORITIES}))\b"
)
_IN_YEAR = rf"(?:\s*(?:[,/]|\bnam|\bof)?\s*(?P<later>{_YEAR})\b)?"
_NUMBER = r"(?P<number>\d{1,5})"
# 13/2023/NĐ-CP · 749/QĐ-TTg · 52-NQ/TW · 749 qd-ttg, with or without the type before it
_FULL = re.compile(
    rf"(?:{_TYPE}\s*{_SO}|\b){_NUMBER}\s*(?:[-/\s]\s*(?P<year>{_YEAR})\s*)?{_SUFFIX}{_IN_YEAR}"
)
_SHORT = rf"{_NUMBER}\b(?!\s*%)(?:\s*[-/]\s*(?P<year>{_YEAR})\b)?{_IN_YEAR}"
# qd 749 · QĐ-TTg 749 · nghị định số 13/2023 · quyết định 749 năm 2020
_TYPED = re.compile(rf"{_TYPE}\s*{_SO}{_SHORT}")
# In “bảy bốn chín năm 2020”, “năm” is a year and no five.
_SPELLED_WORD = rf"(?:(?:{any_of(_NUMERALS)})\b(?!\s*{_YEAR})[\s-]*)"
_DICTATED = re.compile(rf"{_TYPE}\s*{_SO}(?P<figures>\d(?:[ -]\d){{1,4}})(?![\w/%]|[.,-]\d)")
# quyết định bảy bốn chín
_SPELLED = re.compile(rf"{_TYPE}\s*{_SO}(?P<spelled>{_SPELLED_WORD}{{2,8}}){_IN_YEAR}")
# quyết định của Thủ tướng số 749
_ISSUED = re.compile(rf"{_TYPE}(?P<between>(?:\s+[a-z]+){{1,8}}?)\s+{_SO}{_SHORT}")
# “1,5” is one number
_CALLED = any_of(WORDS["called"])
_BEFORE_LONG = any_of([*WORDS["called"], *WORDS["before_long"]])
_FURTHER = rf"\s*(?:,(?!\d)|\b(?:{any_of(WORDS['also'])})\b)\s*(?:(?:so|{_CALLED})\s+)?"
# No unit follows the number, nor the last one of a list: “749 và 942 nói gì”, “749 so với …”.
_ALONE = (
    rf"(?=(?:{_FURTHER}\d{{1,4}})*"
    rf"(?:\s*[?!.,;:)](?!\d)|\s*$|\s+ngay\s+\d|\s+nam\s+{_YEAR}\b|\s+so\s+voi\b|\s+(?:{any_of(WORDS['asked_of_a_number'])})\b))"
)
# 749 · 749 ai ký · không sáu
_BARE = re.compile(
    rf"^\s*(?P<at>(?:cai\s+)?(?:so\s+)?(?:(?P<number>\d{{1,4}})(?:\s*[-/]\s*(?P<year>{_YEAR}))?"
    rf"|(?P<spelled>{_SPELLED_WORD}{{2,8}}(?<![\s-])))){_ALONE}"
)
# A long number behind “thằng”, “ý mình là”, whatever is asked of it; no year and no quantity.
_LONG = re.compile(
    rf"\b(?:{_BEFORE_LONG})\s+"
    rf"(?:so\s+)?(?P<at>(?P<number>(?!{_YEAR}\b)\d{{3,4}}))(?![\w/%-]|[.,]\d)"
    rf"(?!\s+(?:{any_of(WORDS['counted'])})\b(?!\s+(?:{any_of(WORDS['not_counted_behind'])}|\d)))"
    r"(?=\s*[?!.,;:)]|\s*$|\s+[a-z])"
)
_FEW = re.compile(rf"\d{{1,2}}\s+(?:{any_of(WORDS['counted_by_few'])})\b")
# “hỏi về số 100”, but not “trong số 100”, nor “nhà của số 10”
_AFTER_SO = re.compile(rf"(?:{any_of(WORDS['looks_up'])})\s+so\s+\d")
_MONTHS = 12  # “10/2023” alone may be one
# Behind a number: nothing, or what is asked only of documents: “100”, “100 nói gì”.
_OF_DOCUMENT = re.compile(
    rf"(?:{_FURTHER}\d{{1,4}})*(?:[\s?!.]*$|\s+(?:{any_of(WORDS['asked_of_documents'])})\b)"
)
# mục tiêu của 06 là gì
_AMID = re.compile(
    rf"\b(?:{any_of(WORDS['asks_for_a_number'])})\s+"
    rf"(?P<at>(?:so\s+)?(?P<number>\d{{2,4}})(?:\s*[-/]\s*(?P<year>{_YEAR}))?){_ALONE}"
)
# … và 942
_ALSO = re.compile(
    rf"{_FURTHER}(?P<at>(?P<number>\d{{1,5}})(?:\s*/\s*(?P<year>{_YEAR}))?)"
    r"(?![\w/%-])(?=\s*[?!.,;:)](?!\d)|\s*$|\s+[a-z])"
)
_COUNTED = re.compile(
    rf"\s+(?:{any_of(WORDS['counted'])})\b(?!\s+(?:{any_of(WORDS['not_counted'])}|\d))"
)
_OF = re.compile(rf"^\s*(?:(?:{any_of(WORDS['of'])})\s+)?")
_ISSUING = re.compile(rf"\s+(?:{any_of(WORDS['issuing'])})$")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A document number as a question writes it; `span` holds its offsets in the text.

    - `year`: part of the number, “13/2023”; `year_after`: behind it, “749 năm 2020”; 0 if none.
    - `suffix`: the code at the end, only letters and digits: “qdttg”.
    - `kind`: the code of the type before the number, “qd”; None if none is there.
    - `loose_type`: a word for what a document puts into force, “de an”; "" if none is there.
    - `issuer`: the authority between the type and the number.
    - `certain`: false for a number that names a document only if the store has one of that number.
    """

    number: int
    span: tuple[int, int]
    year: int = 0
    year_after: int = 0
    suffix: str = ""
    kind: str | None = None
    loose_type: str = ""
    issuer: str | None = None
    certain: bool = True


def dictated_numbers(folded: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the span of each number whose figures are apart, “qd 7 4 9”, and the number."""
    for match in _DICTATED.finditer(folded):
        yield match.span("figures"), re.sub(r"\D", "", match["figures"])


def written_numbers(folded: str) -> Iterator[WrittenNumber]:
    """Yield what may be document numbers in `folded`, the surest reading first.

    Readings may overlap: the caller takes the first that is a document's.
    """
    in_figures: list[WrittenNumber] = []
    for pattern in (_FULL, _TYPED):
        for match in pattern.finditer(folded):
            in_figures.append(_in_figures(match))
            yield in_figures[-1]
    for match in _SPELLED.finditer(folded):
        yield from _in_words(match)
    for match in _ISSUED.finditer(folded):
        between = _OF.sub("", _ISSUING.sub("", match["between"]))
        issuer = find_issuer(between)
        if issuer and issuer.span == (0, len(between)):
            in_figures.append(replace(_in_figures(match), issuer=issuer.name))
            yield in_figures[-1]
    for pattern in (_BARE, _AMID):
        for match in pattern.finditer(folded):
            if match.groupdict().get("spelled"):
                yield from (replace(number, certain=False) for number in _in_words(match))
            elif not _FEW.match(folded, match.start("number")):
                number = _in_figures(match)
                is_month = bool(number.year) and number.number <= _MONTHS
                has_so = pattern is _BARE or _AFTER_SO.match(folded, match.start())
                certain = number.certain and has_so and not is_month and _asks_of_document(match)
                in_figures.append(replace(number, certain=bool(certain)))
                yield in_figures[-1]
    for match in _LONG.finditer(folded):
        in_figures.append(replace(_in_figures(match), certain=False))
        yield in_figures[-1]
    for number in in_figures:
        yield from _list_after(number, folded)


def _list_after(number: WrittenNumber, folded: str) -> Iterator[WrittenNumber]:
    """Yield the further numbers of a list that begins with `number`: “749 và 942”."""
    end = number.span[1]
    while match := _ALSO.match(folded, end):
        other = _in_figures(match)
        certain = number.certain and other.certain and _asks_of_document(match)
        yield replace(other, kind=number.kind, certain=certain)
        end = match.end()


def _asks_of_document(match: re.Match[str]) -> bool:
    """Tell whether the words behind the number ask what is asked only of a document."""
    end = match.end("at" if "at" in match.groupdict() else 0)
    return _OF_DOCUMENT.match(match.string, end) is not None


def _in_figures(match: re.Match[str]) -> WrittenNumber:
    parts = match.groupdict()
    suffixes = (parts.get(key) for key in ("code", "body", "spaced", "before"))
    suffix = next(filter(None, suffixes), "")
    kind, year = parts.get("type") or "", int(parts.get("year") or 0)
    # “quyết định năm 2022” and quantities name no document unless one has that number.
    has_blank = match.re is _FULL and not kind and " " in match[0].strip()
    looks_like_year = (not suffix or has_blank) and re.fullmatch(_YEAR, parts["number"])
    is_quantity = not suffix and not year and _COUNTED.match(match.string, match.end("number"))
    return WrittenNumber(
        number=int(parts["number"]),
        span=match.span("at" if "at" in parts else 0),
        year=year,
        year_after=int(parts.get("later") or 0),
        suffix=re.sub(r"[^a-z0-9]", "", _CODES.get(suffix, suffix)),
        kind=CODE_OF_WORD.get(kind),
        loose_type=kind if kind in _LOOSE else "",
        certain=not (
            (kind in _LOOSE and not _asks_of_document(match))
            or is_quantity
            or (looks_like_year and not year)
            or (parts.get("spaced") and not kind)
        ),
    )


def _in_words(match: re.Match[str]) -> Iterator[WrittenNumber]:
    """Yield the readings of a number in words: all its words, then ever fewer of them.

    “năm hai năm nào” may be 525 or 52. The reading of all words comes again, as certain, if it has
    words enough or a year.
    """
    words = [(word[0], word.end()) for word in re.finditer(r"\w+", match["spelled"])]
    kind = match.groupdict().get("type") or ""
    year_after = int(match.groupdict().get("later") or 0)
    start = match.start("at") if "at" in match.groupdict() else match.start()
    longest = None
    for count in range(len(words), 1, -1):
        has_year = count == len(words) and year_after
        end = match.end() if has_year else match.start("spelled") + words[count - 1][1]
        number = WrittenNumber(
            number=number_of([_NUMERALS[word] for word, _ in words[:count]]),
            span=(start, end),
            year_after=year_after if has_year else 0,
            kind=CODE_OF_WORD.get(kind),
            loose_type=kind if kind in _LOOSE else "",
            certain=False,
        )
        longest = longest or number
        yield number
    is_long = len(words) >= WORDS["fewest_spelled"]
    if longest and (year_after or is_long) and not longest.loose_type:
        yield replace(longest, certain=True)
