"""Put the quotes of a list on lines: each a point, under what it shares with its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, takewhile

from actions.executing.points import group_heading
from actions.executing.result import Group, Quote
from actions.wording.catalogue import say
from actions.wording.shortening import Shortened, shortened
from index.text.folding import syllables
from index.text.language import Language

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\S+")
_SAME_WORDS = 3


@dataclass(frozen=True, slots=True)
class Pointed:
    """The text of a list, and its quotes as far as they are shown there, word for word."""

    text: str
    quotes: tuple[Quote, ...]


def pointed(
    language: Language,
    quotes: Sequence[Quote],
    labels: Sequence[str],
    groups: Sequence[Group],
    today: date,
    is_named: bool,
) -> Pointed:
    """Return the points that are `quotes`: a line each, a heading over those of one group.

    `is_named`: what stands above names the document, and they need not. A source that all of them
    have is told once, below.
    """
    rows = list(zip(quotes, labels, groups, strict=True))
    told = [_told(quote, group, is_named) for quote, _, group in rows]
    sources = {each.source for each in told}
    one = next(iter(sources)) if len(sources) == 1 and len(rows) > 1 else ""
    if not one:  # the source stands between a sentence and its stop
        told = [
            replace(each, words=each.words.rstrip(".")) if each.source else each for each in told
        ]
    lines: list[str] = []
    row = 0
    # A heading stands over its points, or before each where no two share one.
    shared = any(groups.count(group) > 1 for group in groups if group.kind == "section")
    all_parts = all(group.kind == "parts" for group in groups)  # what stands above says so
    for group, members in groupby(rows, key=lambda each: each[2]):
        neighbours = list(members)
        heading = _heading(language, group, neighbours[0][0], today)
        shown = told[row : row + len(neighbours)]
        alone = group.kind == "section" and not shared
        if heading and not alone and not all_parts:
            lines.append(f"{heading}:")
        for (quote, label, _), each in zip(neighbours, shown, strict=True):
            before = label or (heading if alone else "")
            lines.append(_line(language, quote, before, each, "" if one else each.source))
        row += len(neighbours)
    if one:
        lines.append(say(language, "points.one_source", source=one))
    shown_quotes = (
        quote._replace(words=each.words) for quote, each in zip(quotes, told, strict=True)
    )
    return Pointed("\n".join(lines), tuple(shown_quotes))


def _told(quote: Quote, group: Group, is_named: bool) -> Shortened:
    if quote.passage.wording == "verbatim" or not (is_named or group.kind == "document"):
        return Shortened(quote.words)
    heading = group_heading(quote.passage.heading) if group.kind == "section" else ""
    return shortened(quote.words, quote.document, heading)


def _line(language: Language, quote: Quote, before: str, told: Shortened, source: str) -> str:
    words = f"“{told.words}”" if quote.passage.wording == "verbatim" else told.words
    if source:
        words = say(language, "points.sourced", words=words, source=source)
    says_it = set(syllables(before)) <= set(syllables(told.words))
    return f"• {words}" if not before or says_it else f"• {before}: {words}"


def _heading(language: Language, group: Group, first: Quote, today: date) -> str:
    """Return what stands over the points of `group`; a time that is over is said to be."""
    if group.kind == "document":
        return first.document.name
    if group.kind in ("parts", "besides"):
        return say(language, f"points.{group.kind}")
    if group.kind == "none":
        return ""
    heading = group_heading(first.passage.heading).strip()
    years = [int(year) for year in _YEAR.findall(heading)]
    if years and max(years) < today.year:
        return say(language, "points.over", heading=heading)
    return heading


def opened(quotes: Sequence[Quote]) -> Pointed:
    """Return what opens a list: its sentences, those of a text word for word in quotation marks.

    Two of our own that begin alike are one: “Hội thảo … diễn ra …, có phần chia sẻ của …”.
    """
    text, shown = "", list(quotes)
    for row, quote in enumerate(quotes):
        words = f"“{quote.words}”" if quote.passage.wording == "verbatim" else quote.words
        same = _same_beginning(quotes[row - 1].words, words) if row else 0
        if same:
            words = words[same:]
            shown[row - 1] = quotes[row - 1]._replace(words=text.rstrip("."))
            shown[row] = quote._replace(words=words)
            text = f"{text.rstrip('.')}, {words}"
        else:
            text = f"{text} {words}".strip()
    return Pointed(text, tuple(shown))


def _same_beginning(first: str, second: str) -> int:
    """Return the length of the whole words that both begin with; 0 for fewer than three."""
    words = list(_WORD.finditer(second))
    same = takewhile(lambda pair: pair[0] == pair[1][0], zip(first.split(), words, strict=False))
    count = len(list(same))
    return words[count].start() if _SAME_WORDS <= count < len(words) else 0
