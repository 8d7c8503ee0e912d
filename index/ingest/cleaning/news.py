"""News: the article alone, out of the text of its whole page.

An article is told from the rest by structure first: a headline that stands twice heads another
article, a list follows its mark, and the article is over at its author's name.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.ingest.cleaning import news_lines as kind
from index.ingest.cleaning import openings
from index.ingest.cleaning.news_lists import article_end, list_end

_SIGNS = 2  # of a news page, before anything is dropped
_TOP = 60  # lines in which the headline is sought
_SQUEEZED = 12  # words of a line that holds several headlines
_UNDER_TITLE = 3  # lines in which a path of the site's sections may stand
_MENU_ITEM = 5  # words at most
_INNER_CAPITAL = re.compile(r"[^\W\d_][”\"’]? [A-ZÀ-ỸĐ]")
_STATE = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|^Nơi nhận:", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's lines with text, and for each whether a blank line stands before it."""

    lines: Sequence[str]
    apart: Sequence[bool]

    @classmethod
    def of(cls, text: str) -> "Page":
        """Read the lines of a text."""
        rows = text.split("\n")
        filled = [i for i, row in enumerate(rows) if row]
        return cls([rows[i] for i in filled], [i > 0 and not rows[i - 1] for i in filled])

    def text(self, kept: Sequence[int]) -> str:
        """The text of the kept lines; what was apart stays apart."""
        pieces: list[str] = []
        last = -1
        for i in kept:
            apart = any(self.apart[last + 1 : i + 1])
            pieces += ["", self.lines[i]] if pieces and apart else [self.lines[i]]
            last = i
        return "\n".join(pieces)


def keep_article(text: str) -> str:
    """Drop what stands around and between an article's lines; other texts stay as they are."""
    page = Page.of(text)
    if is_official(text, page.lines) or not is_news(page.lines):
        return text
    title = _title(page.lines)
    end = article_end(page.lines, title)
    kept = [i for i in range(title, end) if i == title or not kind.is_button(page.lines[i])]
    kept = [i for i in range(title) if _belongs_above(page.lines, i, title)] + kept
    gone = _squeezed(page, title) | _listed(page.lines, title, end) | _repeated(page.lines, title)
    return page.text([i for i in kept if i not in gone])


def is_official(text: str, lines: Sequence[str]) -> bool:
    """Whether the text is a law, a decree, a resolution …: of those every word stays."""
    articles = sum(openings.article_number(line.lstrip("# ")) is not None for line in lines)
    romans = sum(openings.is_roman(line.lstrip("# ")) for line in lines)
    return articles >= 3 or romans >= 3 or bool(_STATE.search(text))


def is_news(lines: Sequence[str]) -> bool:
    """Whether the text shows itself to be a news page: buttons, lists, headlines twice."""
    furniture = sum(kind.is_furniture(line) for line in lines)
    return furniture > 0 and furniture + len(doubled(lines)) >= _SIGNS


def doubled(lines: Sequence[str]) -> list[int]:
    """Where a headline is repeated on the next line."""
    return [
        i
        for i, (a, b) in enumerate(pairwise(lines))
        if kind.is_headline(a) and kind.shape(a) == kind.shape(b)
    ]


def _title(lines: Sequence[str]) -> int:
    """The row of the article's headline: marked so, or standing again below, or above the lead."""
    top = lines[:_TOP]
    lead = next((i for i, line in enumerate(top) if kind.is_paragraph(line)), len(top))
    above = [i for i in range(lead) if not kind.is_furniture(lines[i])]
    counts = Counter(map(kind.shape, lines))
    titles = [i for i in above if kind.is_headline(lines[i]) and not kind.is_breadcrumb(lines[i])]
    choices = (
        [i for i in above if lines[i].startswith("# ")],
        [i for i in titles if counts[kind.shape(lines[i])] > 1],
        [i for i in titles if not kind.is_signature(lines[i])],
    )
    return next((found[0] for found in choices if found), 0)


def _belongs_above(lines: Sequence[str], i: int, title: int) -> bool:
    """Whether a line above the headline is the article's: a kicker or a date, no menu."""
    menu = sum(len(line.split()) <= _MENU_ITEM for line in lines[:title]) >= 3
    short = len(lines[i].split()) <= _MENU_ITEM
    return not (kind.is_furniture(lines[i]) or kind.is_breadcrumb(lines[i]) or (menu and short))


def _squeezed(page: Page, title: int) -> set[int]:
    """The lines right beneath the lead that hold other articles' headlines."""
    lines = page.lines
    lead = next((i for i in range(title, len(lines)) if kind.is_paragraph(lines[i])), len(lines))
    counts = Counter(map(kind.shape, lines))
    spaced = sum(page.apart) * 2 > len(lines) / 2
    gone: set[int] = set()
    for i in range(lead + 1, len(lines)):
        line = lines[i]
        if kind.shape(line) == kind.shape(lines[title]) or not kind.is_headline(line):
            break
        many = len(line.split()) >= _SQUEEZED and bool(_INNER_CAPITAL.search(line))
        if not (counts[kind.shape(line)] > 1 or (spaced and not page.apart[i] and many)):
            break
        gone.add(i)
    return gone


def _listed(lines: Sequence[str], title: int, end: int) -> set[int]:
    """The lists of other articles, key words and pointers within the article."""
    gone: set[int] = set()
    i = title + 1
    while i < end:
        after = _after_furniture(lines, i, title, end)
        gone.update(range(i, after))
        i = max(after, i + 1)
    return gone


def _after_furniture(lines: Sequence[str], i: int, title: int, end: int) -> int:
    """The row after the list, key words, pointer or path that begins in row `i`; `i` if none."""
    line = lines[i]
    if kind.is_related_mark(line):
        return list_end(lines, i + 1, end)
    if kind.is_tags(line):
        after = i + 1
        while after < end and ":" not in line and kind.is_tag(lines[after]):
            after += 1
        return after
    is_path = kind.is_breadcrumb(line) and i <= title + _UNDER_TITLE
    return i + 1 if is_path or kind.is_pointer(line) else i


def _repeated(lines: Sequence[str], title: int) -> set[int]:
    """The headline again, before its pictures' captions; and a caption that stands twice."""
    head = kind.shape(lines[title])
    again = {i for i in range(title + 1, len(lines)) if kind.shape(lines[i]) == head}
    return again | {
        i + 1 for i, (a, b) in enumerate(pairwise(lines)) if kind.shape(a) == kind.shape(b)
    }
