"""Figures that a sentence states, and how one differs from another: “trên 20%”, “35.000 người”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from index.lexicon.number_words import DIGITS
from index.text.alternatives import any_of
from index.text.folding import syllables
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
Bound = Literal["", "about", "at_least", "at_most", "less", "more"]
_SHARE: list[str] = _WORDS["share"]
_SCALES: dict[str, int] = _WORDS["scales"]
_BEFORE: list[tuple[Bound, re.Pattern[str]]] = [
    (bound, re.compile(rf"(?<!\w)(?:{any_of(words)})\s?$"))
    for bound, words in _WORDS["before"].items()
]
_BEHIND: list[tuple[Bound, re.Pattern[str]]] = [
    (bound, re.compile(rf"\s?(?:{any_of(words)})(?!\w)"))
    for bound, words in _WORDS["behind"].items()
]
# What numbers something and counts nothing: “Điều 9”, “mức độ 4”.
_LABEL = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['labels'])})\s$")
_UNCOUNTED = re.compile(rf"\s(?:{any_of(_WORDS['uncounted'])})(?!\w)")
_YEARLY = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['yearly'])})\s$")
_COUNT_WORDS = {**{word: value for word, value in DIGITS.items() if value}, **_WORDS["counts"]}
_NUMBER = re.compile(
    r"(?<![\w/.,-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)*)(?![\w/]|[.,-]\d|-\w)"
    rf"|(?<!\w)(?:{any_of(_COUNT_WORDS)})(?!\w)"
)
_TOP = re.compile(r"(?<!\w)top\s$")
_COUNTRIES = "nuoc"
_SCALED = re.compile(rf"\s?(?P<scale>{any_of(_SCALES)})(?!\w)")
_PERCENT = re.compile(rf"\s?(?:%|(?:{any_of(_SHARE)})(?!\w))")
_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_REACH = 16  # characters before a figure in which its bound or label stands
_THING = 2  # words behind it that say what it counts


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence states.

    `is_share`: it counts per cents. `thing`: the folded words behind it, which say of what it is.
    `span`: its offsets in the sentence, with what bounds it, its scale and “%”.
    """

    value: Decimal
    is_share: bool = False
    bound: Bound = ""
    thing: tuple[str, ...] = ()
    span: tuple[int, int] = (0, 0)

    def is_like(self, other: "Figure") -> bool:
        """Tell whether both measure in the same: per cents, or things of one name."""
        if self.is_share or other.is_share:
            return self.is_share and other.is_share
        return not (self.thing and other.thing) or bool(set(self.thing) & set(other.thing))

    def bears_out(self, claim: "Figure") -> bool:
        """Tell whether a text that states this figure bears out `claim`."""
        value, other = self.value, claim.value
        if claim.bound == "more":
            return value > other or (value == other and self.bound == "more")
        if claim.bound == "at_least":
            return value >= other and self.bound not in ("at_most", "less")
        if claim.bound in ("at_most", "less"):
            below = value < other or (value == other and claim.bound == self.bound)
            return below and self.bound not in ("at_least", "more")
        return value == other


def figures_of(sentence: str) -> Iterator[Figure]:
    """Yield the figures that `sentence` (NFC) states, in order; no year, no number of a text."""
    lower = sentence.lower()
    if len(lower) != len(sentence):
        return
    for found in _NUMBER.finditer(lower):
        before = lower[max(found.start() - _REACH, 0) : found.start()]
        if _is_no_count(found[0], before, lower[found.end() :][:_REACH]):
            continue
        end, value = found.end(), _value(found[0])
        if scaled := _SCALED.match(lower, end):
            end, value = scaled.end(), value * _SCALES[scaled["scale"]]
        percent = _PERCENT.match(lower, end)
        end = percent.end() if percent else end
        if not (percent or scaled) and (_YEAR.fullmatch(found[0]) or _LABEL.search(before)):
            continue
        thing = tuple(syllables(lower[end : end + 40])[:_THING])
        if _TOP.search(before):  # “top 30” is a place among countries
            thing = (_COUNTRIES, *thing)
        bound, (first, last) = _bound(before, lower, (found.start(), end))
        yield Figure(value, bool(percent), bound, thing, (first, last))


def _bound(before: str, lower: str, span: tuple[int, int]) -> tuple[Bound, tuple[int, int]]:
    """Return how the figure at `span` is bounded, and its span with the words that do so."""
    start, end = span
    for bound, pattern in _BEHIND:
        if found := pattern.match(lower, end):
            return bound, (start, found.end())
    for bound, pattern in _BEFORE:
        if found := pattern.search(before):
            return bound, (start - len(before) + found.start(), end)
    return "", span


def _is_no_count(word: str, before: str, behind: str) -> bool:
    """Tell whether `word` is a year's “năm”, or one of a kind: “một nguồn”."""
    if word == "một":
        return _UNCOUNTED.match(behind) is not None
    is_year = behind[1:2].isdigit() or not before or before[-1] != " " or _YEARLY.search(before)
    return word == "năm" and bool(is_year)


def _value(written: str) -> Decimal:
    if written in _COUNT_WORDS:
        return Decimal(_COUNT_WORDS[written])
    plain = re.sub(r"[ \u00a0\u202f]", "", written)
    if _THOUSANDS.fullmatch(plain):
        return Decimal(re.sub(r"[.,]", "", plain))
    whole, _, rest = plain.replace(",", ".").partition(".")
    return Decimal(f"{whole}.{rest.replace('.', '')}" if rest else whole)


def difference(one: Figure, other: Figure) -> Decimal | None:
    """Return how much more `other` is than `one`; None where they measure different things."""
    return other.value - one.value if one.is_like(other) else None
