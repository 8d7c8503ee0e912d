"""Write an element of a web page as lines: paragraphs, `#` headings, list items, table rows."""

from itertools import count

from lxml import etree

from index.ingest.reading.grid import Cell, table_lines
from index.text.rows import is_rule

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Elements that begin and end a line.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd"),
        *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header"),
        *("hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td"),
        *("tfoot", "th", "thead", "tr", "ul", *_HEADINGS),
    )
)
_MAX_CELL = 1500  # characters; with a longer cell a table is the page's layout
_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "title"))


def lines_of(root: etree._Element) -> list[str]:
    """Return the lines of text in `root`, in order. Elements may be nested to any depth."""
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element.tag in _SKIPPED:
            walk.skip_subtree()
        elif event == "start":
            writer.start(element)
        else:
            if element.tag not in _SKIPPED:
                writer.end(element)
            if element is not root:
                writer.add(element.tail)
    writer.flush()
    return writer.lines


class _Writer:
    """The finished lines, and the parts of the current line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._mark = ""  # of the current line: "## ", "- ", "a) "
        self._tables: list[bool] = []  # per open table: whether its rows become lines
        self._grid: list[list[Cell]] = []  # the rows of the open table
        self._row: list[Cell] | None = None  # cells of the open row
        self._numbers: list[tuple[str, count[int]]] = []  # per open list: form, next numbers

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
        if tag == "table":
            self._tables.append(self._row is None and not _is_layout(element))
        elif tag == "tr" and self._in_rows:
            self._row = []
        elif tag in ("ul", "ol"):
            self._numbers.append((_form(element), count(_first_number(element))))
        elif tag == "li":
            self._mark = self._item_mark()
        elif tag in _HEADINGS:
            self._mark = "#" * int(tag[1]) + " "
        self.add(element.text, keep_lines=tag == "pre")

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if self._row is not None and tag in ("td", "th"):
            self._row.append(_cell(element, "".join(self._parts)))
            self._parts = []
        elif self._row is not None and tag == "tr" and self._in_rows:
            self._grid.append(self._row)
            self._row = None
        elif tag in _BLOCKS:
            self.flush()
        if tag == "table" and self._tables:
            if self._tables.pop():
                self.lines += table_lines(self._grid)
                self._grid = []
        elif tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
        if tag in (*_HEADINGS, "li"):
            self._mark = ""

    def add(self, text: str | None, *, keep_lines: bool = False) -> None:
        if text and keep_lines:
            for line in text.split("\n"):
                self._parts.append(line)
                self.flush()
        elif text:
            self._parts.append(text)

    def flush(self) -> None:
        if self._row is not None:
            self._parts.append(" ")
            return
        line = " ".join("".join(self._parts).split())
        self._parts = []
        if line and not is_rule(line):
            self.lines.append(self._mark + line)
            if not self._mark.startswith("#"):
                self._mark = ""

    @property
    def _in_rows(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    def _item_mark(self) -> str:
        if self._row is not None or not self._numbers:
            return ""
        form, numbers = self._numbers[-1]
        number = next(numbers)
        if form == "-":
            return "- "
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return f"{letter}) " if form == "a" else f"{number}. "


def _is_layout(table: etree._Element) -> bool:
    """Tell whether `table` lays out a page: it holds tables, headings or very long cells."""
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return True
    return any(
        sum(map(len, cell.itertext())) > _MAX_CELL for cell in table.iterdescendants("td", "th")
    )


def _cell(element: etree._Element, text: str) -> Cell:
    words = " ".join(text.split())
    columns, rows = (_span(element, name) for name in ("colspan", "rowspan"))
    return Cell((words,) if words else (), columns, rows)


def _span(element: etree._Element, name: str) -> int:
    written = element.get(name, "1").strip()
    return (
        max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    )


def _form(element: etree._Element) -> str:
    """Return the form of a list's numbers: "-" for none, "a" or "1"."""
    style = element.get("style", "").replace(" ", "")
    if element.tag == "ul" or "list-style:none" in style or "list-style-type:none" in style:
        return "-"
    return "a" if element.get("type") == "a" else "1"


def _first_number(element: etree._Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
