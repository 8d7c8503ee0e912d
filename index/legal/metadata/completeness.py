"""The completeness of a text: a whole document has no gap in its articles, and an ending."""

import re
from pathlib import Path

from index.legal.metadata.finding import Finding
from index.legal.metadata.legal_text import Article, LegalText
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yml"))
_LAST_LINES = 12  # in which an ending is searched for
_MOST_MISSING = 10  # articles named as missing


def read_completeness(source: LegalText, signed: bool) -> Finding | None:
    """Return “complete” or “partial” with the reason; None if the text does not tell.

    `signed` says that the text has a signature at its end.
    """
    partial = _stated_partial(source)
    if partial:
        return partial
    if source.articles:
        return _by_articles(source, signed)
    if source.romans:
        return _by_sections(source, signed)
    return Finding("complete", "likely", "has its number and signature") if signed else None


def _stated_partial(source: LegalText) -> Finding | None:
    """Return “partial” if the name of the file or the text itself says so."""
    stem = " ".join(re.findall(r"[a-z]+", fold(source.name)))
    for word in _WORDS["file"]:
        if re.search(rf"\b{word}\b", stem):
            return Finding("partial", "sure", f"the file's name: {source.name}")
    for line in source.main:
        for phrase in _WORDS["text"]:
            if phrase in line.text.lower():
                return Finding("partial", "sure", line.text[:160])
    return None


def _by_articles(source: LegalText, signed: bool) -> Finding:
    numbers = [int(re.sub(r"\D", "", article.number) or 0) for article in source.articles]
    if numbers[0] != 1:
        return Finding("partial", "sure", f"begins with Điều {numbers[0]}")
    missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    if missing:
        shown = ", ".join(map(str, missing[:_MOST_MISSING]))
        return Finding("partial", "likely", f"no Điều {shown}")
    whole = f"Điều 1 to {max(numbers)}"
    if signed:
        return Finding("complete", "sure", f"{whole}, and a signature")
    if any(_is_last(article) for article in source.articles[-2:]):
        return Finding("complete", "likely", f"{whole}, with an ending")
    return Finding("partial", "likely", f"{whole}, but nothing on effect, and no signature")


def _by_sections(source: LegalText, signed: bool) -> Finding | None:
    if source.romans[0] != "I":
        return Finding("partial", "likely", f"begins with section {source.romans[0]}")
    last = " ".join(line.text for line in source.main[-_LAST_LINES:])
    if signed or _ends(last):
        return Finding("complete", "likely", f"sections I to {source.romans[-1]}, with an ending")
    return None


def _ends(text: str) -> bool:
    return any(word in text.lower() for word in _WORDS["ending"])


def _is_last(article: Article) -> bool:
    """Tell whether laws end with `article`; "tổ chức thực hiện" counts in a title only."""
    text = " ".join(line.text for line in article.lines).lower()
    return any(word in article.title.lower() for word in _WORDS["last_titles"]) or any(
        word in f"{article.title.lower()} {text}" for word in _WORDS["last_words"]
    )
