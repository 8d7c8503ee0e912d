"""Ask back where a question has several answers and says nothing that tells them apart."""

import re
from collections.abc import Sequence

from actions import composing
from actions.answer import Answer, AnswerStatus, Suggestion
from actions.knowledge import Knowledge
from actions.likely import answers, reaches
from actions.messages import say
from actions.understanding import Question
from index.judging.evidence import logit
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of
from index.text.folding import syllables

# Readings are offered whose log-odds are at most so far below the best one's.
_ABOUT_AS_LIKELY = 1.0
# An answer that has all telling words of the question; rarities do not add up exactly.
_ALL = 0.99
_MOST_READINGS = 4
# Fewer words are a subject, on which any text will do.
_SHORTEST_QUESTION = 4
_FIGURE = re.compile(r"(?<!\w)\d[\d.,]*(?!\w)")


def which_reading(
    question: Question, best: ScoredPassage, hits: Sequence[ScoredPassage], knowledge: Knowledge
) -> Answer | None:
    """Ask which of several likely answers is meant; None where it can be told, or all agree.

    Nothing tells them apart where each has every telling word of the question, and the best one's
    document is called by none that the others are not. What is in its title names it no more where
    the others say it too: a question on a subject names no document.
    """
    if len(syllables(question.text)) < _SHORTEST_QUESTION:
        return None
    named = _named(question, best)
    readings: dict[str, Suggestion] = {}
    offered: list[ScoredPassage] = []
    for hit in (best, *(hit for hit in hits if hit is not best)):
        if hit.evidence.cover < _ALL or not answers(hit):
            continue
        if not reaches(hit.evidence, logit(best.evidence) - _ABOUT_AS_LIKELY):
            continue
        if not named <= _named(question, hit) | _said(hit):
            continue
        payload = _payload(question, hit, knowledge)
        if payload and all(_is_another(hit, other) for other in offered):
            offered.append(hit)
            readings[payload] = Suggestion(_title(hit), payload)
    if not offered or offered[0] is not best or len(readings) < 2 or _agree(question, offered):
        return None
    choices = tuple(readings.values())[:_MOST_READINGS]
    lines = [say(question.language, "which_reading"), *(f"• {choice.title}" for choice in choices)]
    status = AnswerStatus.NEEDS_CLARIFICATION
    return Answer(status, "\n".join(lines), question.language, (), choices)


def _is_another(hit: ScoredPassage, other: ScoredPassage) -> bool:
    """Tell whether the two are of different documents, or of different places in one."""
    if hit.document.id != other.document.id:
        return True
    place, others = (expectation_of(each.passage.heading).places for each in (hit, other))
    return bool(place and others and place != others)


def _named(question: Question, hit: ScoredPassage) -> set[tuple[str, str]]:
    """Return the words of the question that the document of `hit` is called by, and where."""
    asked = set(syllables(question.text))
    called = {"name": hit.document.name, "title": hit.document.title}
    return {
        (kind, word) for kind, words in called.items() for word in asked & set(syllables(words))
    }


def _said(hit: ScoredPassage) -> set[tuple[str, str]]:
    """Return the words of a title that do not tell `hit` apart, since it says them itself."""
    words = syllables(f"{hit.passage.heading} {composing.quoted(hit)}")
    return {("title", word) for word in words}


def _agree(question: Question, hits: Sequence[ScoredPassage]) -> bool:
    """Tell whether each gives the figures that the first one gives, or some of them."""
    asked = set(syllables(question.text))
    figures = [_figures(hit) - asked for hit in hits]
    return all(given and (given <= figures[0] or figures[0] <= given) for given in figures)


def _figures(hit: ScoredPassage) -> set[str]:
    said = composing.quoted(hit).replace(hit.document.number or "\0", "")
    return {figure.rstrip(".,") for figure in _FIGURE.findall(said)}


def _title(hit: ScoredPassage) -> str:
    heading = hit.passage.heading
    return f"{hit.document.name}: {heading}" if hit.document.number and heading else heading


def _payload(question: Question, hit: ScoredPassage, knowledge: Knowledge) -> str:
    """Return what to send for the answer `hit`; empty where nothing names it."""
    suggested = composing.related_suggestions([hit])
    if suggested and hit.document.number is None and hit.passage.wording == "summary":
        return suggested[0].payload  # a heading of ours is answered from its section
    asked = f"{question.text.rstrip(' ?.!')} ({hit.document.name})"
    named = {match.id for found in knowledge.finder.find(asked) for match in found.matches}
    return asked if named == {hit.document.id} else ""
