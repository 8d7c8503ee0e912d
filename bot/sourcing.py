"""The passages that a reply stands on, as one sees them on tapping its source."""

import re
import textwrap
from collections.abc import Sequence
from html import escape

from bot.messages import MESSAGES_IN
from bot.render import can_be_opened, printable
from bot.reply import Citation, Reply
from bot.typography import spaced
from index.legal.structure.path import SEPARATOR

_LABEL = 48  # characters of a button that a small phone shows in one line, and a bit
_HEADING = 120
_LABELLED = re.compile(r"(?:Phần|Chương|Mục|Điều|Khoản|Điểm|Phụ lục) \w{1,6}(?!\w)")


def source_label(reply: Reply) -> str:
    """Return what names the sources of `reply` in a few words: “749/QĐ-TTg, Điều 5”."""
    names = dict.fromkeys(_name(each) for each in reply.citations)
    headings = dict.fromkeys(_place(each) for each in reply.citations)
    label = ", ".join(names)
    if len(names) == 1 and len(headings) == 1 and (place := next(iter(headings))):
        label = f"{label}, {place}"
    elif len(headings) > 1 and len(names) == 1:
        label = f"{label} ({len(_quotes(reply))})"
    return textwrap.shorten(printable(label), _LABEL, placeholder="…")


def sources_html(reply: Reply) -> str:
    """Return every passage once, as expandable quotations under their document and place."""
    places: dict[tuple[str, str, str], list[Citation]] = {}
    for each in _quotes(reply):
        places.setdefault((each.document_id, each.heading, each.kind), []).append(each)
    return "\n\n".join(_block(citations, reply) for citations in places.values())


def _block(citations: Sequence[Citation], reply: Reply) -> str:
    """Return what `citations`, of one place, quote."""
    citation = citations[0]
    name = escape(printable(_name(citation)))
    if citation.url and can_be_opened(citation.url):
        name = f'<a href="{escape(citation.url, quote=True)}">{name}</a>'
    heading = textwrap.shorten(printable(citation.heading), _HEADING, placeholder="…")
    parts = [f"<b>{name}</b>", escape(spaced(heading, reply.language))]
    if citation.kind == "summary":
        parts.append(f"<i>{escape(MESSAGES_IN[reply.language].of_summary)}</i>")
    said = "\n".join(each.quote for each in citations)
    quote = escape(spaced(printable(said), reply.language))
    return " · ".join(filter(None, parts)) + f"\n<blockquote expandable>{quote}</blockquote>"


def _quotes(reply: Reply) -> list[Citation]:
    return list({(c.document_id, c.quote): c for c in reply.citations}.values())


def _name(citation: Citation) -> str:
    return citation.number or citation.title


def _place(citation: Citation) -> str:
    """Return the place in a few words: of a path its labels, the nearest first, up to the Điều."""
    steps = citation.heading.split(SEPARATOR)
    labels = [match[0] for step in steps if (match := _LABELLED.match(step))]
    articles = [at for at, label in enumerate(labels) if label.startswith("Điều")]
    return ", ".join(reversed(labels[articles[-1] if articles else -1 :])) or citation.heading
