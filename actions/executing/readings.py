"""Ask back where a question has several answers and says nothing that tells them apart."""

import re
from collections.abc import Sequence

from actions.executing.cards import document_title, named
from actions.executing.likely import answers, lacks, one_answers, reaches
from actions.executing.offering import section_choice
from actions.executing.result import Ambiguous, Line
from actions.executing.searching import words_of
from actions.reading.plan import Choice, Passages
from index.documents.card import CARD_HEADING
from index.judging.evidence import logit
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of
from index.text.folding import syllables

# Readings are offered whose log-odds are at most so far below the best one's.
_ABOUT_AS_LIKELY = 2.0
# An answer that has all telling words of the question; rarities do not add up exactly.
_ALL = 0.99
_MOST_READINGS = 4
# Fewer words are a subject, on which any text will do.
_SHORTEST_QUESTION = 4
_FIGURE = re.compile(r"(?<!\w)\d[\d.,]*(?!\w)")


def which_reading(
    text: str, best: ScoredPassage, hits: Sequence[ScoredPassage]
) -> Ambiguous | None:
    """Ask which of several likely answers is meant; None where it can be told, or all agree.

    Nothing tells them apart where each has every telling word of the question, and the best one's
    document is called by none that the others are not. What is in its title names it no more where
    the others say it too: a question on a subject names no document. They may be likely enough
    together only: each makes the other less so.
    """
    if len(syllables(text)) < _SHORTEST_QUESTION:
        return None
    called = _called(text, best)
    is_sure = answers(best)
    readings: dict[str, Choice] = {}
    offered: list[ScoredPassage] = []
    for hit in (best, *(hit for hit in hits if hit is not best)):
        if hit.evidence.cover < _ALL or lacks(hit.evidence):
            continue
        if not reaches(hit.evidence, logit(best.evidence) - _ABOUT_AS_LIKELY):
            continue
        if not called <= _called(text, hit) | _said(hit):
            continue
        if all(_is_another(hit, other) for other in offered):
            offered.append(hit)
            choice = _choice(text, hit)
            readings.setdefault(choice.title, choice)
    if not is_sure and not one_answers(offered):
        return None
    if not offered or offered[0] is not best or len(readings) < 2 or _agree(text, offered):
        return None
    return Ambiguous(Line("which_reading"), tuple(readings.values())[:_MOST_READINGS])


def _choice(text: str, hit: ScoredPassage) -> Choice:
    """Return the choice of `hit`: a section of ours by its heading, else the question of its text.

    A document without a number has headings that tell, and no name that a question could hold.
    """
    section = section_choice(hit.document, hit.passage)
    if hit.passage.heading and not hit.document.number and hit.passage.wording == "summary":
        return section
    card = hit.passage.heading in ("", CARD_HEADING)
    title = document_title(hit.document) if card else section.title
    return Choice(title, Passages(text, named(hit.document)))


def _is_another(hit: ScoredPassage, other: ScoredPassage) -> bool:
    """Tell whether the two are of different documents, or of different places in one."""
    if hit.document.id != other.document.id:
        return True
    place, others = (expectation_of(each.passage.heading).places for each in (hit, other))
    return bool(place and others and place != others)


def _called(text: str, hit: ScoredPassage) -> set[tuple[str, str]]:
    """Return the words of the question that the document of `hit` is called by, and where."""
    asked = set(syllables(text))
    called = {"name": hit.document.name, "title": hit.document.title}
    return {
        (kind, word) for kind, words in called.items() for word in asked & set(syllables(words))
    }


def _said(hit: ScoredPassage) -> set[tuple[str, str]]:
    """Return the words of a title that do not tell `hit` apart, since it says them itself."""
    words = syllables(f"{hit.passage.heading} {words_of(hit)}")
    return {("title", word) for word in words}


def _agree(text: str, hits: Sequence[ScoredPassage]) -> bool:
    """Tell whether each gives the figures that the first one gives, or some of them."""
    asked = set(syllables(text))
    figures = [_figures(hit) - asked for hit in hits]
    return all(given and (given <= figures[0] or figures[0] <= given) for given in figures)


def _figures(hit: ScoredPassage) -> set[str]:
    said = words_of(hit).replace(hit.document.number or "\0", "")
    return {figure.rstrip(".,") for figure in _FIGURE.findall(said)}
