"""Where an article is over, and where a list of other articles within it is."""

from collections.abc import Sequence

from index.ingest.cleaning import news_lines as kind

_PAIRS = 2  # headlines standing twice, each with its teaser, that make a list without a mark
_LONGEST = 50  # lines or headlines looked at before a list is taken for one
_NEAR = 3  # lines after an author's name in which the rest of the page begins
_BODY = 2  # paragraphs that an article has before its author's name


def article_end(lines: Sequence[str], title: int) -> int:
    """The row after the article's last line."""
    paragraphs = 0
    last = max((i for i, line in enumerate(lines) if kind.is_paragraph(line)), default=0)
    for i in range(title + 1, len(lines)):
        line = lines[i]
        if (paragraphs and kind.is_comments_mark(line)) or _list_runs_out(lines, i, title):
            return i
        if kind.is_related_mark(line) and list_end(lines, i + 1, len(lines)) == len(lines):
            return i
        signed = paragraphs >= _BODY and kind.is_signature(line)
        if signed and _rest_begins(lines, i + 1, title, last):
            return i + 1
        paragraphs += kind.is_paragraph(line)
    return len(lines)


def list_end(lines: Sequence[str], start: int, end: int) -> int:
    """Where the article goes on after a list of other articles' headlines; `end` if it does not."""
    for i in range(start, end):
        if (
            kind.is_paragraph(lines[i])
            and not _is_teaser(lines, i)
            and _goes_on(lines, i, start, end)
        ):
            return i
    return end


def _is_teaser(lines: Sequence[str], i: int) -> bool:
    """Whether the paragraph stands beneath a headline that stands twice."""
    return i >= 2 and _is_doubled(lines, i - 2)


def _is_doubled(lines: Sequence[str], i: int) -> bool:
    return (
        i + 1 < len(lines)
        and kind.is_headline(lines[i])
        and kind.shape(lines[i]) == kind.shape(lines[i + 1])
    )


def _goes_on(lines: Sequence[str], start: int, begun: int, end: int) -> bool:
    """Whether the paragraph is the article's: another follows it, or the author's name does.

    In a list every paragraph is a teaser with its headline above it, down to the list's end.
    """
    i = start
    end = min(end, start + _LONGEST)
    while i < end:
        following = lines[i + 1] if i + 1 < end else ""
        if not following or kind.is_mark(following):
            return i == start and start - begun >= 2
        if kind.is_paragraph(following) or kind.is_signature(following) or kind.is_tags(following):
            return not _is_doubled(lines, i + 1)
        i += 1
        while i < end and not kind.is_paragraph(lines[i]):
            if kind.is_mark(lines[i]) or _is_doubled(lines, i):
                return False
            if kind.is_caption(lines[i]) or kind.is_signature(lines[i]):
                return True
            i += 1
    return False


def _list_runs_out(lines: Sequence[str], start: int, title: int) -> bool:
    """Whether a list without a mark begins: headlines twice, each with its teaser, to the end."""
    head = kind.shape(lines[title])
    i = start
    pairs = 0
    while pairs < _LONGEST and _is_doubled(lines, i) and kind.shape(lines[i]) != head:
        pairs += 1
        i += 2
        if i < len(lines) and kind.is_paragraph(lines[i]):
            i += 1
    over = i >= len(lines) - _NEAR or kind.is_mark(lines[i])
    return pairs == _LONGEST or (pairs >= _PAIRS and over)


def _rest_begins(lines: Sequence[str], start: int, title: int, last: int) -> bool:
    """Whether what follows an author's name is no more of the article; `last`: paragraph's row."""
    head = kind.shape(lines[title])
    return last < start or any(
        kind.is_furniture(lines[i]) or (_is_doubled(lines, i) and kind.shape(lines[i]) != head)
        for i in range(start, min(start + _NEAR, len(lines)))
    )
