"""Let what a reply cites be opened on our own pages, where a city has made them public."""

from dataclasses import replace
from urllib.parse import quote as encoded

from bot.reply import Citation, Reply

# Of a quote, in characters: so many find its place, and an address has to be short.
_WORDS = 80


def linked(reply: Reply, public_url: str) -> Reply:
    """Return `reply` with the address of each cited passage on the pages at `public_url`.

    Without such an address the citations keep those of their originals.
    """
    if not public_url:
        return reply
    cited = tuple(replace(each, url=_page(each, public_url)) for each in reply.citations)
    return replace(reply, citations=cited)


def _page(citation: Citation, public_url: str) -> str:
    words = " ".join(citation.quote.split())[:_WORDS]
    return f"{public_url}/van-ban/{encoded(citation.document_id)}?trich={encoded(words)}#doan"
