"""Hard-wrapped lines, rejoined into paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.ingest.cleaning import openings

_MANY = 5  # continued lines, before a text counts as wrapped without its format saying so
_SLACK = 0.9  # of the width that lines overflow: few lines show the narrowest
_NARROWEST = 40  # characters: a list has shorter items of one length
_WIDEST = 200  # characters: longer lines are whole paragraphs
_URL_BREAK = re.compile(r"(?:\w[-/]|\w-)$")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is wrapped.

    `full` is the width that a line and the next one's first word overflow where a line is broken
    for want of room, in characters; None where lines are not broken so. `blocks` says that blank
    lines stand between paragraphs, so that lines without one between belong together.
    """

    full: int | None
    blocks: bool


def unwrap(text: str, wraps: bool) -> str:
    r"""Join the lines that are pieces of one paragraph; `wraps`: the format may break lines."""
    lines = text.split("\n")
    layout = layout_of(lines, wraps)
    if layout.full is None and not wraps:
        return text
    return "\n".join(_paragraphs(lines, layout))


def layout_of(lines: list[str], wraps: bool = False) -> Layout:
    """How the text of these lines is wrapped; `wraps`: its format may break lines."""
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    overflows = sorted(_overflow(a, b) for a, b in pairs if _surely_continues(a, b))
    narrow = [width for width in overflows if width <= _WIDEST]
    wrapped = len(narrow) >= max(_MANY, len(overflows) // 2, len(pairs) // 10)
    full = int(_SLACK * narrow[len(narrow) // 8]) if wrapped else None
    if full is None and wraps:
        full = _width_of_all(pairs)
    marked = [not a for a, b in pairwise(lines) if b and openings.is_marked(b)]
    return Layout(full, blocks=len(marked) >= _MANY and sum(marked) >= 0.8 * len(marked))


def _width_of_all(pairs: list[tuple[str, str]]) -> int | None:
    """The width that all lines fill that may go on, where few of them surely do: capitals follow.

    Each is then as long as the room allows: no other is longer than it with the next word. Lines
    of a list are seldom so, and hardly ever where they are this long.
    """
    open_ended = [(a, b) for a, b in pairs if _may_continue(a, b)]
    full = min((_overflow(a, b) for a, b in open_ended), default=0)
    longest = max((len(a) for a, _ in open_ended), default=0)
    filled = len(open_ended) >= _MANY and _NARROWEST <= full <= _WIDEST and longest < full
    return int(_SLACK * full) if filled else None


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
            yield _joined(pieces)
        pieces = [line]
        article = openings.article_number(line) or article
        item = openings.item_number(line) or (0 if openings.is_heading(line) else item)
    yield _joined(pieces)


def _joined(pieces: list[str]) -> str:
    glued = [piece if _URL_BREAK.search(piece) else piece + " " for piece in pieces[:-1]]
    return "".join([*glued, pieces[-1]])


def _overflow(line: str, following: str) -> int:
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
    """Whether `line` goes on with the paragraph of the source lines `first` … `last`."""
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
    if openings.ends_sentence(last):
        return _sentence_goes_on(last, line, layout)
    if line[0].islower() or openings.expects_more(last):
        return True
    if openings.stands_alone(last) and not last.startswith("("):
        return False
    if openings.is_heading(first) and last is first:
        return _is_full(last, line, layout) and _ends_a_title(line, after, layout)
    return layout.blocks or _is_full(last, line, layout)


def _is_full(last: str, line: str, layout: Layout) -> bool:
    return layout.full is not None and layout.full <= _overflow(last, line) <= 2 * _WIDEST


def _only_looks_marked(last: str, line: str, layout: Layout, article: int, item: int) -> bool:
    """Whether a line that begins like a heading or item is the rest of a reference or number."""
    if openings.ends_sentence(last) or openings.is_capital(last) or openings.is_bare(last):
        return False
    if not (layout.blocks or _is_full(last, line, layout)):
        return False
    if openings.is_dashed(line):
        return line[2:3].islower() and layout.full is not None
    number, expected = openings.article_number(line), article + 1
    if number is None:
        number, expected = openings.item_number(line), item + 1
    if number is None:
        return openings.is_division(line) and openings.expects_more(last)
    if openings.expects_number(last):
        return True
    return number not in (1, expected) and layout.full is not None


def _capitals_continue(last: str, line: str) -> bool:
    """Whether a line goes on with a heading in capitals: “… BẢO VỆ DỮ” / “LIỆU CÁ NHÂN”."""
    if openings.is_capital(last) and openings.is_capital(line):
        return not last.endswith(":") and not openings.stands_alone(last)
    if openings.is_capital(line):
        return openings.expects_more(last) and not openings.ends_sentence(last)
    return False


def _sentence_goes_on(last: str, line: str, layout: Layout) -> bool:
    """Whether a paragraph goes on after a line that happens to end with a sentence's end."""
    if last.endswith("./.") or line.startswith("("):
        return False
    if last.endswith((";", ":")):
        return line[0].islower()
    return line[0].islower() or layout.blocks or _is_full(last, line, layout)


def _ends_a_title(line: str, after: str, layout: Layout) -> bool:
    """Whether a capitalised line beneath a title ends the title, and is no body of its own."""
    short = layout.full is not None and len(line) < 0.8 * layout.full
    return short and not openings.ends_sentence(line) and (not after or openings.is_marked(after))
