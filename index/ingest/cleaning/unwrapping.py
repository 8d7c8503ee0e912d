"""Rejoin hard-wrapped lines into paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.ingest.cleaning import openings

_MIN_LINES = 5  # the fewest continued lines that show a text to be wrapped
_SLACK = 0.9  # factor on a measured width, since few lines show the narrowest one
_MIN_WIDTH = 40  # characters; below, a list may have items of equal length
_MAX_WIDTH = 200  # characters; longer lines are whole paragraphs
_URL_BREAK = re.compile(r"(?:\w[-/]|\w-)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is wrapped.

    `width`: in characters; a line that would exceed it with the first word of the next one was
    broken for lack of room. None if lines are not wrapped. `blocks`: blank lines separate
    paragraphs, so adjacent lines belong together.
    """

    width: int | None
    blocks: bool


def unwrap(text: str, wraps: bool) -> str:
    """Join the lines of each paragraph; `wraps`: the format of the text may wrap lines."""
    lines = text.split("\n")
    layout = layout_of(lines, wraps)
    if layout.width is None and not wraps:
        return text
    return "\n".join(_paragraphs(lines, layout))


def layout_of(lines: list[str], wraps: bool = False) -> Layout:
    """Return how a text of these lines is wrapped; `wraps`: its format may wrap lines."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    overflows = sorted(_overflow(a, b) for a, b in pairs if _surely_continues(a, b))
    narrow = [overflow for overflow in overflows if overflow <= _MAX_WIDTH]
    is_wrapped = len(narrow) >= max(_MIN_LINES, len(overflows) // 2, len(pairs) // 10)
    width = int(_SLACK * narrow[len(narrow) // 8]) if is_wrapped else None
    if width is None and wraps:
        width = _capitalised_width(pairs)
    gaps = [not a for a, b in pairwise(lines) if b and openings.is_marked(b)]
    return Layout(width, blocks=len(gaps) >= _MIN_LINES and sum(gaps) >= 0.8 * len(gaps))


def _capitalised_width(pairs: list[tuple[str, str]]) -> int | None:
    """Return the width of a text whose lines may all continue, but few surely do; else None.

    Such are texts whose lines begin with capitals. Wrapped lines are full: none is longer than any
    other would be with its next word. Items of a list are seldom so, and hardly ever this long.
    """
    open_ended = [(a, b) for a, b in pairs if _may_continue(a, b)]
    width = min((_overflow(a, b) for a, b in open_ended), default=0)
    longest = max((len(a) for a, _ in open_ended), default=0)
    is_full = (
        len(open_ended) >= _MIN_LINES and _MIN_WIDTH <= width <= _MAX_WIDTH and longest < width
    )
    return int(_SLACK * width) if is_full else None


def _may_continue(line: str, following: str) -> bool:
    return not (
        openings.is_marked(following)
        or openings.ends_sentence(line)
        or any(
            openings.is_row(each) or openings.is_capital(each) or openings.stands_alone(each)
            for each in (line, following)
        )
    )


def _paragraphs(lines: list[str], layout: Layout) -> Iterator[str]:
    pieces: list[str] = []
    article = item = 0
    for i, line in enumerate(lines):
        last = pieces[-1] if pieces else ""
        after = lines[i + 1] if i + 1 < len(lines) else ""
        if last and line and _continues(pieces[0], last, line, after, layout, article, item):
            pieces.append(line)
            continue
        if pieces:
            yield _join(pieces)
        pieces = [line]
        article = openings.article_number(line) or article
        item = openings.item_number(line) or (0 if openings.is_heading(line) else item)
    yield _join(pieces)


def _join(pieces: list[str]) -> str:
    spaced = [piece if _URL_BREAK.search(piece) else piece + " " for piece in pieces[:-1]]
    return "".join([*spaced, pieces[-1]])


def _overflow(line: str, following: str) -> int:
    """Return the length the line would have with the first word of the next one, in characters."""
    return len(line) + 1 + len(following[:40].split(" ", 1)[0])


def _surely_continues(line: str, following: str) -> bool:
    return (
        following[0].islower()
        and not openings.is_marked(following)
        and not openings.ends_sentence(line)
        and not openings.is_row(line)
        and not openings.is_row(following)
    )


def _continues(
    first: str, last: str, line: str, after: str, layout: Layout, article: int, item: int
) -> bool:
    """Return whether `line` continues the paragraph of the lines `first` … `last`.

    `after` is the line after it; `article` and `item` are the numbers of the last article and item.
    """
    if (
        openings.is_row(last)
        or openings.is_row(line)
        or first.startswith("#")
        or line.startswith("#")
    ):
        return False
    if (openings.is_bare_division(first) and last is first) or openings.stands_alone(line):
        return False
    if openings.is_marked(line):
        return _only_looks_marked(last, line, layout, article, item)
    if line.isdigit() and openings.expects_number(last):
        return True  # a letterhead's narrow column: “… ngày 10 tháng 6 năm” / “2023”
    if openings.is_bare(last) and last is first:
        return True
    if openings.is_capital(last) or openings.is_capital(line):
        return _capitals_continue(last, line)
    if openings.is_reason(line) and line[0].isupper() and not openings.ends_sentence(last):
        return False
    if openings.ends_sentence(last):
        return _sentence_goes_on(last, line, layout)
    if line[0].islower() or openings.expects_more(last):
        return True
    if openings.stands_alone(last) and not last.startswith("("):
        return False
    if layout.width is not None and openings.is_reason(first) and not openings.is_reason(line):
        return True  # “Căn cứ Luật Tổ chức” / “Chính phủ …;”: a reason ends with a mark
    if openings.is_heading(first) and last is first:
        return _is_full(last, line, layout) and _ends_a_title(line, after, layout)
    return layout.blocks or _is_full(last, line, layout)


def _is_full(last: str, line: str, layout: Layout) -> bool:
    return layout.width is not None and layout.width <= _overflow(last, line) <= 2 * _MAX_WIDTH


def _only_looks_marked(last: str, line: str, layout: Layout, article: int, item: int) -> bool:
    """Return whether a line like a heading or item is the rest of a reference or number."""
    if openings.ends_sentence(last) or openings.is_capital(last) or openings.is_bare(last):
        return False
    if not (layout.blocks or _is_full(last, line, layout)):
        return False
    if openings.is_dashed(line):
        return line[2:3].islower() and layout.width is not None
    number, expected = openings.article_number(line), article + 1
    if number is None:
        number, expected = openings.item_number(line), item + 1
    if number is None:
        return openings.is_division(line) and openings.expects_more(last)
    if openings.expects_number(last):
        return True
    return number not in (1, expected) and layout.width is not None


def _capitals_continue(last: str, line: str) -> bool:
    """Return whether the line continues a heading in capitals: “… BẢO VỆ DỮ” / “LIỆU CÁ NHÂN”."""
    if openings.is_capital(last) and openings.is_capital(line):
        return not last.endswith(":") and not openings.stands_alone(last)
    if openings.is_capital(line):
        return openings.expects_more(last) and not openings.ends_sentence(last)
    return False


def _sentence_goes_on(last: str, line: str, layout: Layout) -> bool:
    """Return whether a paragraph continues after a line that ends with a sentence."""
    if last.endswith("./.") or line.startswith("("):
        return False
    if last.endswith((";", ":")):
        return line[0].islower()
    return line[0].islower() or layout.blocks or _is_full(last, line, layout)


def _ends_a_title(line: str, after: str, layout: Layout) -> bool:
    """Return whether a capitalised line below a title ends the title or else begins the body."""
    short = layout.width is not None and len(line) < 0.8 * layout.width
    return short and not openings.ends_sentence(line) and (not after or openings.is_marked(after))
