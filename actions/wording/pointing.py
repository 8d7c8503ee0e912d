"""Put the quotes of a list on lines: each a point, under what it shares with its neighbours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, takewhile

from actions.executing.headings import group_heading
from actions.executing.result import Group, Quote
from actions.executing.units import capital
from actions.wording.catalogue import say
from actions.wording.rendering import shown
from actions.wording.shortening import Shortened, shortened
from index.documents.names import labelled, name_in
from index.text.folding import syllables
from index.text.language import Language

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\S+")
_SAME_WORDS = 3


@dataclass(frozen=True, slots=True)
class Pointed:
    """The text of a list, and what of each quote is shown there, word for word."""

    text: str
    words: tuple[str, ...]


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
) -> Pointed:
    """Return the points that are `quotes`: a line each, a heading over those of one group.

    What stands above names the one document that all are of, or each its own. A source that all of
    them have is told once, below; one that a group has, over it.
    """
    several = len({quote.document.id for quote in quotes}) > 1
    rows = [
        _Row(quote, label, group, _told(language, quote, group, several))
        for quote, label, group in zip(quotes, labels, groups, strict=True)
    ]
    one = _common_source(rows)
    # A heading stands over its points, or before each where no two share one.
    shared = any(groups.count(group) > 1 for group in groups if group.kind == "section")
    all_parts = all(group.kind == "parts" for group in groups)  # what stands above says so
    lines: list[str] = []
    words: list[str] = []
    for group, members in groupby(rows, key=lambda row: row.group):
        heading = "" if all_parts else _heading(language, group, rows[len(words)].quote, today)
        over = group.kind != "section" or shared
        for line, told in _under(language, list(members), heading, over, one):
            lines.append(line)
            words += (told,) if told else ()
    if one:
        lines.append(say(language, "points.one_source", source=one))
    return Pointed("\n".join(lines), tuple(words))


def _common_source(rows: Sequence[_Row]) -> str:
    """Return the one source that several points share, if all of them have it; else ""."""
    sources = {row.told.source for row in rows}
    return sources.pop() if len(sources) == 1 and len(rows) > 1 else ""


def _under(
    language: Language, rows: Sequence[_Row], heading: str, over: bool, known: str
) -> Iterator[tuple[str, str]]:
    """Yield the lines of one group, each point's with what is shown of its quote.

    `over`: the heading stands over the points, not before each. `known`: a source told already.
    """
    common = _common_source(rows) if heading and over else ""
    if heading and over:
        if common and not known:
            heading = say(language, "points.headed", heading=heading, source=common)
        yield say(language, "points.heading", heading=heading), ""
    for row in rows:
        words = row.told.words
        source = "" if known or common else row.told.source
        if source:  # it stands between a sentence and its stop
            words = words.rstrip(".")
        before = row.label or ("" if over else heading)
        yield _line(language, words, row.quote, before, source), words


def _told(language: Language, quote: Quote, group: Group, several: bool) -> Shortened:
    heading, words, _ = shown(quote, language)
    if quote.passage.wording == "verbatim" or (several and group.kind != "document"):
        return Shortened(words)
    over = group_heading(heading) if group.kind == "section" else ""
    return shortened(words, quote.document, over, language)


def _line(language: Language, words: str, quote: Quote, before: str, source: str) -> str:
    is_labelled = bool(before) and not set(syllables(before)) <= set(syllables(words))
    line = _marked(words if is_labelled else capital(words), quote)
    if source:
        line = say(language, "points.sourced", words=line, source=source)
    return f"• {labelled(before, line, language) if is_labelled else line}"


def _marked(words: str, quote: Quote) -> str:
    return f"“{words}”" if quote.passage.wording == "verbatim" else words


def _heading(language: Language, group: Group, first: Quote, today: date) -> str:
    """Return what stands over the points of `group`; a time that is over is said to be."""
    if group.kind == "document":
        return name_in(first.document, language)
    if group.kind in ("parts", "besides"):
        return say(language, f"points.{group.kind}")
    if group.kind == "none":
        return ""
    heading = group_heading(shown(first, language).heading).strip()
    years = [int(year) for year in _YEAR.findall(heading)]
    if years and max(years) < today.year:
        return say(language, "points.over", heading=heading)
    return heading


def opened(language: Language, quotes: Sequence[Quote]) -> Pointed:
    """Return what opens a list: its sentences, those of a text word for word in quotation marks.

    Two of our own that begin alike are one: “Hội thảo … diễn ra …, có phần chia sẻ của …”. English
    and French want an “and” there, and stay two.
    """
    text = ""
    words: list[str] = []
    for quote in quotes:
        told = shown(quote, language).words
        if language == "vi" and (same := _same_beginning(text, told)):
            told = told[same:]
            words[-1] = words[-1].rstrip(".")
            text = f"{text.rstrip('.')}, {told}"
        else:
            text = f"{text} {_marked(told, quote)}".strip()
        words.append(told)
    return Pointed(text, tuple(words))


def _same_beginning(first: str, second: str) -> int:
    """Return the length of the whole words that both begin with; 0 for fewer than three."""
    words = list(_WORD.finditer(second))
    same = takewhile(lambda pair: pair[0] == pair[1][0], zip(first.split(), words, strict=False))
    count = len(list(same))
    return words[count].start() if _SAME_WORDS <= count < len(words) else 0
