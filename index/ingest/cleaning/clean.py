"""Cleaning: what a file says → the document's own words, one paragraph a line."""

from index.ingest.cleaning.characters import tidy_characters
from index.ingest.cleaning.debris import drop_debris
from index.ingest.cleaning.news import keep_article
from index.ingest.cleaning.pages import join_pages
from index.ingest.cleaning.properties import drop_properties
from index.ingest.cleaning.repairs import repair
from index.ingest.cleaning.scans import close_gaps, drop_specks
from index.ingest.cleaning.spaces import tidy_spaces
from index.ingest.cleaning.stamps import drop_stamps
from index.ingest.cleaning.tables import tidy_tables
from index.ingest.cleaning.unwrapping import unwrap
from index.ingest.reading.raw_text import RawText

_OF_THE_WEB = ("txt", "md", "html")  # formats in which a page's crawl comes
_MOST_ROUNDS = 8  # three were the most seen


def clean(raw: RawText) -> str:
    """The document's own words, in order, once: a paragraph, item, heading or table row a line.

    A cleaned text is clean: lines that are joined may show what their pieces did not, a headline
    that stands twice, so it is gone over until nothing changes.
    """
    text = raw.text
    for _ in range(_MOST_ROUNDS):
        before, text = text, _cleaned(text, raw)
        if text == before:
            break
    return text


def _cleaned(text: str, raw: RawText) -> str:
    text = tidy_characters(text)
    if raw.by_ocr:
        text = drop_specks(text)
    text = tidy_spaces(text)
    text = repair(text)
    text = drop_stamps(text)
    text = join_pages(text)
    text = drop_debris(text)
    text = tidy_tables(text)
    text = tidy_spaces(text)
    if raw.format in _OF_THE_WEB:
        text = keep_article(drop_properties(text))
    if raw.by_ocr:
        text = close_gaps(text)
    text = unwrap(text, raw.wraps)
    return tidy_spaces(text)


def paragraphs(text: str) -> list[str]:
    """The lines of a cleaned text that say something."""
    return [line for line in text.split("\n") if line]
