"""The day a document takes effect, read from the clause about the document as a whole."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from index.legal.metadata.finding import Finding, Sureness
from index.legal.metadata.legal_text import LegalText
from index.lexicon.dates import find_dates
from index.lexicon.types import TYPE_PATTERN

_CLAUSE = re.compile(
    rf"""
    (?: (?:Điều|ĐIỀU) \s+ \d+[a-zđ]? \s* [.:–-]? \s* (?:Hiệu\ lực [^.]*? \. \s*)? )?
    (?: \d+ \s* [.)] \s* | [a-zđ]\) \s* | [-–+] \s* )?
    (?:{TYPE_PATTERN}) (?: \s+ (?:liên\ tịch|này|kèm\ theo) ){{0,2}}
    (?P<between> [^.;:“”]{{0,260}}? ) \s*
    (?:có\ hiệu\ lực|có\ giá\ trị) (?:\s+thi\ hành)? \s* ,? \s*
    (?P<after> (?: sau\s+\d | (?:kể\s+từ|từ|vào)\b ) [^;]* )  # what tells the day
    """,
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"(?<=[a-zà-ỹđ\d)])\.\s+(?=[A-ZĐÀ-Ỵ])")
_DAYS_AFTER = re.compile(r"sau\s+(\d{1,4})\s*(?:\([^)]*\))?\s*ngày")
_SIGNING = re.compile(
    r"(?i)ngày\s+(?:được\s+)?(?:ký|ban hành|thông qua|Quốc hội|Hội đồng nhân dân)"
)
_OF_ANOTHER = re.compile(rf"(?i)^(?:kể\s+từ|từ|vào)\s+ngày\s+(?:{TYPE_PATTERN})\s+(?:số\s+)?\d")
_FURTHEST = 40  # characters between “từ” and its day
_EXCEPT = re.compile(r"(?i)\btrừ\b|ngoại trừ")


def sentences_of(source: LegalText) -> Iterator[str]:
    """Yield the sentences of the body of `source` that are no other text's words."""
    for line, _ in source.unquoted_body:
        for sentence in _SENTENCE_END.split(line.text):
            yield sentence.strip()


def read_effective(source: LegalText, issued: Finding | None) -> Finding | None:
    """Return the day on which `source` as a whole takes effect.

    `issued`, the day of issue, is needed if the clause counts from it (“sau 45 ngày kể từ …”).
    """
    in_article = {line.start for article in source.articles for line in article.lines}
    for line, _ in source.unquoted_body:
        for sentence in _SENTENCE_END.split(line.text):
            clause = _CLAUSE.match(sentence.strip())
            if clause is None or re.search(r"(?i)\b(?:điều|khoản|kể từ ngày)\b", clause["between"]):
                continue
            if _OF_ANOTHER.search(clause["after"]):
                return None  # “kể từ ngày Thông tư số … có hiệu lực”: that day is not told here
            day, is_counted = _day(clause["after"], issued)
            if day:
                sureness: Sureness = "sure" if line.start in in_article else "likely"
                if is_counted and issued and issued.sureness != "sure":
                    sureness = issued.sureness
                return Finding(day, sureness, _short(clause[0]))
    return None


def _day(after: str, issued: Finding | None) -> tuple[date | None, bool]:
    """Return the day that `after` tells, and whether it is counted from the day of issue."""
    general = _EXCEPT.split(after)[0]
    start = issued.value if issued and isinstance(issued.value, date) else None
    days = _DAYS_AFTER.search(general)
    if days:
        return (start + timedelta(days=int(days[1])) if start else None), True
    stated = next(find_dates(general), None)
    signing = _SIGNING.search(general)
    if signing and (stated is None or signing.start() < stated.start):
        return start, True
    return (stated.day if stated and stated.start < _FURTHEST else None), False


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
