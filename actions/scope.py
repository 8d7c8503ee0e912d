"""Understand which documents a question is to be answered from, where it names none by itself.

“Các quyết định của Thủ tướng năm 2022 nói gì về …”: only what says that somebody issued documents,
when they did or how these stand restricts the answer. “Mục tiêu năm 2025”, “Bộ Xây dựng được giao
việc gì” are what is asked about, and restrict nothing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from actions.list_questions import ListQuestion
from actions.list_words import (
    ISSUED,
    NOT,
    NOUN,
    STANDINGS,
    THIS_ONE,
    WORDS,
    Standing,
    any_of,
    is_courtesy,
    types_in,
)
from actions.reading.times import BARE_YEAR, Days, Period, find_days, find_periods
from index.lexicon.issuers import Mention, find_issuer
from index.text.folding import fold
from index.text.lookbehind import match_before, run_before
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))

# Issuers, and words for documents, that are read at most: each is held against the whole text.
_MOST = 8


def _one_of(words: list[str]) -> str:
    return rf"(?<!\w)(?:{any_of(words)})(?!\w)"


_DOCUMENTS = re.compile(rf"(?<!\w){NOUN}(?!\w)")
_NOT_DOCUMENTS, _VERBS = frozenset(_WORDS["not_documents"]), frozenset(_WORDS["verbs"])
_BEFORE_A_VERB = re.compile(rf"{_one_of(_WORDS['before_a_verb'])}\s+$")
_BEFORE = re.compile(rf"{_one_of(_WORDS['before'])}[\s,]+$")
_SEVERAL = re.compile(_one_of(_WORDS["several"]))
_WHICH = re.compile(rf"\s+{_one_of(WORDS['which'])}")
_BETWEEN = re.compile(rf"[\s,]*{_one_of(_WORDS['between'])}['’]?")
_ASKS_WHETHER = re.compile(rf"\s*(?:{_one_of(_WORDS['asks_whether'])}|[?!.]|$)")
_NOT_OF_ISSUE = re.compile(_one_of(_WORDS["not_of_issue"]))
_TARGETS = re.compile(rf"%|{_one_of(_WORDS['targets'])}")
_SAYS = re.compile(rf"(?:\s*{_one_of(_WORDS['may_precede_says'])})*\s*{_one_of(_WORDS['says'])}")
_ISSUED_BY = re.compile(r"(?<!\w)do\s+$")
_GAP = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents to answer from, as `asked` describes them, and the question without them.

    `strict`: who issued them, when, or how they stand is said. Otherwise only a type or an issuer
    is, “nghị định nào quy định …”, and another document may hold the answer as well.
    `rest` may say nothing more: “ai ký nghị quyết của Bộ Chính trị năm 2024”.
    """

    asked: ListQuestion
    rest: str
    strict: bool


def find_scope(text: str, today: date) -> Scope | None:
    """Return the documents that `text`, of `today`, restricts its answer to; None for all."""
    return _Reading(text, today).scope()


class _Reading:
    """One question, folded, with the issuers and days that stand in it."""

    def __init__(self, text: str, today: date) -> None:
        self._written = unicodedata.normalize("NFC", text)
        self._folded = fold(self._written)
        if len(self._folded) != len(self._written):
            self._written = self._folded
        self._today = today
        self._issuers = list(islice(_issuers(self._written), _MOST))
        self._days = find_days(self._folded, today)
        self._periods = find_periods(self._folded, today)

    def scope(self) -> Scope | None:
        found = [*self._described(), *self._issued_by()]
        strict = (scope for scope in found if scope.strict)
        return next(strict, found[0] if found else None)

    def _described(self) -> Iterator[Scope]:
        """Yield the documents that a noun names with what is said of them around it."""
        for noun in islice(_DOCUMENTS.finditer(self._folded), _MOST):
            if self._is_none(noun):
                continue
            asked, end = self._said_after(ListQuestion(types_in(noun["noun"])), noun.end())
            begin = self._before(noun.start())
            lead = self._folded[begin : noun.start()]
            issuer = next((i for i in self._issuers if self._is_owner(i, begin)), None)
            if issuer and asked.issuer is None:
                asked, begin = replace(asked, issuer=issuer.name), self._before(issuer.span[0])
            days = None if asked.issued else self._year_before(begin)
            if days:
                asked, begin = replace(asked, issued=days.days), self._before(days.span[0])
            which = _WHICH.match(self._folded, noun.end())
            strict = bool(asked.issuer or asked.issued or asked.standing or asked.without)
            if which and not asked.standing and not is_courtesy(self._folded[:begin]):
                continue  # “… căn cứ nghị quyết nào của Bộ Chính trị”: another text names it
            several = _SEVERAL.search(lead) or which
            end = max(end, which.end() if which else 0)
            if strict or (asked.types and several):
                yield self._scope(asked, [(begin, end)], strict)

    def _is_none(self, noun: re.Match[str]) -> bool:
        """Tell whether `noun` is no document here, or one that was spoken of."""
        word, start = noun["noun"], noun.start()
        if word in _NOT_DOCUMENTS or THIS_ONE.match(self._folded, noun.end()):
            return True
        if word not in _VERBS:
            return False
        decides = len(self._folded[:start].rstrip()) in {one.span[1] for one in self._issuers}
        return decides or match_before(_BEFORE_A_VERB, self._folded, start) is not None

    def _said_after(self, asked: ListQuestion, end: int) -> tuple[ListQuestion, int]:
        """Return `asked` with what follows it at once, and where that ends."""
        place = end
        while True:
            at = _gap(self._folded, place)
            issuer = next((i for i in self._issuers if i.span[0] == at), None)
            if asked.issuer is None and issuer:
                asked, place = replace(asked, issuer=issuer.name), issuer.span[1]
            elif not asked.without and (other := self._left_out(at)):
                without = (ListQuestion(issuer=other.name),)
                asked, place = replace(asked, without=without), other.span[1]
            elif asked.standing is None and (stands := self._standing_at(at)):
                standing, day, place = stands
                asked = replace(asked, standing=standing, holding=day)
            elif asked.issued is None and (days := self._issued_at(at)):
                asked, place = replace(asked, issued=days.days), days.span[1]
            elif word := ISSUED.match(self._folded, at) or _BETWEEN.match(self._folded, place):
                place = word.end()
                continue
            else:
                return asked, end
            end = place

    def _left_out(self, at: int) -> Mention | None:
        """Return the issuer whose documents are not meant: “không phải của …”."""
        named = ((match_before(NOT, self._folded, one.span[0]), one) for one in self._issuers)
        return next((issuer for found, issuer in named if found and found.start() == at), None)

    def _standing_at(self, at: int) -> tuple[Standing, Days | None, int] | None:
        """Return how the documents stand as said at `at`, on which day, and where that ends."""
        for standing, pattern in STANDINGS:
            found = pattern.match(self._folded, at)
            if not found:
                continue
            end = found.end()
            day = next((d for d in self._days if d.span[0] == _gap(self._folded, end)), None)
            if standing == "takes_effect":
                return None
            if day and day.days.unit == "day":
                return standing, day.days, day.span[1]
            if _ASKS_WHETHER.match(self._folded, end):
                return None
            return standing, None, end
        return None

    def _issued_at(self, at: int) -> Period | None:
        """Return the time of issue that stands at `at`."""
        period = next((p for p in self._periods if p.span[0] == at), None)
        if period and period.is_open and not period.until:
            return self._past(period)
        if _NOT_OF_ISSUE.match(self._folded, at):
            return None
        if period and (period.since or period.days.unit == "days"):
            return self._past(replace(period, days=period.lasting()))
        if year := BARE_YEAR.match(self._folded, at):
            first = date(int(year["a"]), 1, 1)
            days = Days(first, first.replace(month=12, day=31))
            return self._past(Period(days, year.span()))
        return self._past(next((days for days in self._days if days.span[0] == at), None))

    def _past(self, period: Period | None) -> Period | None:
        """Return `period` if something may have been issued then; “hiện nay” is no such time."""
        if period is None or period.days.first > self._today:
            return None
        return None if period.days.first == period.days.last == self._today else period

    def _year_before(self, begin: int) -> Period | None:
        """Return the time right before `begin`, unless it is one to reach something by."""
        if _TARGETS.search(self._folded):
            return None
        for days in self._days:
            if days.span[0] < begin == _gap(self._folded, days.span[1]):
                until = _NOT_OF_ISSUE.match(self._folded, days.span[0])
                return None if until else self._past(days)
        return None

    def _issued_by(self) -> Iterator[Scope]:
        """Yield what an issuer is said to have issued, or to have said in a year."""
        for issuer in self._issuers:
            begin, end = issuer.span
            asked = ListQuestion(issuer=issuer.name)
            by = match_before(_ISSUED_BY, self._folded, begin)
            issued = ISSUED.match(self._folded, _gap(self._folded, end))
            if by and issued:
                days = self._issued_at(_gap(self._folded, issued.end()))
                stop = days.span[1] if days else issued.end()
                issued_in = days.days if days else None
                yield self._scope(
                    replace(asked, issued=issued_in), [(by.start(), stop)], bool(days)
                )
                continue
            days = self._year_before(self._before(begin))
            if days is None and not _TARGETS.search(self._folded):
                days = self._issued_at(_gap(self._folded, end))
                end = days.span[1] if days else end
            if days and _SAYS.match(self._folded, end):
                cut = [issuer.span, days.span]
                yield self._scope(replace(asked, issued=days.days), cut, strict=True)

    def _before(self, start: int) -> int:
        """Return where the words before `start` begin that say nothing more."""
        return run_before(_BEFORE, self._folded, start)

    def _is_owner(self, issuer: Mention, begin: int) -> bool:
        """Tell whether `issuer` stands before the documents it issued: “the Politburo's …”."""
        between = self._folded[issuer.span[1] : begin]
        return issuer.span[1] < begin and between.strip() in ("", "'s", "’s", "'", "’")

    def _scope(self, asked: ListQuestion, cut: list[tuple[int, int]], strict: bool) -> Scope:
        rest = self._written
        for start, end in sorted(cut, reverse=True):
            rest = f"{rest[:start]} {rest[end:]}"
        return Scope(asked, re.sub(r"\s+", " ", rest).strip(" ,"), strict)


def _issuers(written: str) -> Iterator[Mention]:
    """Yield all issuers that a text names, in order."""
    while issuer := find_issuer(written):
        yield issuer
        start, end = issuer.span
        written = f"{written[:start]}{'_' * (end - start)}{written[end:]}"


def _gap(folded: str, place: int) -> int:
    """Return `place` behind the blanks and commas that stand there."""
    found = _GAP.match(folded, place)
    return found.end() if found else place
