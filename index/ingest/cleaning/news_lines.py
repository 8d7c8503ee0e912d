"""Classify a single line of a news page by its words and form."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from index.ingest.cleaning import openings
from index.yaml_file import read_yaml

_EDGES = " \t.:…!-–—|•*»›>▶►·+()[]"
_NAME = re.compile(r"[A-ZÀ-ỸĐ][\w.’'-]*(?: (?:[-–&,/|] )?\(?[A-ZÀ-ỸĐ][\w.’'-]*\)?){0,7}")
_CRUMBS = re.compile(r" ?[>›»] ?| / ")
_HOME = ("trang chủ ", "home page ", "homepage ")
_TAG_WORDS = 6  # the most words of a key word
_HASHTAGS = re.compile(r"(?:#[\w.-]+[ ,]*)+")
_PARAGRAPH_WORDS = 12  # the fewest words of a paragraph of whole sentences


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_yaml(Path(__file__).with_name("news.yml"))[name])


@cache
def _starts(name: str) -> tuple[str, ...]:
    return tuple(_words(name))


@lru_cache(maxsize=64)  # most tests below compute the shape of the same line
def shape(line: str) -> str:
    """Return the line in lower case, without edge punctuation or double spaces, to compare by."""
    return " ".join(unicodedata.normalize("NFC", line).casefold().strip("# ").split()).strip(_EDGES)


def is_related_mark(line: str) -> bool:
    """Return whether the line is the mark above a list of other articles: “Tin liên quan”."""
    return len(line) < 60 and shape(line) in _words("related")


def is_comments_mark(line: str) -> bool:
    """Return whether the line is the mark above the readers' comments: “Bình luận (3)”."""
    folded = re.sub(r"[\d()]+", "", shape(line)) if len(line) < 60 else ""
    return folded.strip(_EDGES) in _words("comments")


def is_pointer(line: str) -> bool:
    """Return whether the line points to another article: “Xem thêm: …”."""
    return (
        len(line) < 300
        and line.lower().startswith(_starts("pointers"))
        and not is_related_mark(line)
    )


def is_tags(line: str) -> bool:
    """Return whether the line begins the article's key words, or consists of hash tags."""
    head, colon, _ = line[:20].partition(":")
    return bool(_HASHTAGS.fullmatch(line)) or (
        (bool(colon) or len(line) < 12) and shape(head) in _words("tags")
    )


def is_tag(line: str) -> bool:
    """Return whether the line may be one key word in a list of them."""
    return len(line.split()) <= _TAG_WORDS and not openings.ends_sentence(line)


def is_button(line: str) -> bool:
    """Return whether the line is a button, an advertisement's mark or a request to follow."""
    if len(line) > 160:
        return False
    folded = shape(line)
    asks = folded.startswith(_starts("follow")) and any(
        name in folded for name in _words("followed")
    )
    return folded in _words("buttons") or (asks and len(line.split()) <= 20)


def is_breadcrumb(line: str) -> bool:
    """Return whether the line is a breadcrumb: “Trang chủ > Kinh tế > Đô thị”."""
    parts = _CRUMBS.split(line) if len(line) < 160 else []
    if parts and shape(line).startswith(_HOME) and not openings.ends_sentence(line):
        return True
    return len(parts) >= 2 and all(1 <= len(part.split()) <= 5 for part in parts)


def is_furniture(line: str) -> bool:
    """Return whether the line by itself shows that it is no part of an article."""
    return is_button(line) or is_pointer(line) or is_tags(line) or is_mark(line)


def is_mark(line: str) -> bool:
    """Return whether the line is the mark above a list of articles or the comments."""
    return is_related_mark(line) or is_comments_mark(line)


def is_caption(line: str) -> bool:
    """Return whether the line is a caption that names the photographer."""
    folded = line.lower()
    return any(word in folded for word in _words("captions") if word.endswith(":")) or (
        shape(line).split(" ")[-1:] == ["ảnh"]
    )


def is_headline(line: str) -> bool:
    """Return whether the line could be a headline: 4 to 40 words, no end of a sentence."""
    return (
        4 <= len(line.split()) <= 40 and not openings.ends_sentence(line) and not is_caption(line)
    )


def is_paragraph(line: str) -> bool:
    """Return whether the line is a paragraph of sentences."""
    return len(line.split()) >= _PARAGRAPH_WORDS and (
        openings.ends_sentence(line) or len(line) > 400
    )


def is_signature(line: str) -> bool:
    """Return whether the line is an author's name or names the source."""
    if len(line.split()) > 9 or len(line) > 80:
        return False
    if line.lower().startswith(_starts("credits")):
        return True
    return len(line.split()) >= 2 and bool(_NAME.fullmatch(line.strip(".")))
