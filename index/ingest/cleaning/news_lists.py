"""Find the end of a news article, and the end of a list of other articles within it."""

from collections.abc import Sequence

from index.ingest.cleaning import news_lines

_MIN_PAIRS = 2  # repeated headlines with teasers that make a list without a mark
_MAX_LOOKAHEAD = 50  # lines or headlines examined, to bound the time
_NEAR = 3  # lines after an author's name within which the rest of the page begins
_MIN_BODY = 2  # paragraphs of an article before its author's name


def article_end(lines: Sequence[str], title: int) -> int:
    """Return the row after the article's last line; `title` is the row of its headline."""
    paragraphs = 0
    last = max((i for i, line in enumerate(lines) if news_lines.is_paragraph(line)), default=0)
    for i in range(title + 1, len(lines)):
        line = lines[i]
        if (paragraphs and news_lines.is_comments_mark(line)) or _list_runs_to_end(lines, i, title):
            return i
        if news_lines.is_related_mark(line) and list_end(lines, i + 1, len(lines)) == len(lines):
            return i
        signed = paragraphs >= _MIN_BODY and news_lines.is_signature(line)
        if signed and _rest_begins(lines, i + 1, title, last):
            return i + 1
        paragraphs += news_lines.is_paragraph(line)
    return len(lines)


def list_end(lines: Sequence[str], start: int, end: int) -> int:
    """Return the row where the article resumes after the list from `start`; `end` if nowhere."""
    for i in range(start, end):
        if (
            news_lines.is_paragraph(lines[i])
            and not _is_teaser(lines, i)
            and _goes_on(lines, i, start, end)
        ):
            return i
    return end


def _is_teaser(lines: Sequence[str], i: int) -> bool:
    """Return whether the paragraph in row `i` is below a repeated headline."""
    return i >= 2 and _is_repeated(lines, i - 2)


def _is_repeated(lines: Sequence[str], i: int) -> bool:
    """Return whether row `i` is a headline that the next row repeats."""
    return (
        i + 1 < len(lines)
        and news_lines.is_headline(lines[i])
        and news_lines.shape(lines[i]) == news_lines.shape(lines[i + 1])
    )


def _goes_on(lines: Sequence[str], start: int, list_start: int, end: int) -> bool:
    """Return whether the paragraph in row `start` is the article's, not a teaser of the list.

    After a paragraph of the article another paragraph or the author's name follows. In a list every
    paragraph is a teaser below its headline, up to the end of the list. `list_start` and `end` are
    the first row of the list and the row after its last possible one.
    """
    i = start
    end = min(end, start + _MAX_LOOKAHEAD)
    while i < end:
        following = lines[i + 1] if i + 1 < end else ""
        if not following or news_lines.is_mark(following):
            return i == start and start - list_start >= 2
        if (
            news_lines.is_paragraph(following)
            or news_lines.is_signature(following)
            or news_lines.is_tags(following)
        ):
            return not _is_repeated(lines, i + 1)
        i += 1
        while i < end and not news_lines.is_paragraph(lines[i]):
            if news_lines.is_mark(lines[i]) or _is_repeated(lines, i):
                return False
            if news_lines.is_caption(lines[i]) or news_lines.is_signature(lines[i]):
                return True
            i += 1
    return False


def _list_runs_to_end(lines: Sequence[str], start: int, title: int) -> bool:
    """Return whether a list without a mark runs from row `start` to the end of the page.

    Such a list has repeated headlines, each with its teaser.
    """
    head = news_lines.shape(lines[title])
    i = start
    pairs = 0
    while pairs < _MAX_LOOKAHEAD and _is_repeated(lines, i) and news_lines.shape(lines[i]) != head:
        pairs += 1
        i += 2
        if i < len(lines) and news_lines.is_paragraph(lines[i]):
            i += 1
    at_end = i >= len(lines) - _NEAR or news_lines.is_mark(lines[i])
    return pairs == _MAX_LOOKAHEAD or (pairs >= _MIN_PAIRS and at_end)


def _rest_begins(lines: Sequence[str], start: int, title: int, last: int) -> bool:
    """Return whether the rest of the page begins in row `start`, after an author's name.

    `last` is the row of the page's last paragraph.
    """
    head = news_lines.shape(lines[title])
    return last < start or any(
        news_lines.is_furniture(lines[i])
        or (_is_repeated(lines, i) and news_lines.shape(lines[i]) != head)
        for i in range(start, min(start + _NEAR, len(lines)))
    )
