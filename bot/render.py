"""Render a Reply as Telegram HTML or as plain text for a terminal."""

import re
import textwrap
from html import escape
from urllib.parse import urlsplit

from bot.messages import MESSAGES, MESSAGES_IN
from bot.reply import Citation, Reply
from bot.typography import spaced

_LABEL_LENGTH = 80
_URL_LENGTH = 2048
# A longer quotation is folded; a tap unfolds it.
_LONG_QUOTE = 500
_SOURCE_BEGINNINGS = tuple(
    beginning.casefold()
    for messages in MESSAGES_IN.values()
    for beginning in messages.source_beginnings
)
# Control characters could steer a terminal, and half a surrogate pair cannot be sent at all.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render_html(reply: Reply) -> str:
    """Render for Telegram's HTML parse mode: the text, its source in italics.

    Links stand with the passages (`bot/sourcing.py`), which are a tap away.
    """
    text, source = split_off_source(printable(reply.text))
    text, source = spaced(text, reply.language), spaced(source, reply.language)
    paragraphs = [_folded(escape(text), reply)] if text else []
    if source:
        paragraphs.append(f"<i>{escape(source)}</i>")
    return "\n\n".join(paragraphs)


def render_text(reply: Reply, width: int | None = None) -> str:
    """Render for a terminal, wrapped between words at `width` columns; None does not wrap."""
    links = "\n".join(
        MESSAGES.citation_link.format(label=f"{label}: {url}") for label, url in _links(reply)
    )
    suggestions = "\n".join(
        MESSAGES.chat.suggestion.format(number=number, title=printable(suggestion.title))
        for number, suggestion in enumerate(reply.suggestions, start=1)
    )
    text = spaced(printable(reply.text), reply.language)
    paragraphs = [_wrapped(text, width), links, suggestions]
    return "\n\n".join(filter(None, paragraphs))


def _folded(html: str, reply: Reply) -> str:
    """Return `html` with each long quotation that stands in it word for word folded."""
    quotes = {
        escape(spaced(printable(citation.quote), reply.language))
        for citation in reply.citations
        if citation.kind == "verbatim" and len(citation.quote) > _LONG_QUOTE
    }
    folded: list[str] = []
    for quote in sorted(quotes, key=len, reverse=True):
        if quote in html and not any(quote in other for other in folded):
            html = html.replace(quote, f"<blockquote expandable>{quote}</blockquote>", 1)
            folded.append(quote)
    return html


def printable(text: str) -> str:
    """Return `text` without the characters that must not reach a screen."""
    return _UNPRINTABLE.sub("", text)


def split_off_source(text: str) -> tuple[str, str]:
    """Return the text and its source: the last paragraph if it names the source, else ""."""
    before, _, last = text.rpartition("\n\n")
    if last.lstrip().casefold().startswith(_SOURCE_BEGINNINGS):
        return before.rstrip(), last.strip()
    return text, ""


def _links(reply: Reply) -> list[tuple[str, str]]:
    """Return a (label, URL) pair for each distinct URL, in the order of the citations.

    An address that the text tells itself is not shown again.
    """
    labels: dict[str, str] = {}
    for citation in reply.citations:
        url = citation.url
        if url and url not in reply.text and can_be_opened(url):
            labels.setdefault(url, _label(citation))
    return [(label, url) for url, label in labels.items()]


def _label(citation: Citation) -> str:
    label = printable(citation.number or citation.title)
    return textwrap.shorten(label, _LABEL_LENGTH, placeholder="…")


def can_be_opened(url: str) -> bool:
    """Tell whether `url` is an address of the web that Telegram would take in a link."""
    if len(url) > _URL_LENGTH or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _wrapped(text: str, width: int | None) -> str:
    if width is None:
        return text
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrapper.fill(line) for line in text.split("\n"))
