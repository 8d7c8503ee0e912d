"""Extract the article from the text of a news page.

Structure decides before words do: a repeated headline belongs to another article, a list of
articles follows its mark (“Tin liên quan”), and the article ends at its author's name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.ingest.cleaning import news_lines, openings
from index.ingest.cleaning.news_lists import article_end, list_end

_MIN_SIGNS = 2  # signs of a news page required before anything is dropped
_TOP = 60  # lines searched for the headline
_SQUEEZED_WORDS = 12  # the fewest words of a line that holds several headlines
_UNDER_TITLE = 3  # lines below the headline in which a breadcrumb may stand
_MENU_WORDS = 5  # the most words of a menu item
_INNER_CAPITAL = re.compile(r"[^\W\d_][”\"’]? [A-ZÀ-ỸĐ]")
_STATE = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận:", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Page:
    """The non-empty lines of a page; `apart[i]`: a blank line stands before `lines[i]`."""

    lines: Sequence[str]
    apart: Sequence[bool]

    @classmethod
    def of(cls, text: str) -> "Page":
        """Return the page with the lines of `text`."""
        rows = text.split("\n")
        filled = [i for i, row in enumerate(rows) if row]
        return cls([rows[i] for i in filled], [i > 0 and not rows[i - 1] for i in filled])

    def text(self, rows: Sequence[int]) -> str:
        """Return the text of the lines at the indices `rows`; blank lines between them stay."""
        pieces: list[str] = []
        last = -1
        for i in rows:
            apart = any(self.apart[last + 1 : i + 1])
            pieces += ["", self.lines[i]] if pieces and apart else [self.lines[i]]
            last = i
        return "\n".join(pieces)


def keep_article(text: str) -> str:
    """Return the article of a news page; any other text comes back unchanged."""
    page = Page.of(text)
    if _is_official(text, page.lines) or not _is_news(page.lines):
        return text
    title = _title(page.lines)
    end = article_end(page.lines, title)
    rows = [i for i in range(title, end) if i == title or not news_lines.is_button(page.lines[i])]
    rows = [i for i in range(title) if _belongs_above(page.lines, i, title)] + rows
    noise = (
        _headline_rows(page, title)
        | _furniture_rows(page.lines, title, end)
        | _repeat_rows(page.lines, title)
    )
    return page.text([i for i in rows if i not in noise])


def _is_official(text: str, lines: Sequence[str]) -> bool:
    """Return whether the text is a law, decree, resolution …, of which every word is kept."""
    articles = sum(openings.article_number(line.lstrip("# ")) is not None for line in lines)
    romans = sum(openings.is_roman(line.lstrip("# ")) for line in lines)
    return articles >= 3 or romans >= 3 or bool(_STATE.search(text))


def _is_news(lines: Sequence[str]) -> bool:
    """Return whether the text is a news page: it has buttons, lists or repeated headlines."""
    furniture = sum(news_lines.is_furniture(line) for line in lines)
    return furniture > 0 and furniture + len(_doubled_headlines(lines)) >= _MIN_SIGNS


def _doubled_headlines(lines: Sequence[str]) -> list[int]:
    """Return the rows of headlines that the next line _doubled_headlines."""
    return [
        i
        for i, (a, b) in enumerate(pairwise(lines))
        if news_lines.is_headline(a) and news_lines.shape(a) == news_lines.shape(b)
    ]


def _title(lines: Sequence[str]) -> int:
    """Return the row of the article's headline; 0 if there is none.

    In order of preference, above the lead: a line marked `# `, a headline repeated anywhere on the
    page, a headline that is no signature.
    """
    top = lines[:_TOP]
    lead = next((i for i, line in enumerate(top) if news_lines.is_paragraph(line)), len(top))
    above = [i for i in range(lead) if not news_lines.is_furniture(lines[i])]
    counts = Counter(map(news_lines.shape, lines))
    titles = [
        i
        for i in above
        if news_lines.is_headline(lines[i]) and not news_lines.is_breadcrumb(lines[i])
    ]
    choices = (
        [i for i in above if lines[i].startswith("# ")],
        [i for i in titles if counts[news_lines.shape(lines[i])] > 1],
        [i for i in titles if not news_lines.is_signature(lines[i])],
    )
    return next((rows[0] for rows in choices if rows), 0)


def _belongs_above(lines: Sequence[str], i: int, title: int) -> bool:
    """Return whether line `i`, above the headline, is the article's: a kicker or date, no menu."""
    menu = sum(len(line.split()) <= _MENU_WORDS for line in lines[:title]) >= 3
    short = len(lines[i].split()) <= _MENU_WORDS
    return not (
        news_lines.is_furniture(lines[i]) or news_lines.is_breadcrumb(lines[i]) or (menu and short)
    )


def _headline_rows(page: Page, title: int) -> set[int]:
    """Return the rows right below the lead that hold headlines of other articles."""
    lines = page.lines
    lead = next(
        (i for i in range(title, len(lines)) if news_lines.is_paragraph(lines[i])), len(lines)
    )
    counts = Counter(map(news_lines.shape, lines))
    head = news_lines.shape(lines[title])
    spaced = sum(page.apart) * 2 > len(lines) / 2
    rows: set[int] = set()
    for i in range(lead + 1, len(lines)):
        line = lines[i]
        if news_lines.shape(line) == head or not news_lines.is_headline(line):
            break
        many = len(line.split()) >= _SQUEEZED_WORDS and bool(_INNER_CAPITAL.search(line))
        if not (counts[news_lines.shape(line)] > 1 or (spaced and not page.apart[i] and many)):
            break
        rows.add(i)
    return rows


def _furniture_rows(lines: Sequence[str], title: int, end: int) -> set[int]:
    """Return the rows of article lists, key words and pointers within the article."""
    rows: set[int] = set()
    i = title + 1
    while i < end:
        after = _after_furniture(lines, i, title, end)
        rows.update(range(i, after))
        i = max(after, i + 1)
    return rows


def _after_furniture(lines: Sequence[str], i: int, title: int, end: int) -> int:
    """Return the row after the furniture that begins in row `i`; `i` if none does.

    Furniture is a list of articles, key words, a pointer or a breadcrumb.
    """
    line = lines[i]
    if news_lines.is_related_mark(line):
        return list_end(lines, i + 1, end)
    if news_lines.is_tags(line):
        after = i + 1
        while after < end and ":" not in line and news_lines.is_tag(lines[after]):
            after += 1
        return after
    is_crumbs = news_lines.is_breadcrumb(line) and i <= title + _UNDER_TITLE
    return i + 1 if is_crumbs or news_lines.is_pointer(line) else i


def _repeat_rows(lines: Sequence[str], title: int) -> set[int]:
    """Return the rows that repeat the headline (above pictures) or the line before (captions)."""
    head = news_lines.shape(lines[title])
    again = {i for i in range(title + 1, len(lines)) if news_lines.shape(lines[i]) == head}
    return again | {
        i + 1
        for i, (a, b) in enumerate(pairwise(lines))
        if news_lines.shape(a) == news_lines.shape(b)
    }
