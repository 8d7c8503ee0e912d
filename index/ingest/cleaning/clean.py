"""Clean the raw text of a file by running every cleaning step in order."""

from index.ingest.cleaning.characters import tidy_characters
from index.ingest.cleaning.debris import drop_debris
from index.ingest.cleaning.news import keep_article
from index.ingest.cleaning.pages import join_pages
from index.ingest.cleaning.properties import Page, take_properties
from index.ingest.cleaning.repairs import repair
from index.ingest.cleaning.scans import close_gaps, drop_specks
from index.ingest.cleaning.spaces import tidy_spaces
from index.ingest.cleaning.stamps import drop_stamps
from index.ingest.cleaning.tables import tidy_tables
from index.ingest.cleaning.unwrapping import unwrap
from index.ingest.reading.raw_text import RawText

_WEB_FORMATS = ("txt", "md", "html")  # formats in which crawled web pages come
_MAX_ROUNDS = 8  # no text has needed more than three


def clean(raw: RawText) -> str:
    """Return the document's own words in order; a paragraph, item, heading or table row a line.

    The steps are repeated until nothing changes, because a joined line may show what its pieces
    did not, such as a repeated headline. So cleaning a cleaned text changes nothing.
    """
    return clean_page(raw).text


def clean_page(raw: RawText) -> Page:
    """Return the cleaned text, and what the portal's box beside it says."""
    # A box is read as the page has it: the steps would join its lines and take it for a stamp.
    page = Page(raw.text, {}) if raw.by_ocr else take_properties(_tidy(raw.text))
    text = page.text
    for _ in range(_MAX_ROUNDS):
        before, text = text, _clean_once(text, raw)
        if text == before:
            break
    return Page(text, page.box)


def _tidy(text: str) -> str:
    return tidy_spaces(tidy_characters(text))


def _clean_once(text: str, raw: RawText) -> str:
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
    if raw.format in _WEB_FORMATS:
        text = keep_article(text)
    if raw.by_ocr:
        text = close_gaps(text)
    text = unwrap(text, raw.wraps)
    return tidy_spaces(text)
