"""A news article: its headline, publisher and day; nothing invented."""

import re
from datetime import date
from pathlib import Path

from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.legal_text import LegalText
from index.lexicon.dates import find_dates
from index.lexicon.types import NEWS
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_PUBLISHERS: dict[str, str] = _WORDS["publishers"]
_DATELINE = re.compile(r"^\(?(?P<who>[^\s()][^()\n]{1,25}?)\)?\s*[-–]\s+\S")
_PAPER = re.compile(r"^(?:Theo\s+|Nguồn:\s*)?(?P<who>Báo\s+[A-ZĐ][^.,:;]{2,30})\s*[.:]?$")
_WEEKDAY = re.compile(r"(?i)\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày đăng|cập nhật)\b")
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d{2}\b")
_SPEAKERS = re.compile(r"(?:\b(?:ông|bà|đồng chí|anh|chị)\s+[^\W\d_]+)|”,\s")
_TOP = 6
_SECTION_WORDS = 5  # at most, in the name of a site's section above the date
_HEADLINE_ROW = 2  # of the lines, where section and date stand above the headline


def read_news(source: LegalText) -> Findings:
    """Return title, and type, publisher and day of issue where something in the text says so."""
    if not source.lines:
        return {}
    found: dict[str, Finding] = {}
    headline = _headline(source)
    if len(headline) <= 200 and not headline.endswith((".", ";", ":")):
        found["title"] = Finding(headline, "likely", headline)
    publisher = _publisher(source)
    issued = _issued(source)
    if publisher:
        found["publisher"] = publisher
    if issued:
        found["issued"] = issued
    reported = next((line.text for line in source.lines[1:] if _is_report(line.text)), None)
    if publisher or issued or reported:
        words = next((f.evidence for f in (publisher, issued) if f), reported or "")
        found["type"] = Finding(NEWS, "likely", words[:160])
    return found


def _headline(source: LegalText) -> str:
    """Return the line marked as the page's heading; else the first that is no section's name."""
    top = source.lines[:_TOP]
    marked = (line.text for line in top if source.text.startswith("# ", line.start))
    section = len(top) > _HEADLINE_ROW and len(top[0].text.split()) <= _SECTION_WORDS
    if section and _dated(top[1].text) and not top[_HEADLINE_ROW].text.endswith((".", ":")):
        return next(marked, top[_HEADLINE_ROW].text)
    return next(marked, top[0].text)


def _publisher(source: LegalText) -> Finding | None:
    for line in (*source.lines[:_TOP], *source.lines[-3:]):
        named = _PAPER.match(line.text)
        if named:
            return Finding(named["who"].strip(), "likely", line.text)
        dateline = _DATELINE.match(line.text)
        if dateline:
            who = fold(dateline["who"]).removeprefix("bao ").strip()
            known = next((full for word, full in _PUBLISHERS.items() if who == word), None)
            if known:
                return Finding(known, "sure", line.text[:160])
    return None


def _issued(source: LegalText) -> Finding | None:
    """Return the day of a line that is a day of publishing: with weekday or time, or alone."""
    for line in source.lines[: _TOP * 2]:
        if day := _dated(line.text):
            return Finding(day, "likely", line.text)
    return None


def _dated(line: str) -> date | None:
    if len(line) > 80:
        return None
    for at in find_dates(line):
        alone = len(line) - (at.end - at.start) < 6
        if alone or _WEEKDAY.search(line) or _CLOCK.search(line):
            return at.day
    return None


def _is_report(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _WORDS["signs"]) and bool(_SPEAKERS.search(text))
