"""Put the quotes of a list on lines: each a point, under what it shares with its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Row:
    """A point on its way: `told` is what of its quote is shown, and its one source."""

    quote: Quote
    label: str
    group: Group
    told: Shortened


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
    have is told once, below; one that a group has, over it.
    """
    told = (_told(quote, group, is_named) for quote, group in zip(quotes, groups, strict=True))
    rows = list(map(_Row, quotes, labels, groups, told))
    one = _common_source(rows)
    # A heading stands over its points, or before each where no two share one.
    shared = any(groups.count(group) > 1 for group in groups if group.kind == "section")
    all_parts = all(group.kind == "parts" for group in groups)  # what stands above says so
    lines: list[str] = []
    shown: list[Quote] = []
    for group, members in groupby(rows, key=lambda row: row.group):
        heading = "" if all_parts else _heading(language, group, rows[len(shown)].quote, today)
        over = group.kind != "section" or shared
        for line, quote in _under(language, list(members), heading, over, one):
            lines.append(line)
            shown += (quote,) if quote else ()
    if one:
        lines.append(say(language, "points.one_source", source=one))
    return Pointed("\n".join(lines), tuple(shown))


def _common_source(rows: Sequence[_Row]) -> str:
    """Return the one source that several points share, if all of them have it; else ""."""
    sources = {row.told.source for row in rows}
    return sources.pop() if len(sources) == 1 and len(rows) > 1 else ""


def _under(
    language: Language, rows: Sequence[_Row], heading: str, over: bool, known: str
) -> Iterator[tuple[str, Quote | None]]:
    """Yield the lines of one group, each point's with its quote as far as it is shown.

    `over`: the heading stands over the points, not before each. `known`: a source told already.
    """
    common = _common_source(rows) if heading and over else ""
    if heading and over:
        named = {"heading": heading, "source": common}
        yield (
            f"{say(language, 'points.headed', **named) if common and not known else heading}:",
            None,
        )
    for row in rows:
        words = row.told.words
        source = "" if known or common else row.told.source
        if source:  # it stands between a sentence and its stop
            words = words.rstrip(".")
        before = row.label or ("" if over else heading)
        quote = row.quote._replace(words=words)
        yield _line(language, quote, before, source), quote


def _told(quote: Quote, group: Group, is_named: bool) -> Shortened:
    if quote.passage.wording == "verbatim" or not (is_named or group.kind == "document"):
        return Shortened(quote.words)
    heading = group_heading(quote.passage.heading) if group.kind == "section" else ""
    return shortened(quote.words, quote.document, heading)


def _line(language: Language, quote: Quote, before: str, source: str) -> str:
    words = f"“{quote.words}”" if quote.passage.wording == "verbatim" else quote.words
    if source:
        words = say(language, "points.sourced", words=words, source=source)
    says_it = set(syllables(before)) <= set(syllables(quote.words))
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
