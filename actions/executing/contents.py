"""The table of contents of a text that is held word for word: its chapters and Điều, by titles."""

from actions.executing.amended import span_quote
from actions.executing.cards import texts_of
from actions.executing.composed import Span
from actions.executing.context import Context
from actions.executing.result import Line
from actions.executing.telling import Telling
from index.legal.structure.path import rows_above, shorten, unit_name
from index.records.document import Document
from index.records.version import Text

_LEVELS = ("part", "chapter", "section", "roman", "article", "annex")
_MOST_LINES = 90
_LINE = 25  # words


def contents_of(document: Document, context: Context) -> Telling:
    """Return the headings of `document`, in order; neither quote nor line without a text."""
    for text in texts_of(document, context):
        rows = [row for row, unit in enumerate(text.units) if _is_shown(text, row)]
        if not rows:
            continue
        lines: tuple[str | Line, ...] = tuple(_line(text, row) for row in rows[:_MOST_LINES])
        if left := len(rows) - len(lines):
            lines = (*lines, Line("contents.more", {"count": left}))
        key = "contents.part" if document.completeness == "partial" else "contents.whole"
        told = Line("listed", {"intro": Line(key, {"name": document}), "lines": lines})
        first = text.units[rows[0]]
        end = text.body.find("\n", first.start, first.end)
        heading = Span(document, text, first.start, end if end > 0 else first.end)
        return Telling((span_quote(heading),), (told,))
    return Telling()


def _is_shown(text: Text, row: int) -> bool:
    unit = text.units[row]
    annexed = any(text.units[above].level == "annex" for above in rows_above(text.units, row)[:-1])
    return unit.level in _LEVELS and not annexed


def _line(text: Text, row: int) -> str:
    depth = len(rows_above(text.units, row)) - 1
    return f"{'  ' * depth}• {shorten(unit_name(text.units[row]), _LINE)}"
