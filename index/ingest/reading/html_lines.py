"""Write an element of a web page as lines: paragraphs, `#` headings, list items, table rows."""

import re
from dataclasses import dataclass
from string import ascii_lowercase

from lxml import etree

from index.ingest.reading.grid import Cell, table_lines
from index.ingest.reading.symbols import raised, units_plain
from index.lexicon.roman import GREATEST, small_roman
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
_FORMS = ("1", "a", "A", "i", "I")
_MAX_CELL = 1500  # characters; with a longer cell a table is the page's layout
_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "title"))
# What the text no longer says.
_STRUCK_OUT = frozenset(("del", "s", "strike"))
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?:[^;]*line-through")


def lines_of(root: etree._Element) -> list[str]:
    """Return the lines of text in `root`, in order. Elements may be nested to any depth."""
    writer = _Writer()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if _is_left_out(element):
            if event == "start":
                walk.skip_subtree()
            elif element is not root:
                writer.add(element.tail)
        elif event == "start":
            writer.start(element)
        else:
            writer.end(element)
            if element is not root:
                writer.add(element.tail)
    writer.flush()
    return writer.lines


def _is_left_out(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    struck_out = element.tag in _STRUCK_OUT or _LINE_THROUGH.search(style) is not None
    return struck_out or element.tag in _SKIPPED


class _Writer:
    """The finished lines, and the parts of the current line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._mark = ""  # of the current line: "## ", "- ", "a) "
        self._tables: list[bool] = []  # per open table: whether its rows become lines
        self._grid: list[list[Cell]] = []  # the rows of the open table
        self._row: list[Cell] | None = None  # cells of the open row
        self._numbers: list[_Numbers] = []  # of each open list
        self._raised = 0  # open elements whose text is raised

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
        if tag == "table":
            self._tables.append(self._row is None and not _is_layout(element))
        elif tag == "tr" and self._in_rows:
            self._row = []
        elif tag in ("ul", "ol"):
            self._numbers.append(_Numbers.of(element))
        elif tag == "li":
            self._mark = self._item_mark(element)
        elif tag == "sup":
            self._raised += 1
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
        elif tag == "sup":
            self._raised -= 1
        if tag in (*_HEADINGS, "li"):
            self._mark = ""

    def add(self, text: str | None, *, keep_lines: bool = False) -> None:
        if text and keep_lines:
            for line in text.split("\n"):
                self._parts.append(line)
                self.flush()
        elif text:
            self._parts.append(raised(text) if self._raised else text)

    def flush(self) -> None:
        if self._row is not None:
            self._parts.append(" ")
            return
        line = units_plain(" ".join("".join(self._parts).split()))
        self._parts = []
        if line and not is_rule(line):
            self.lines.append(self._mark + line)
            if not self._mark.startswith("#"):
                self._mark = ""

    @property
    def _in_rows(self) -> bool:
        return bool(self._tables) and self._tables[-1]

    def _item_mark(self, element: etree._Element) -> str:
        if self._row is not None or not self._numbers:
            return ""
        return self._numbers[-1].mark(element.get("value"))


def _is_layout(table: etree._Element) -> bool:
    """Tell whether `table` lays out a page: it holds tables, headings or very long cells."""
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return True
    return any(
        sum(map(len, cell.itertext())) > _MAX_CELL for cell in table.iterdescendants("td", "th")
    )


def _cell(element: etree._Element, text: str) -> Cell:
    words = units_plain(" ".join(text.split()))
    columns, rows = (_span(element, name) for name in ("colspan", "rowspan"))
    return Cell((words,) if words else (), columns, rows)


def _span(element: etree._Element, name: str) -> int:
    written = element.get(name, "1").strip()
    return (
        max(int(written), 1) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    )


@dataclass(slots=True)
class _Numbers:
    """The numbers of a list: their form ("-" for none, "1", "a", "A", "i" or "I"), the next one."""

    form: str
    next: int
    step: int

    @classmethod
    def of(cls, element: etree._Element) -> "_Numbers":
        """Return the numbers of a `ul` or `ol`."""
        style = element.get("style", "").replace(" ", "")
        if element.tag == "ul" or "list-style:none" in style or "list-style-type:none" in style:
            return cls("-", 1, 1)
        form = element.get("type", "1")
        backwards = "reversed" in element.attrib
        items = sum(child.tag == "li" for child in element)
        first = _number(element.get("start"), items if backwards else 1)
        return cls(form if form in _FORMS else "1", first, -1 if backwards else 1)

    def mark(self, written: str | None) -> str:
        """Return what stands before the next item; `written` is the number that it states."""
        if self.form == "-":
            return "- "
        number = _number(written, self.next)
        self.next = number + self.step
        if self.form in "iI" and 0 < number <= GREATEST:
            roman = small_roman(number)
            return f"{roman.upper() if self.form == 'I' else roman}. "
        if self.form in "aA" and number > 0:
            letter = ascii_lowercase[(number - 1) % 26]
            return f"{letter.upper() if self.form == 'A' else letter}) "
        return f"{number}. "


def _number(written: str | None, default: int) -> int:
    text = (written or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
