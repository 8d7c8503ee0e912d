"""Contrasting: the two claims of “đến 2030 là 30% GDP, còn đến 2045 là 50%”.

The second leaves out what the first says: it is the first with its own year and figure in place.
"""

import re
from collections.abc import Callable, Iterable

from actions.reading.roles import content_of
from actions.topics import replaced
from index.text.language import detect_language

Span = tuple[int, int]

_JOINT = re.compile(r",?\s+(?:còn|và|and|while|et|tandis que)\s+|,\s+")
_YEAR = re.compile(r"(?<![\d.,/])(?:19|20)\d\d(?![\d/%]|\s?%)")
_SHARE = r"(?:\s?%|\s+(?:phần trăm|phan tram|percent|pour cent))"
_FIGURE = re.compile(rf"\d[\d.,/]*{_SHARE}?")
_MOST_JOINTS = 6
_FEW = 1  # words beside year and figure: “tới 2045 là 60%”


def contrasted(claim: str, documents: Callable[[str], Iterable[Span]]) -> tuple[str, ...]:
    """Return both claims of `claim`, each whole, or it alone; `documents` gives spans of names."""
    for joint in list(_JOINT.finditer(claim))[:_MOST_JOINTS]:
        first, second = claim[: joint.start()], claim[joint.end() :]
        if whole := _completed(first, second, list(documents(first))):
            return first, whole
    return (claim,)


def _completed(first: str, second: str, named: list[Span]) -> str:
    """Return `first` with the year and the figure of `second`; empty where that says more."""
    years, figures = _values(second, [])
    own_years, own_figures = _values(first, named)
    if not (years and figures and own_years and own_figures) or years[1:] or figures[1:]:
        return ""
    rest = replaced(second, sorted([*years, *figures]), " ")
    if len(content_of(rest, detect_language(first))) > _FEW:
        return ""
    (year, own_year), (figure, own_figure) = (
        (years[0], own_years[-1]),
        (figures[0], own_figures[-1]),
    )
    swaps = {own_year: second[slice(*year)], own_figure: second[slice(*figure)]}
    whole = first
    for start, end in sorted(swaps, reverse=True):
        whole = f"{whole[:start]}{swaps[start, end]}{whole[end:]}"
    return whole


def _values(text: str, named: list[Span]) -> tuple[list[Span], list[Span]]:
    """Return the years and the figures of `text`, without those within what is `named`."""
    years = [found.span() for found in _YEAR.finditer(text)]
    figures = [found.span() for found in _FIGURE.finditer(text)]
    free = [one for one in figures if not any(s <= one[0] < e for s, e in named)]
    return years, [one for one in free if all(not (s <= one[0] < e) for s, e in years)]
