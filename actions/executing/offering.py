"""What may be asked next, from what was found: each choice carries the plan that answers it."""

import re
from collections.abc import Iterable

from actions.executing.cards import named
from actions.reading.plan import Choice, Passages, Provisions
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.legal.structure.path import SEPARATOR
from index.records.document import Document, Passage
from index.references.provisions import find_provision

_MOST = 3
_ARTICLE = re.compile(r"Điều \d")


def group_of(heading: str) -> str:
    """Return what a heading groups its section under: `Nevers` of “Nevers: ai trình bày”."""
    group, colon, _ = heading.partition(": ")
    return group if colon else ""


def section_choice(document: Document, passage: Passage) -> Choice:
    """Return the choice of a section of our own words: its heading is answered from it."""
    plan = Passages(passage.heading, named(document))
    return Choice(_under(document, passage.heading), plan)


def choices_of(hits: Iterable[ScoredPassage]) -> tuple[Choice, ...]:
    """Return the sections and Điều that `hits` stand in, each once, the first few."""
    choices: dict[str, Choice] = {}
    for hit in hits:
        if len(choices) == _MOST:
            break
        if choice := _choice_of(hit):
            choices.setdefault(choice.title, choice)
    return tuple(choices.values())


def _choice_of(hit: ScoredPassage) -> Choice | None:
    document, passage = hit.document, hit.passage
    if passage.heading in ("", CARD_HEADING):
        return None
    if passage.wording == "summary":
        return section_choice(document, passage)
    steps = hit.unit_path.split(SEPARATOR)
    article = next((step for step in steps if _ARTICLE.match(step)), "")
    # A roman section cannot be asked for by its heading alone, nor does one say of which text.
    if not article or not document.number:
        return None
    place = find_provision(article)
    return Choice(_under(document, article), Provisions(named(document), (place,)))


def _under(document: Document, heading: str) -> str:
    return f"{document.name}: {heading}" if document.number else heading
