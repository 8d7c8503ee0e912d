"""Questions for what a word means: only a sentence that says so answers them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from actions import composing
from actions.answer import Answer, AnswerStatus
from actions.knowledge import Knowledge
from actions.likely import answers, reaches, worth_mentioning
from actions.messages import say
from actions.quoting import quoting
from actions.understanding import Question
from index.judging.evidence import odds
from index.judging.hit import ScoredPassage
from index.spelling.speller import Speller
from index.text.folding import fold
from index.text.lookbehind import run_before
from index.weights import WEIGHTS
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
# More words than these describe something rather than name it.
_LONGEST_TERM = 6


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BEFORE = re.compile(rf"(?:(?:{_any_of(_WORDS['before'])})\s+)*+")
_BEHIND = re.compile(rf"\s+(?:{_any_of(_WORDS['behind'])})$")
_ASKED = re.compile(
    rf"(?:{_any_of(_WORDS['asked_before'])})\s+(?P<before>.+)"
    rf"|(?P<behind>.+?)\s+(?:{_any_of(_WORDS['asked_behind'])})"
)
_ATTRIBUTE = re.compile(rf"\b(?:{_any_of(_WORDS['attributes'])})\b")
_SAYS = rf"(?:{_any_of(_WORDS['says'])})\b"
# Where a subject stands: “1. Chữ ký số là …”, “Theo Điều 3, chữ ký số là …”.
_FIRST = r"(?:^|[.;:\n“\"]\s*|^theo\s[^,]+,\s)"
# “Bản sao số đô thị là …” tells what a “bản sao số” is.
_LONGER_BY = 2
# So many characters may stand between a word and what it is: “…, theo Điều 2 Nghị định 269, là …”.
_ASIDE = 80


@dataclass(frozen=True, slots=True)
class Term:
    """A word, of one syllable or several, whose meaning is asked for; folded."""

    name: str

    def is_defined_by(self, sentence: str) -> bool:
        """Tell whether `sentence` says what it is: it, or what it is short for, stands first."""
        name = re.escape(self.name)
        called = rf"{name}(?:\s\w+){{0,{_LONGER_BY}}}[”\"]?(?:\s?[(,][^.;]{{0,{_ASIDE}}})?"
        short = rf"[^.;:(]{{0,{_ASIDE}}}\({name}\)[^.;]{{0,{_ASIDE}}}"
        return bool(re.search(rf"{_FIRST}(?:{called}|{short})\s{_SAYS}", fold(sentence)))

    def is_in(self, sentence: str) -> bool:
        """Tell whether `sentence` has it at all."""
        return bool(re.search(rf"\b{re.escape(self.name)}\b", fold(sentence)))


def definition_answer(
    question: Question, hits: Sequence[ScoredPassage], knowledge: Knowledge
) -> Answer | None:
    """Answer what a word means; None where that is not asked, or no hit speaks of it.

    Where nothing found says what it is, the nearest thing said of it is given as such.
    """
    term = term_asked(question, knowledge.retriever.store.spelling)
    if term is None:
        return None
    if found := defining(term, hits):
        return quoting(question, found, knowledge)
    if near := nearest(term, hits):
        lacking = say(question.language, "not_defined")
        status = AnswerStatus.PARTIAL if answers(near) else AnswerStatus.NOT_FOUND
        suggestions = composing.related_suggestions(hits)
        return composing.refused(
            question.language, status, lacking, question.today, near, suggestions
        )
    return None


def term_asked(question: Question, speller: Speller) -> Term | None:
    """Return the word whose meaning is all that `question` asks for, documents named aside."""
    written = question.text
    for reference in sorted(question.references, key=lambda found: -found.span[0]):
        start, end = reference.span
        written = f"{written[:start]} {written[end:]}"
    folded = " ".join(re.findall(r"[\w-]+", fold(speller.correct(written))))
    folded = _bare(folded)
    asked = _ASKED.fullmatch(folded)
    name = _bare(asked["before"] or asked["behind"]) if asked else ""
    if not name or len(name.split()) > _LONGEST_TERM or _ATTRIBUTE.search(name):
        return None
    return Term(name)


def _bare(text: str) -> str:
    """Return a folded text without what is said around a word."""
    start = _BEFORE.match(text)
    kept = text[start.end() if start else 0 :]
    return kept[: run_before(_BEHIND, kept, len(kept))]


def defining(term: Term, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the first of `hits` worth telling that says what `term` is, with that sentence."""
    for hit in hits:
        if not reaches(hit.evidence, odds(WEIGHTS.threshold.mention)):
            continue
        if term.is_defined_by(composing.quoted(hit)):
            return hit
        for row, (start, end) in enumerate(hit.passage.sentences):
            if term.is_defined_by(hit.passage.text[start:end]):
                return _quoting_row(hit, row)
    return None


def nearest(term: Term, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the likeliest of `hits` that speaks of `term` and is worth telling."""
    told = [hit for hit in hits if worth_mentioning(hit) and term.is_in(composing.quoted(hit))]
    return max(told, key=lambda hit: hit.probability, default=None)


def _quoting_row(hit: ScoredPassage, row: int) -> ScoredPassage:
    """Return `hit` with the sentence of that row to quote."""
    judgement = replace(hit.judgement, answer_row=row, span=hit.passage.sentences[row])
    return replace(hit, judge=lambda: judgement)
