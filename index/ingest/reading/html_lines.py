"""An element of a page → its lines: paragraphs, `#` headings, list items and table rows."""

from itertools import count

from lxml import etree

from index.text.rows import is_rule, row_line

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "hr", "li"),
        *("main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "br"),
    )
)
_LONGEST_CELL = 1500  # characters; a longer one is a page's layout, not a table's cell
_SKIPPED = frozenset(("script", "style", "noscript", "template", "head", "title"))


def lines_of(root: etree._Element) -> list[str]:
    """Return the lines of what `root` says, in order; nesting may be of any depth."""
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
                writer.say(element.tail)
    writer.flush()
    return writer.lines


class _Writer:
    """The lines written so far and the one in the making."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._mark = ""
        self._tables: list[bool] = []  # of each table around: whether its rows are lines
        self._row: list[str] | None = None
        self._numbers: list[tuple[str, count[int]]] = []

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self.flush()
        if tag == "table":
            self._tables.append(self._row is None and not _is_layout(element))
        elif tag == "tr" and self._in_rows:
            self._row = []
        elif tag in ("ul", "ol"):
            self._numbers.append((_numbering(element), count(_first(element))))
        elif tag == "li":
            self._mark = self._item_mark()
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._mark = "#" * int(tag[1]) + " "
        self.say(element.text, is_kept=tag == "pre")

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if self._row is not None and tag in ("td", "th"):
            self._row.append("".join(self._parts))
            self._parts = []
        elif self._row is not None and tag == "tr" and self._in_rows:
            if line := row_line(self._row):
                self.lines.append(line)
            self._row = None
        elif tag in _BLOCKS:
            self.flush()
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6", "li"):
            self._mark = ""

    def say(self, text: str | None, *, is_kept: bool = False) -> None:
        if text and is_kept:
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
        kind, numbers = self._numbers[-1]
        number = next(numbers)
        if kind == "-":
            return "- "
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return f"{letter}) " if kind == "a" else f"{number}. "


def _is_layout(table: etree._Element) -> bool:
    if next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None) is not None:
        return True
    return any(
        sum(map(len, cell.itertext())) > _LONGEST_CELL for cell in table.iterdescendants("td", "th")
    )


def _numbering(element: etree._Element) -> str:
    style = element.get("style", "").replace(" ", "")
    if element.tag == "ul" or "list-style:none" in style or "list-style-type:none" in style:
        return "-"
    return "a" if element.get("type") == "a" else "1"


def _first(element: etree._Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1
