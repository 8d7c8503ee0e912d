"""Understand a question that asks for a list of documents by their metadata."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import yaml

from actions.days import Days, find_days
from index.folding import fold
from index.issuers import find_issuer

WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")
)
Standing = Literal["in_force", "ended", "not_yet", "takes_effect"]


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of one of `words`, folded, the longest first."""
    return "|".join(re.escape(word) for word in sorted(map(fold, words), key=len, reverse=True))


def _pattern(*keys: str) -> re.Pattern[str]:
    words = [word for key in keys for word in WORDS[key]]
    return re.compile(rf"(?<!\w)(?:{any_of(words)})(?!\w)")


_TYPES: dict[str, str] = {word: code for code, listed in WORDS["types"].items() for word in listed}
_TYPE, _ANY = any_of(_TYPES), any_of(WORDS["any_document"])
NOUN = rf"(?P<noun>(?:{_TYPE}|{_ANY})(?:\s*(?:,|va|hay|hoac|and|et)\s*(?:{_TYPE}))*)"
_LEAD = rf"(?:{any_of((*WORDS['explicit'], *WORDS['some'], *WORDS['between']))})"
_WHICH = rf"(?:{any_of(WORDS['which'])})"
_NEWEST = rf"(?P<newest>{any_of(WORDS['newest'])})"
_NEWEST_FIRST = rf"(?P<newest_first>{any_of(WORDS['newest_first'])})"
_ASKED = re.compile(
    rf"(?<!\w)(?:(?P<lead>{_LEAD}(?:\s+{_LEAD})*)\s+)?(?:{_NEWEST_FIRST}\s+)?{NOUN}(?!\w)"
    rf"(?:\s+(?P<which>{_WHICH}))?(?:\s+{_NEWEST})?(?!\w)"
)
_EXPLICIT, _SOME = _pattern("explicit"), _pattern("explicit", "some")
_ABOUT = re.compile(rf"(?<!\w)(?:{any_of(WORDS['about'])})\s+(?P<topic>\S.*)$")
_BY = re.compile(rf"(?<!\w)(?:{any_of(WORDS['by'])})(?:\s+|')$")
_ON = re.compile(rf"(?<!\w)(?:{any_of(WORDS['about'])})\s+$")
ISSUED = _pattern("issued")
_CLOSING = re.compile(rf"\s(?:{any_of(WORDS['closings'])})$")
THIS_ONE = re.compile(rf"\s+(?:{any_of(WORDS['this_one'])})(?!\w)")
_FILLERS = _pattern("fillers")
STANDINGS: list[tuple[Standing, re.Pattern[str]]] = [
    (standing, _pattern(standing)) for standing in ("ended", "not_yet", "takes_effect", "in_force")
]
_YEAR = r"(?:19|20)\d\d"
BETWEEN = [
    re.compile(rf"(?<!\w){form.format(a=f'(?P<a>{_YEAR})', b=f'(?P<b>{_YEAR})')}(?!\w)")
    for form in WORDS["years_between"]
]
SINCE = [
    re.compile(rf"(?<!\w){form.format(a=f'(?P<a>{_YEAR})')}(?!\w)") for form in WORDS["years_since"]
]
BARE_YEAR = re.compile(rf"(?<![\w/.-])(?P<a>{_YEAR})(?![\w/.-])")


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """What a list is asked by; None and () ask for nothing.

    `types` are codes of types of documents (`qd`, `luat` …); `issued` is the time of issue,
    `holding` the day or time for `standing`. `explicit`: the list itself is asked for, “liệt kê”,
    “bao nhiêu”, and not the one document that says something.
    """

    types: tuple[str, ...] = ()
    issuer: str | None = None
    issued: Days | None = None
    topic: str | None = None
    standing: Standing | None = None
    holding: Days | None = None
    newest: bool = False
    explicit: bool = False

    def day(self, today: date) -> date:
        """Return the day on which the documents must stand as asked."""
        if self.holding is None or self.standing == "takes_effect":
            return today
        return self.holding.last if self.holding.unit == "day" else min(self.holding.last, today)


def list_question(text: str, today: date | None = None) -> ListQuestion | None:
    """Return what `text` asks to be listed, or None when it asks for no list by metadata.

    All of it must be understood: a question with words left over asks what a text says.
    """
    today = today or date.today()
    written = unicodedata.normalize("NFC", text)
    left = fold(written)
    if len(left) != len(written):
        written = left
    asked = asked_for(left)
    if asked is None or THIS_ONE.match(left[asked.end() :]):
        return None
    left = _without(left, asked.span())
    issuer = find_issuer(_kept(written, left))
    if issuer and not _ON.search(left[: issuer.span[0]]):
        before = _BY.search(left[: issuer.span[0]])
        left = _without(left, (before.start() if before else issuer.span[0], issuer.span[1]))
    else:
        issuer = None
    standing, place = _standing(left)
    if place:
        left = _without(left, place)
    issued, holding, left = _times(left, standing is not None, place, today)
    left = ISSUED.sub(lambda match: " " * len(match[0]), left)
    about = _ABOUT.search(left)
    topic = written[about.start("topic") : about.end()] if about else None
    if about:
        topic = _trimmed(left, written, about.start("topic"))
        left = left[: about.start()]
    if not is_courtesy(left):
        return None
    types = types_in(asked["noun"])
    lead = asked["lead"] or ""
    found = ListQuestion(
        types,
        issuer.name if issuer else None,
        issued,
        topic,
        standing,
        holding,
        bool(asked["newest"] or asked["newest_first"]),
        bool(_EXPLICIT.search(lead)),
    )
    asks = asked["which"] or found.newest or _SOME.search(lead)
    filtered = issuer or issued or standing or topic or found.newest
    if asks and (filtered or (types and _SOME.search(lead))):
        return found
    # “Nghị định năm 2020” alone is a list; “nghị định về đô thị thông minh” means the one, and
    # “văn bản còn hiệu lực không” the one that was spoken of.
    return found if issuer or issued or (standing and types) else None


def asked_for(folded: str) -> re.Match[str] | None:
    """Return the words of a `folded` question that ask for documents, `which` or how `many`."""
    found = list(_ASKED.finditer(folded))
    if not found:
        return None
    return max(
        found,
        key=lambda m: (
            bool(m["which"] or m["newest"] or m["newest_first"]),
            bool(_SOME.search(m["lead"] or "")),
            -m.start(),
        ),
    )


def types_in(folded: str) -> tuple[str, ...]:
    """Return the codes of the types of documents that a `folded` text names, in order."""
    named = re.findall(rf"(?<!\w)(?:{_TYPE})(?!\w)", folded)
    return tuple(dict.fromkeys(_TYPES[word] for word in named))


def is_courtesy(folded: str) -> bool:
    """Tell whether a `folded` text has nothing but words that ask nothing by themselves."""
    return not re.search(r"\w", _FILLERS.sub(" ", folded))


def _standing(left: str) -> tuple[Standing | None, tuple[int, int] | None]:
    for standing, pattern in STANDINGS:
        if match := pattern.search(left):
            return standing, match.span()
    return None, None


def _times(
    left: str, standing: bool, place: tuple[int, int] | None, today: date
) -> tuple[Days | None, Days | None, str]:
    """Return when the documents were issued, when they must stand so, and what is left."""
    for patterns, last in ((BETWEEN, None), (SINCE, today)):
        for pattern in patterns:
            if match := pattern.search(left):
                end = last or date(int(match["b"]), 12, 31)
                years = Days(date(int(match["a"]), 1, 1), end, match.span())
                return years, None, _without(left, match.span())
    found = find_days(left, today)
    if not found and (year := BARE_YEAR.search(left)):
        first = date(int(year["a"]), 1, 1)
        found = [Days(first, first.replace(month=12, day=31), year.span())]
    issued = holding = None
    for days in found:
        # “Nghị định năm 2020 còn hiệu lực”: the year before is that of issue, a day never is.
        near = standing and place is not None
        if near and (days.unit == "day" or days.span[0] >= (place or (0, 0))[0]):
            holding = holding or days
        elif (days.first, days.last) != (today, today):
            issued = issued or days
        left = _without(left, days.span)
    return issued, holding, left


def _trimmed(left: str, written: str, start: int) -> str | None:
    """Return the topic as written, without what was taken out and the courtesies at its end."""
    topic = re.split(r"\s{3,}|[?!.,;]", left[start:].strip())[0]
    while match := _CLOSING.search(topic):
        topic = topic[: match.start()]
    begin = left.index(topic, start)
    return written[begin : begin + len(topic)].strip() or None


def _kept(written: str, left: str) -> str:
    """Return what is `left` of a question as it was written."""
    return "".join(" " if blank == " " else char for char, blank in zip(written, left, strict=True))


def _without(text: str, span: tuple[int, int]) -> str:
    """Return `text` with blanks in place of `span`: places stay what they are."""
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
