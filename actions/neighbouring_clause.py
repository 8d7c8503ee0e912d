"""The second thing that is asked, in a clause beside the one that answered the first.

“Bảo hành do ai chịu trách nhiệm, thời gian xác định thế nào”: both stand in one article.
"""

from actions.executing.listed import counted
from actions.executing.result import Found, Result
from actions.knowledge import Knowledge
from actions.reading.roles import content_of
from index.legal.structure.path import rows_above
from index.legal.structure.provision import unit_at
from index.text.folding import STOPWORDS, syllables
from index.text.language import detect_language

_FEWEST = 2  # words of what is asked


def beside(part: str, before: Result, knowledge: Knowledge) -> Found | None:
    """Return the one clause with all words of `part` in the article that `before` quotes of.

    None where it quotes no clause or point of a law, or that says it, or several clauses do.
    """
    quotes = before.quotes if isinstance(before, Found) else ()
    wanted = set(syllables(" ".join(content_of(part, detect_language(part))))) - STOPWORDS
    if len(quotes) != 1 or len(wanted) < _FEWEST:
        return None
    [quote] = quotes
    passage = quote.passage
    if (
        passage.wording != "verbatim"
        or not passage.version
        or wanted <= set(syllables(quote.words))
    ):
        return None
    held = knowledge.retriever.store.catalogue.text(passage.version)
    row = unit_at(held.units, passage.start)
    above = rows_above(held.units, row) if row is not None else []
    article = next((each for each in above if held.units[each].level == "article"), None)
    if article is None or row == article:
        return None
    saying = [
        each
        for each, unit in enumerate(held.units)
        if unit.parent == article
        and each not in above
        and wanted <= set(syllables(held.body[unit.start : unit.end]))
    ]
    return counted(quote.document, held, saying[0]) if len(saying) == 1 else None
