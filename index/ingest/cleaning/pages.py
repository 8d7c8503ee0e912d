"""Join the pages of a text, dropping running headers, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from index.ingest.cleaning import openings

_ZONE = 3  # lines at a page's head and at its foot that may be running lines
_MIN_SHARE = 0.5  # the smallest share of the pages that have a running line
_MIN_PAGES = 3  # the fewest pages that have a running line
_PAGE_OF = re.compile(r"(?:Trang|Page|Tr\.) ?\d{1,4}(?: ?(?:/|trên|of) ?\d{1,4})?", re.IGNORECASE)
_DASHED = re.compile(r"[-–—] ?\d{1,4} ?[-–—]")
_BARE_NUMBER = re.compile(r"\d{1,4}(?: ?/ ?\d{1,4})?")
_DIGITS = re.compile(r"\d+")


def join_pages(text: str) -> str:
    r"""Join pages separated by `\f`; drop the lines that pages repeat, and page numbers."""
    pages = [page.split("\n") for page in _with_breaks(text).split("\f")]
    if len(pages) == 1:
        return text
    shapes = _running_shapes(pages)
    bodies = [_body(page, shapes) for page in _without_numbers(pages)]
    return _join([body for body in bodies if body])


def _with_breaks(text: str) -> str:
    r"""Replace page number lines, “- 3 -” or “Trang 3/12”, with `\f` if the text has none.

    Nothing is replaced unless the numbers are consecutive.
    """
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
    """Return the rows of the page's first and last non-empty lines."""
    filled = [i for i, line in enumerate(page) if line.strip()]
    return sorted({*filled[:_ZONE], *filled[-_ZONE:]})


def _shape(line: str) -> str:
    """Return the line with every number as `#`, so that running lines of all pages are equal."""
    return _DIGITS.sub("#", line.strip())


def _running_shapes(pages: list[list[str]]) -> frozenset[str]:
    """Return the shapes of the lines that stand at the head or foot of most pages."""
    counts = Counter(
        shape for page in pages for shape in {_shape(page[i]) for i in _zone(page)} if shape
    )
    least = max(_MIN_PAGES, _MIN_SHARE * len(pages))
    return frozenset(
        shape for shape, count in counts.items() if count >= least and not _is_body(shape)
    )


def _is_body(shape: str) -> bool:
    return openings.is_marked(shape.replace("#", "1")) or shape.endswith((".", ";", ":", ","))


def _without_numbers(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers.

    A bare number is a page number if its difference to the page's index recurs on another page.
    """
    offsets = Counter(
        offset
        for number, page in enumerate(pages)
        for offset in {
            _first_number(page[i]) - number for i in _zone(page) if _is_bare_number(page[i])
        }
    )
    recurrent = {offset for offset, count in offsets.items() if count > 1}
    return [
        [
            line
            for i, line in enumerate(page)
            if not (i in zone and _is_page_number(line.strip(), number, recurrent))
        ]
        for number, page in enumerate(pages)
        for zone in [set(_zone(page))]
    ]


def _is_page_number(line: str, page: int, recurrent: set[int]) -> bool:
    if _PAGE_OF.fullmatch(line) or _DASHED.fullmatch(line):
        return True
    offset = _first_number(line) - page
    return _is_bare_number(line) and (offset in recurrent or ("/" in line and offset == 1))


def _is_bare_number(line: str) -> bool:
    return bool(_BARE_NUMBER.fullmatch(line.strip()))


def _first_number(line: str) -> int:
    match = _DIGITS.search(line)
    return int(match[0]) if match else 0


def _body(page: list[str], shapes: Iterable[str]) -> list[str]:
    """Return the page's lines, first non-empty to last, without those of running `shapes`."""
    zone = set(_zone(page))
    lines = [line for i, line in enumerate(page) if not (i in zone and _shape(line) in shapes)]
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _join(pages: list[list[str]]) -> str:
    """Return the pages as one text.

    A sentence that surely continues on the next page becomes one line; one that may continue stays
    on adjacent lines; otherwise a blank line ends the paragraph.
    """
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
