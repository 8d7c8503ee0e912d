"""What of the passages found answers, is worth telling, or says nothing at all."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from math import prod

from index.judging.evidence import Evidence, logit, odds
from index.judging.hit import ScoredPassage
from index.legal.structure.path import FRAME, SEPARATOR
from index.question.glossary import glossary
from index.text.folding import STOPWORDS, syllables
from index.text.language import detect_language
from index.weights import WEIGHTS

# So many passages are looked at for one question.
HITS = 8
# The search puts these first; of a later one the judgement alone would speak.
_FIRST = 2
# A heading of so many words tells its section, among so many hits.
_TELLING = 4
_NEAR = 4
_YEAR = re.compile(r"(?<!\w)20\d\d(?!\w)")
# By so little, in log-odds, nothing is likelier: it may be a processor's noise.
_TIED = 0.001
# What has so much of the question, by the rarity of its words, is about the same thing.
_SAME_THING = 0.5
# How much more of the question another one has, and how much less it may score.
_MORE, _AS_NEAR = 0.2, 1.5
# What is so far ahead of its rivals, in deviations, has none.
_CLEAR_LEAD = 2.0


def saying(hits: list[ScoredPassage]) -> list[ScoredPassage]:
    """Return `hits` without letterheads and signatures, unless there is nothing else."""
    return [hit for hit in hits if hit.unit_path.split(SEPARATOR)[-1] not in FRAME] or hits


def best_hit(hits: Sequence[ScoredPassage]) -> ScoredPassage:
    """Return the hit to answer from: the likelier of the two that the search puts first."""
    best = hits[0]
    for hit in hits[1:_FIRST]:
        best = best if reaches(best.evidence, logit(hit.evidence) - _TIED) else hit
    return _of_its_year(best, hits) if best.evidence.lacks_year else _with_more(best, hits)


def _with_more(best: ScoredPassage, hits: Sequence[ScoredPassage]) -> ScoredPassage:
    """Return the hit of the same document that has more of what is asked; `best` for none.

    It is found nearly as near: “what did Mr X say of the port” is no question for who Mr X is.
    """
    for hit in hits[:_NEAR]:
        near = hit.document.id == best.document.id and best.score - hit.score <= _AS_NEAR
        more = hit.evidence.cover >= best.evidence.cover + _MORE
        if near and more and not lacks(hit.evidence) and answers(hit):
            return hit
    return best


def _of_its_year(best: ScoredPassage, hits: Sequence[ScoredPassage]) -> ScoredPassage:
    """Return the hit of the same document that has the year which `best` lacks; else `best`."""
    for hit in hits[_FIRST:_NEAR]:
        if hit.document.id == best.document.id and not lacks(hit.evidence) and answers(hit):
            return hit
    return best


def headed_hit(text: str, best: ScoredPassage, hits: Sequence[ScoredPassage]) -> ScoredPassage:
    """Return the hit beside `best` whose heading `text` says whole; `best` where there is none.

    It is of the same document, and answers as well: “kết quả chuyển đổi số” is asked for by name.
    """
    if _is_headed(text, best):
        return best
    for hit in hits[:_NEAR]:
        same = hit.document.id == best.document.id
        if same and _is_headed(text, hit) and answers(hit):
            return hit
    return best


def _is_headed(text: str, hit: ScoredPassage) -> bool:
    heading = set(syllables(hit.passage.heading)) - STOPWORDS
    return len(heading) >= _TELLING and heading <= _said(text)


@lru_cache(maxsize=64)
def _said(text: str) -> frozenset[str]:
    """Return the folded syllables of `text`, with those of its words in Vietnamese."""
    rendered = glossary().renderings(text, detect_language(text))
    terms = (term for options in rendered for term in options)
    said = frozenset(syllables(" ".join((text, *terms))))
    # A heading says “năm” before its year.
    return said | {"nam"} if _YEAR.search(text) else said


def reaches(evidence: Evidence, bound: float) -> bool:
    """Tell whether `evidence` speaks as much for an answer as `bound` says, in log-odds.

    What is answered, asked back, mentioned or refused is decided here and nowhere else, so that
    tests/benchmarks/margins.py can say how clearly.
    """
    return logit(evidence) >= bound


def answers(hit: ScoredPassage, spoken: Collection[str] = ()) -> bool:
    """Tell whether `hit` is likely enough to be given as the answer.

    `spoken` are the ids of the documents that the conversation has spoken of: a message within it
    leaves out what was said before, and is chattier, and so a hit of theirs may be less likely.
    """
    is_short = hit.evidence.unmet or hit.evidence.lacks_year
    threshold = WEIGHTS.threshold.lacking if is_short else WEIGHTS.threshold.answer
    if hit.document.id in spoken and _has_all(hit.evidence):
        threshold = WEIGHTS.threshold.following
    return reaches(hit.evidence, odds(threshold))


def one_answers(hits: Sequence[ScoredPassage]) -> bool:
    """Tell whether one or another of `hits` is likely enough to be the answer: rivals share it.

    Each has all that is asked for: a number, a name, a place, a year.
    """
    if not all(_has_all(hit.evidence) for hit in hits):
        return False
    none = prod(1 - hit.probability for hit in hits)
    return len(hits) > 1 and 1 - none >= WEIGHTS.threshold.answer


def lacks(evidence: Evidence) -> bool:
    """Tell whether a hit lacks something of what was asked for: a number, a reason, a place."""
    wants = evidence.unmet or evidence.uncounted or evidence.unreasoned
    return bool(wants or evidence.lacks_place or evidence.lacks_year)


def _has_all(evidence: Evidence) -> bool:
    """Tell whether a hit has all that was asked for and some of the words, and no rival is near."""
    return not lacks(evidence) and evidence.cover > 0 and evidence.lead >= _CLEAR_LEAD


def worth_mentioning(hit: ScoredPassage) -> bool:
    """Tell whether a refusal should show `hit`: it is likely enough, or on the same thing.

    It need not have what is asked for, a number or a name: else it might be the answer.
    """
    evidence = hit.evidence
    if evidence.cover >= _SAME_THING and not evidence.lacks_place:
        return True
    on_it = replace(evidence, unmet=0, uncounted=False, unreasoned=False, unconfirmed=0.0)
    return evidence.cover > 0 and reaches(on_it, odds(WEIGHTS.threshold.mention))
