"""Whether a result tells what was asked, how much of the question, and what of it is new."""

from collections.abc import Sequence

from actions.answer import AnswerStatus
from actions.executing.result import Found, Joined, Quote, Result, Said
from actions.reading.roles import content_of
from index.text.folding import syllables
from index.text.language import detect_language

UNDECIDED = ("claim.near", "claim.nearest", "claim.unknown", "claim.elsewhere")
"""Verdicts that say neither yes nor no."""


def is_refused(result: Result) -> bool:
    """Tell whether `result` says that no text tells what was asked, or asks back."""
    if isinstance(result, Joined):
        return all(map(is_refused, result.results))
    if isinstance(result, Said):
        return False
    if not isinstance(result, Found) or any(line.key in UNDECIDED for line in result.before):
        return True
    return result.status is AnswerStatus.NOT_FOUND


def share_said(question: str, result: Result) -> float:
    """Return how much of what `question` says the quotes of `result` say; 0 where it says nothing.

    In words, and so of questions in the language of the texts.
    """
    asked = set(syllables(" ".join(content_of(question, detect_language(question)))))
    quotes = result.quotes if isinstance(result, Found) else ()
    told = {word for q in quotes for word in syllables(f"{q.passage.heading} {q.words}")}
    return len(asked & told) / len(asked) if asked else 0.0


def once(answers: Sequence[Result]) -> list[Result]:
    """Return `answers` without those that only quote again what those before them do.

    A verdict is told beside its quote, and so it is never left out.
    """
    quoted: list[Quote] = []
    new: list[Result] = []
    for each in answers:
        quotes = each.quotes if isinstance(each, Found) else ()
        decides = isinstance(each, Found) and each.before
        if decides or not quotes or not all(_is_within(quote, quoted) for quote in quotes):
            new.append(each)
        quoted += quotes
    return new


def _is_within(quote: Quote, quoted: Sequence[Quote]) -> bool:
    """Tell whether the words of `quote` are among those of one of its passage that is `quoted`."""
    return any(quote.passage.id == one.passage.id and quote.words in one.words for one in quoted)
