"""What a sentence states that no translation may change: numbers, dates, document numbers, names.

Each is written in one way whatever the language: 35.000, 35,000 and 35 000 are “35000”, 14/4/2023,
14 April 2023 and 14 avril 2023 are “14/4/2023”.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from index.documents.names import month_names
from index.lexicon.dates import find_dates
from index.lexicon.document_numbers import find_numbers
from index.lexicon.gazetteer import places_in
from index.records.languages import LANGUAGES, Language
from index.text.folding import fold
from index.text.syllables import is_bare_syllable
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_OWN_NAMES = frozenset(_WORDS["own_names"])
_NUMBER_WORDS: dict[Language, list[re.Pattern[str]]] = {
    language: [re.compile(rf"(?<!\w){word}(?!\w)", re.IGNORECASE) for word in words]
    for language, words in _WORDS["numbers"].items()
}
# A number as each language groups and divides it; after a letter it is a part of a name.
_GROUP: dict[Language, str] = {"vi": r"\.", "en": ",", "fr": "[ \u00a0\u202f]"}
_POINT: dict[Language, str] = {"vi": ",", "en": r"\.", "fr": ","}
_NUMBERS = {
    language: re.compile(
        rf"(?<![\w.,])(?P<whole>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)|\d+)"
        rf"(?:[{_POINT[language]}.](?P<part>\d+))?(?P<percent>[ \u00a0\u202f]?%)?"
        r"(?P<thousand> (?:ngàn|nghìn|thousand|mille)(?!\w))?"
    )
    for language, group in _GROUP.items()
}
_THOUSAND = "000"
_MONTHS = {
    language: {name: number for number, name in enumerate(month_names(language), start=1)}
    for language in LANGUAGES
}
_LAST_MONTH = 12
# “Tháng 4 năm 2023”, “tháng 4/2023”; “10 tháng 10”, “ngày 10/10”.
_MONTH_IN_FIGURES = re.compile(r"(?<![\d/.])(?P<m>\d{1,2})(?:/| năm )(?P<y>\d{4})(?![\d/])")
_DAY_IN_FIGURES = re.compile(r"(?<![\d/.])(?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?![\d/])")
_FOREIGN_NAME = re.compile(r"\b[A-Z][\w’'-]*[^\W\d_A-Z]\b")
_WORDS_IN_A_ROW = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
# What stands before a person's name in Vietnamese.
_TITLES = ("ông", "bà")
_VIETNAMESE_LETTER = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def figures(text: str, language: Language) -> frozenset[str]:
    """Return the document numbers, dates and numbers that stand in `text`."""
    stated: set[str] = set()
    for found in list(find_numbers(text)):
        stated.add(str(found.number))
        text = _without(text, found.start, found.end)
    for start, end, day in list(_dates(text, language)):
        stated.add(day)
        text = _without(text, start, end)
    stated.update(_number(match) for match in _NUMBERS[language].finditer(text))
    return frozenset(stated)


def is_word(number: str, text: str, language: Language) -> bool:
    """Tell whether a small `number` stands in `text` as a word."""
    words = _NUMBER_WORDS[language]
    small = number.isdigit() and 0 < int(number) <= len(words)
    return small and words[int(number) - 1].search(text) is not None


def names(text: str) -> Iterator[str]:
    """Yield the names of a Vietnamese `text` that no language changes: people, places."""
    for before, run in _capitalised(text):
        if before.lower() in _TITLES:
            yield " ".join(run)
        elif run[0].lower() in _TITLES and len(run) > 1:  # “Ông Hồ Kỳ Minh …”
            yield " ".join(run[1:])
    for name, (start, end) in places_in(fold(text)):
        if name not in _OWN_NAMES and text[start].isupper():
            yield text[start:end]
    for match in _FOREIGN_NAME.finditer(text):
        if not is_bare_syllable(fold(match[0])):
            yield match[0]


def vietnamese_names(text: str) -> Iterator[str]:
    """Yield the names in Vietnamese letters of a `text` in another language."""
    for _, run in _capitalised(text):
        marked = [row for row, word in enumerate(run) if _VIETNAMESE_LETTER.search(word)]
        if marked:  # “Mr Hồ Kỳ Minh”: a title is none of the name
            yield " ".join(run[marked[0] :])


def _capitalised(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the runs of words with a capital, each after the word before it, "" for none."""
    for match in _WORDS_IN_A_ROW.finditer(text):
        before, run = "", list[str]()
        for word in match[0].split():
            if word[0].isupper():
                run.append(word)
                continue
            if run:
                yield before, run
            before, run = word, []
        if run:
            yield before, run


def has_name(text: str, name: str) -> bool:
    """Tell whether `text` has `name`, with its marks or without: “Hà Nội”, “Hanoi”."""
    bare, folded = (fold(each).replace("-", " ") for each in (name, text))
    if bare in folded:
        return True
    (place, _), *_ = places_in(bare) or [("", (0, 0))]
    return bool(place) and any(place == other for other, _ in places_in(folded))


def _dates(text: str, language: Language) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and one writing of each date of `text`, of a month or a day without a year.

    No two overlap.
    """
    if language == "vi":
        for at in find_dates(text):
            yield at.start, at.end, _day(at.day.day, at.day.month, at.day.year)
            text = _without(text, at.start, at.end)
        patterns = (_MONTH_IN_FIGURES, _DAY_IN_FIGURES)
    else:
        patterns = (_dates_in_words(language), _DAY_IN_FIGURES)
    for pattern in patterns:
        for match in list(pattern.finditer(text)):
            parts = match.groupdict()
            day, year = parts.get("d"), parts.get("y")
            month = _MONTHS[language].get(parts["m"].lower()) or int(parts["m"])
            if month <= _LAST_MONTH and (day or year):
                yield *match.span(), _day(day, month, year)
                text = _without(text, *match.span())


def _day(day: str | int | None, month: int, year: str | int | None) -> str:
    return "/".join(str(int(part)) for part in (day, month, year) if part)


@cache
def _dates_in_words(language: Language) -> re.Pattern[str]:
    """Return what matches “14 April 2023”, “April 2023” and “10 April” in `language`."""
    return re.compile(
        r"(?:(?<!\d)(?P<d>\d{1,2})(?:er|st|nd|rd|th)? )?"
        rf"(?<!\w)(?P<m>{'|'.join(_MONTHS[language])})(?!\w)(?: (?P<y>\d{{4}}))?",
        re.IGNORECASE,
    )


def _number(match: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", match["whole"])
    part = f".{match['part']}" if match["part"] else ""
    whole += _THOUSAND if match["thousand"] else ""
    return f"{int(whole)}{part}{'%' if match['percent'] else ''}"


def _without(text: str, start: int, end: int) -> str:
    """Return `text` with a gap of the same length at `start`:`end`."""
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
