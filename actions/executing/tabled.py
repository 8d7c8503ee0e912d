"""Answer from a table: the row that the question names by its key, under the headings it needs.

The search finds passages by likeness, and the rows of a table are all alike. A row is asked for by
what stands in it: a ward, a kind of vehicle. So of a table that was found every row is looked at,
and only one whose key stands in the question answers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actions.executing.context import Context
from actions.executing.result import Found, Line, Quote, Value
from actions.reading.roles import content_of
from index.judging.hit import ScoredPassage
from index.legal.structure.path import path_of
from index.legal.structure.provision import unit_at
from index.legal.structure.tabular import Row, Table, tables_within
from index.records.version import Text
from index.text.folding import STOPWORDS, syllables
from index.text.language import detect_language
from index.text.rows import BAR

# So many of the passages found are looked at for tables.
_LOOKED = 4
# So many rows may fit; the question names none of more.
_MOST_ROWS = 12
# So much of what is asked, beside the key, stands in the table or around it.
_ON_IT = 0.5
_SEGMENTS = re.compile(r"[,;/()]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Fit:
    """A row whose cells in `columns` stand in the question, and how many of its words they are."""

    row: Row
    columns: tuple[int, ...]
    words: tuple[str, ...]


def table_rows(text: str, hits: Sequence[ScoredPassage], context: Context) -> Found | None:
    """Return the rows that `text` asks for, of the tables in `hits`; None where it names none."""
    catalogue = context.knowledge.retriever.store.catalogue
    asked = syllables(context.knowledge.retriever.corrected(text))
    seen: set[tuple[str, int]] = set()
    for hit in hits[:_LOOKED]:
        passage = hit.passage
        if passage.wording != "verbatim" or not passage.version or BAR not in passage.text:
            continue
        held = catalogue.text(passage.version)
        for table in tables_within(held.body, passage.start, passage.end):
            place = (passage.version, table.heading[0].start)
            if place not in seen:
                seen.add(place)
                fits = _named(asked, table)
                if fits and _is_on(text, hit, held, table, fits):
                    return _told(asked, hit, held, table, fits)
    return None


def _named(asked: Sequence[str], table: Table) -> list[_Fit]:
    """Return the rows that have most of what is asked in their keys; none where all have."""
    common, words = _common_words(table), frozenset(asked)  # few rows have words of the question
    fits = []
    for row in table.rows:
        found: dict[int, tuple[str, ...]] = {}
        for column, cell in enumerate(row.cells):
            keys = filter(words.issuperset, _keys(cell, common.get(column, "")))
            stands = [key for key in keys if _stands(key, asked)]
            if stands:
                found[column] = max(stands, key=len)
        if found:
            said = tuple(word for key in found.values() for word in key)
            fits.append(_Fit(row, tuple(found), said))
    most = max((len(fit.words) for fit in fits), default=0)
    best = [fit for fit in fits if len(fit.words) == most]
    return best if len(best) <= min(_MOST_ROWS, len(table.rows) - 1) else []


def _stands(key: Sequence[str], asked: Sequence[str]) -> bool:
    """Tell whether `key` stands in what is asked, with at most one word more between its own."""
    for start, word in enumerate(asked):
        if word == key[0]:
            behind = iter(asked[start : start + len(key) + 1])
            if all(each in behind for each in key):
                return True
    return False


def _keys(cell: str, common: str) -> Iterator[tuple[str, ...]]:
    """Yield what a cell may be called by: all of it, its parts, and it without its kind."""
    for part in dict.fromkeys((cell, *_SEGMENTS.split(cell))):
        words = tuple(syllables(part))
        if not any(map(str.isalpha, part)) or (len(words) == 1 and words[0] in STOPWORDS):
            continue
        yield words
        if common and words[0] == common and len(words) > 2:
            yield words[1:]


def _common_words(table: Table) -> dict[int, str]:
    """Return the word that most cells of a column begin with, “phường”, by column."""
    found = {}
    for column in range(max((len(row.cells) for row in table.rows), default=0)):
        cells = (row.cells[column] for row in table.rows if column < len(row.cells))
        first = Counter(words[0] for cell in cells if (words := syllables(cell)))
        for word, count in first.most_common(1):
            if count > 1 and count >= len(table.rows) // 2:
                found[column] = word
    return found


def _is_on(text: str, hit: ScoredPassage, held: Text, table: Table, fits: Sequence[_Fit]) -> bool:
    """Tell whether `text` asks what the table is on, and not of its rows something else."""
    language = detect_language(text)
    content = set(syllables(" ".join(content_of(text, language))))
    content -= {word for fit in fits for word in fit.words}
    content -= set(syllables(hit.document.name))
    if not content or language != "vi":
        return True
    above = _path(held, table.heading[0])
    heads = (table.head(column) for column in range(len(table.heading[0].cells)))
    rows = (cell for fit in fits for cell in fit.row.cells)
    known = set(syllables(" . ".join((hit.document.title, above, table.title, *heads, *rows))))
    return len(content & known) >= _ON_IT * len(content)


def _told(
    asked: Sequence[str], hit: ScoredPassage, held: Text, table: Table, fits: Sequence[_Fit]
) -> Found:
    rows = [fit.row for fit in fits]
    quotes = tuple(_quote(hit, held, row) for row in (*table.heading, *rows))
    before: list[Line] = []
    if missing := _missing_year(asked, hit, table, rows):
        before.append(Line("table.no_year", {"year": missing}))
    elif len(fits) == 1:
        before.append(_value(asked, table, fits[0]))
    elif table.title:
        before.append(Line("table.rows", {"title": table.title}))
    subject = " ".join(fits[0].row.cells[column] for column in fits[0].columns)
    return Found(quotes, before=tuple(before), subject=subject if len(fits) == 1 else "")


def _value(asked: Sequence[str], table: Table, fit: _Fit) -> Line:
    """Return the value that is asked for, or where the row stands if it is not told which."""
    row = ", ".join(fit.row.cells[column] for column in fit.columns)
    column = _column(asked, table, fit)
    if column is None:
        return (
            Line("table.row", {"row": row, "title": table.title})
            if table.title
            else Line("table.row_alone", {"row": row})
        )
    value = fit.row.cells[column] if column < len(fit.row.cells) else ""
    head = table.head(column)
    lower = head[:1].lower() + head[1:] if not head[1:2].isupper() else head
    values = {"row": row, "column": lower}
    if not value:
        return Line("table.empty", dict(values))
    return Line("table.value", {**values, "value": Value(value)})


def _column(asked: Sequence[str], table: Table, fit: _Fit) -> int | None:
    """Return the column whose heading has most of what is asked; None where none is ahead."""
    heads = [set(syllables(table.head(at))) for at in range(len(table.heading[0].cells))]
    shared = Counter(word for head in heads for word in head)
    words = set(Counter(asked) - Counter(fit.words))  # “Phú Hội” takes no “phụ” from “phụ trách”
    scores = [
        (sum(1 / shared[word] for word in head & words), at)
        for at, head in enumerate(heads)
        if at not in fit.columns
    ]
    scores.sort(reverse=True)
    if not scores or not scores[0][0]:
        return None
    ahead = len(scores) == 1 or scores[0][0] > scores[1][0]
    return scores[0][1] if ahead else None


def _missing_year(
    asked: Sequence[str], hit: ScoredPassage, table: Table, rows: Sequence[Row]
) -> str:
    """Return the year that is asked for, where the table tells years and lacks this one."""
    heads = " ".join(cell for row in table.heading for cell in row.cells)
    if not _YEAR.search(heads):
        return ""
    name = f"{hit.document.name} {hit.document.title} {hit.document.issued or ''}"
    told = {*_YEAR.findall(f"{heads} {table.title} {name}")}
    told.update(year for row in rows for cell in row.cells for year in _YEAR.findall(cell))
    return next((word for word in asked if _YEAR.fullmatch(word) and word not in told), "")


def _path(held: Text, row: Row) -> str:
    unit = unit_at(held.units, row.start)
    return path_of(held.units, unit) if unit is not None else ""


def _quote(hit: ScoredPassage, held: Text, row: Row) -> Quote:
    words = held.body[row.start : row.end]
    passage = replace(
        hit.passage,
        heading=_path(held, row) or hit.passage.heading,
        text=words,
        start=row.start,
        end=row.end,
        sentences=(),
    )
    return Quote(hit.document, passage, words)
