"""“In 2030 and in 2045”: a question for two years is a question for each of them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from actions.executing.result import Found, Result
from actions.refusing import is_refused
from actions.topics import replaced, years_in
from index.text.folding import syllables
from index.yaml_file import read_yaml

_JOINS = frozenset(read_yaml(Path(__file__).with_suffix(".yml")))
_MOST = 4  # years of one question
# “2021–2025” is one time.
_ONE_TIME = re.compile(r"\s*[–—/-]\s*")


def each_year(text: str) -> tuple[str, ...]:
    """Return `text` (NFC) asked of each of the years that it joins; itself where it joins none.

    Nothing but words that join stands between them: “en 2025 et combien en 2030”.
    """
    spans = years_in(text)
    years = list(dict.fromkeys(text[start:end] for start, end in spans))
    between = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    joined = all(
        not _ONE_TIME.fullmatch(each) and _JOINS.issuperset(syllables(each)) for each in between
    )
    if not 1 < len(years) <= _MOST or not joined:
        return (text,)
    whole = (spans[0][0], spans[-1][1])
    return tuple(replaced(text, [whole], year) for year in years)


def tells_years(result: Result, texts: Sequence[str]) -> bool:
    """Tell whether `result` answers with something of the year of each of `texts`."""
    if not isinstance(result, Found) or is_refused(result):
        return False
    said = " . ".join(f"{quote.passage.heading} . {quote.words}" for quote in result.quotes)
    years = {text[slice(*span)] for text in texts for span in years_in(text)}
    return all(year in said for year in years)
