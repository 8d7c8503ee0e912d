"""Pages: one text of many, without their running headers, footers and numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from index.ingest.cleaning import openings

_ZONE = 3  # lines at a page's head and foot where furniture stands
_MOST = 0.5  # share of the pages on which a running line stands
_FEWEST = 3  # pages, before a repeated line shows that it runs
_PAGE_OF = re.compile(r"(?:Trang|Page|Tr\.) ?\d{1,4}(?: ?(?:/|trên|of) ?\d{1,4})?", re.IGNORECASE)
_DASHED = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")
_PLAIN = re.compile(r"\d{1,4}(?: ?/ ?\d{1,4})?")
_DIGITS = re.compile(r"\d+")


def join_pages(text: str) -> str:
    r"""Drop what each page repeats, and its number; `\f` becomes a line's or paragraph's end."""
    pages = [page.split("\n") for page in _with_breaks(text).split("\f")]
    if len(pages) == 1:
        return text
    running = _running(pages)
    bodies = [_body(page, running) for page in _unnumbered(pages)]
    return _joined([body for body in bodies if body])


def _with_breaks(text: str) -> str:
    r"""Put `\f` for “- 3 -” and “Trang 3/12” on lines of their own where the pages were run on."""
    if "\f" in text:
        return text
    lines = text.split("\n")
    rows = [
        i for i, line in enumerate(lines) if _PAGE_OF.fullmatch(line) or _DASHED.fullmatch(line)
    ]
    numbers = [_first_number(lines[i]) for i in rows]
    if len(rows) < 2 or any(b != a + 1 for a, b in pairwise(numbers)):
        return text
    for i in rows:
        lines[i] = "\f"
    return "\n".join(lines)


def _zone(page: list[str]) -> list[int]:
    """Where in the page its first and last lines with text stand."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_ZONE], *filled[-_ZONE:]})


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _running(pages: list[list[str]]) -> frozenset[str]:
    """The shapes, digits aside, of the lines at the head or foot of most pages."""
    counts = Counter(
        shape for page in pages for shape in {_shape(page[i]) for i in _zone(page)} if shape
    )
    least = max(_FEWEST, _MOST * len(pages))
    return frozenset(
        shape for shape, count in counts.items() if count >= least and not _is_body(shape)
    )


def _is_body(shape: str) -> bool:
    return openings.is_marked(shape.replace("#", "1")) or shape.endswith((".", ";", ":", ","))


def _unnumbered(pages: list[list[str]]) -> list[list[str]]:
    """The pages without their numbers. A bare number is a page's if it grows with the pages."""
    offsets = Counter(
        offset
        for number, page in enumerate(pages)
        for offset in {_first_number(page[i]) - number for i in _zone(page) if _is_plain(page[i])}
    )
    growing = {offset for offset, count in offsets.items() if count > 1}
    return [
        [
            line
            for i, line in enumerate(page)
            if not (i in zone and _is_page_number(line.strip(), number, growing))
        ]
        for number, page in enumerate(pages)
        for zone in [set(_zone(page))]
    ]


def _is_page_number(line: str, page: int, growing: set[int]) -> bool:
    if _PAGE_OF.fullmatch(line) or _DASHED.fullmatch(line):
        return True
    offset = _first_number(line) - page
    return _is_plain(line) and (offset in growing or ("/" in line and offset == 1))


def _is_plain(line: str) -> bool:
    return bool(_PLAIN.fullmatch(line.strip()))


def _first_number(line: str) -> int:
    found = _DIGITS.search(line)
    return int(found[0]) if found else 0


def _body(page: list[str], running: Iterable[str]) -> list[str]:
    """The page's lines without its running ones, from its first line with text to its last."""
    zone = set(_zone(page))
    kept = [line for i, line in enumerate(page) if not (i in zone and _shape(line) in running)]
    filled = [i for i, line in enumerate(kept) if line.strip()]
    return kept[filled[0] : filled[-1] + 1] if filled else []


def _joined(pages: list[list[str]]) -> str:
    """One text; a paragraph that a page's end parts goes on, any other ends there."""
    lines = list(pages[0]) if pages else []
    for page in pages[1:]:
        if _goes_on(lines[-1].strip(), page[0].strip()):
            lines[-1] += " " + page[0].strip()
            lines.extend(page[1:])
        elif _may_go_on(lines[-1].strip(), page[0].strip()):
            lines.extend(page)
        else:
            lines.extend(["", *page])
    return "\n".join(lines)


def _goes_on(last: str, first: str) -> bool:
    return first[0].islower() and _may_go_on(last, first)


def _may_go_on(last: str, first: str) -> bool:
    return not (
        openings.ends_sentence(last)
        or openings.is_marked(first)
        or openings.is_row(last)
        or openings.is_row(first)
        or openings.is_capital(last)
        or openings.is_capital(first)
    )
