"""The metadata of a news article: its headline, publisher and day of publication."""

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
# “(TTXVN) – Ngày …” at the start of a line.
_DATELINE = re.compile(r"^\(?(?P<who>[^\s()][^()\n]{1,25}?)\)?\s*[-–]\s+\S")
_PAPER = re.compile(r"^(?:Theo\s+|Nguồn:\s*)?(?P<who>Báo\s+[A-ZĐ][^.,:;]{2,30})\s*[.:]?$")
_WEEKDAY = re.compile(r"(?i)\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|ngày đăng|cập nhật)\b")
_CLOCK = re.compile(r"\b\d{1,2}[:h]\d{2}\b")
_SPEAKERS = re.compile(r"(?:\b(?:ông|bà|đồng chí|anh|chị)\s+[^\W\d_]+)|”,\s")
_TOP = 6  # lines
_LONGEST_SECTION = 5  # words in the name of a section of the site, above the date
_HEADLINE_ROW = 2  # of the headline, if section and date are above it
_LONGEST_HEADLINE = 200  # characters
_LONGEST_DATE_LINE = 80  # characters
_LONGEST_EVIDENCE = 160  # characters


def read_news(source: LegalText) -> Findings:
    """Return title, type, publisher and day of issue, as far as the text has them."""
    if not source.lines:
        return {}
    findings: dict[str, Finding] = {}
    headline = _headline(source)
    if len(headline) <= _LONGEST_HEADLINE and not headline.endswith((".", ";", ":")):
        findings["title"] = Finding(headline, "likely", headline)
    publisher = _publisher(source)
    issued = _issued(source)
    if publisher:
        findings["publisher"] = publisher
    if issued:
        findings["issued"] = issued
    report = next((line.text for line in source.lines[1:] if _is_report(line.text)), None)
    if publisher or issued or report:
        words = next((f.evidence for f in (publisher, issued) if f), report or "")
        findings["type"] = Finding(NEWS, "likely", words[:_LONGEST_EVIDENCE])
    return findings


def _headline(source: LegalText) -> str:
    """Return the heading of the page in Markdown; else its first line, below section and date."""
    top = source.lines[:_TOP]
    headings = (line.text for line in top if source.text.startswith("# ", line.start))
    section = len(top) > _HEADLINE_ROW and len(top[0].text.split()) <= _LONGEST_SECTION
    if section and _day_of_line(top[1].text) and not top[_HEADLINE_ROW].text.endswith((".", ":")):
        return next(headings, top[_HEADLINE_ROW].text)
    return next(headings, top[0].text)


def _publisher(source: LegalText) -> Finding | None:
    for line in (*source.lines[:_TOP], *source.lines[-3:]):
        paper = _PAPER.match(line.text)
        if paper:
            return Finding(paper["who"].strip(), "likely", line.text)
        dateline = _DATELINE.match(line.text)
        if dateline:
            who = fold(dateline["who"]).removeprefix("bao ").strip()
            publisher = _PUBLISHERS.get(who)
            if publisher:
                return Finding(publisher, "sure", line.text[:_LONGEST_EVIDENCE])
    return None


def _issued(source: LegalText) -> Finding | None:
    """Return the day of publication: the first date with a weekday or time, or alone on a line."""
    for line in source.lines[: _TOP * 2]:
        if day := _day_of_line(line.text):
            return Finding(day, "likely", line.text)
    return None


def _day_of_line(line: str) -> date | None:
    if len(line) > _LONGEST_DATE_LINE:
        return None
    for found in find_dates(line):
        alone = len(line) - (found.end - found.start) < 6
        if alone or _WEEKDAY.search(line) or _CLOCK.search(line):
            return found.day
    return None


def _is_report(text: str) -> bool:
    low = text.lower()
    return any(sign in low for sign in _WORDS["signs"]) and bool(_SPEAKERS.search(text))
