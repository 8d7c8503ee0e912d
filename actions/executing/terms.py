"""A word whose meaning is asked for, and the passage that says what it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.executing.likely import reaches
from actions.executing.searching import words_of
from index.judging.evidence import odds
from index.judging.hit import ScoredPassage
from index.text.folding import fold, syllables
from index.weights import WEIGHTS

# What may follow the word where a sentence says what it is, folded.
_SAYS = r"(?:bao gom|co nghia la|duoc hieu la|nghia la|tuc la|gom|la)\b"
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

    @classmethod
    def of(cls, written: str) -> "Term":
        """Return the term that is `written`."""
        return cls(" ".join(syllables(written)))

    def is_defined_by(self, sentence: str) -> bool:
        """Tell whether `sentence` says what it is: it, or what it is short for, stands first."""
        name = re.escape(self.name)
        called = rf"{name}(?:\s\w+){{0,{_LONGER_BY}}}[”\"]?(?:\s?[(,][^.;]{{0,{_ASIDE}}})?"
        short = rf"[^.;:(]{{0,{_ASIDE}}}\({name}\)[^.;]{{0,{_ASIDE}}}"
        return bool(re.search(rf"{_FIRST}(?:{called}|{short})\s{_SAYS}", fold(sentence)))

    def is_in(self, sentence: str) -> bool:
        """Tell whether `sentence` has it at all."""
        return bool(re.search(rf"\b{re.escape(self.name)}\b", fold(sentence)))


def defining(term: Term, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the first of `hits` worth telling that says what `term` is, with that sentence."""
    for hit in hits:
        if not reaches(hit.evidence, odds(WEIGHTS.threshold.mention)):
            continue
        if term.is_defined_by(words_of(hit)):
            return hit
        for row, (start, end) in enumerate(hit.passage.sentences):
            if term.is_defined_by(hit.passage.text[start:end]):
                return _quoting_row(hit, row)
    return None


def _quoting_row(hit: ScoredPassage, row: int) -> ScoredPassage:
    """Return `hit` with the sentence of that row to quote."""
    judgement = replace(hit.judgement, answer_row=row, span=hit.passage.sentences[row])
    return replace(hit, judge=lambda: judgement)
