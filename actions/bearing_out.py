"""Whether a sentence bears out what a story says that somebody claims, where no verdict is found.

A story tells a claim with words of its own around it, “the target was for … to be 25 times GDP”. A
sentence found for it that has all its figures and years, or nearly all its words, says the same.
"""

import re

from actions.executing.result import Found, Result
from actions.refusing import share_said
from index.text.folding import fold
from index.text.language import detect_language

_FIGURE = re.compile(r"(?<![\d/.,-])\d[\d.,]*+(?![\d/-])(?:\s?(%|phan tram|percent|pour cent))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DENIED = re.compile(r"(?<!\w)(?:khong|chua|chang|not|no|never|pas|jamais)(?!\w)")
_ON_IT, _SAME = 0.5, 0.85  # of the words of a claim


def bears_out(claim: str, result: Result) -> bool:
    """Tell whether the first sentence that `result` quotes says what `claim` does."""
    if not isinstance(result, Found) or not result.quotes:
        return False
    quote = result.quotes[0]
    is_foreign = detect_language(claim) != "vi"
    denies = bool(_DENIED.search(fold(claim)))
    if denies if is_foreign else denies != bool(_DENIED.search(fold(quote.words))):
        return False  # in another language “cashless” denies nothing
    said = share_said(claim, result)
    figures, years = _figures(claim)
    own, own_years = _figures(f"{quote.passage.heading} . {quote.words}")
    if not figures:
        return said >= _SAME and years <= own_years
    return figures <= own and years <= own_years and (is_foreign or said >= _ON_IT)


def _figures(text: str) -> tuple[set[tuple[str, bool]], set[str]]:
    """Return the figures of `text`, each with whether it is a share, and its years."""
    figures: set[tuple[str, bool]] = set()
    years: set[str] = set()
    for found in _FIGURE.finditer(fold(text)):
        number = found[0].removesuffix(found[1] or "").strip(" .,")
        if _YEAR.fullmatch(number) and not found[1]:
            years.add(number)
        else:
            figures.add((number, bool(found[1])))
    return figures, years
