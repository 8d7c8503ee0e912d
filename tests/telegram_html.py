"""Telegram's HTML as the Bot API reads it, a little stricter: what a person would see."""

import re
from html import unescape

_TOKEN = re.compile(r"<[^<>]*>|&[^&;<>\s]*;|[^<&]+|.", re.DOTALL)
_OPENING = re.compile(
    r'<(?:(b|i|u|s|code|pre|blockquote)|(a) href="([^"<>]*)"|(blockquote) expandable)>'
)
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class HtmlError(ValueError):
    """Telegram would say: can't parse entities."""


def visible_text(html: str) -> str:
    """The text that a person sees; HtmlError if a tag or an entity is not as it must be."""
    text: list[str] = []
    open_tags: list[str] = []
    for token in _TOKEN.findall(html):
        if token.startswith("</"):
            if not open_tags or token != f"</{open_tags.pop()}>":
                raise HtmlError(f"unexpected end tag {token}")
        elif token.startswith("<"):
            tag = _OPENING.fullmatch(token)
            if tag is None:
                raise HtmlError(f"unsupported start tag {token}")
            name = tag[1] or tag[2] or tag[4]
            if name == "blockquote" and name in open_tags:
                raise HtmlError("blockquote entities can't be nested")
            open_tags.append(name)
        elif token.startswith("&"):
            if not _ENTITY.fullmatch(token):
                raise HtmlError(f"bad entity {token}")
            text.append(unescape(token))
        else:
            text.append(token)
    if open_tags:
        raise HtmlError(f"can't find end tag for {open_tags[-1]}")
    return "".join(text)


def links(html: str) -> list[tuple[str, str]]:
    """Each link's (address, text)."""
    return [
        (unescape(url), visible_text(text))
        for url, text in re.findall(r'<a href="([^"]*)">(.*?)</a>', html, re.DOTALL)
    ]


def utf16_length(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
