"""Why: the section of ours that gives a reason beside what a question asks the reason of."""

from collections.abc import Sequence
from dataclasses import replace

from actions.executing.likely import reaches
from index.documents.card import CARD_HEADING
from index.judging.evidence import odds
from index.judging.hit import ScoredPassage
from index.question.expectations import expectation_of
from index.weights import WEIGHTS

_FIRST = 2  # the search puts these first
_ON_IT = 0.6  # so much of the question a sentence and its heading have that is on it
_LONGEST = 5  # sentences of a section that is told whole


def reasoned_section(text: str, hits: Sequence[ScoredPassage]) -> ScoredPassage | None:
    """Return the first of `hits` whose section tells why, quoting it whole; None for none.

    The sentence that has the words of the question need not be the one that gives the reason:
    “Nevers chọn phục vụ toàn bộ người dân” stands behind “vì thấy số hóa đóng góp lớn”.
    """
    expected = expectation_of(text)
    if not expected.wants_reason:
        return None
    for hit in hits[:_FIRST]:
        passage = hit.passage
        is_ours = passage.wording == "summary" and passage.heading != CARD_HEADING
        if not is_ours or not 1 < len(passage.sentences) <= _LONGEST:
            continue
        told = [passage.text[start:end] for start, end in passage.sentences]
        gives_reason = any(not expected.unreasoned(words) for words in told)
        if gives_reason and _is_on_it(hit):
            return _whole(hit)
    return None


def _whole(hit: ScoredPassage) -> ScoredPassage:
    """Return `hit` quoting all sentences of its passage."""
    sentences = hit.passage.sentences
    judgement = replace(hit.judgement, span=(sentences[0][0], sentences[-1][1]))
    return replace(hit, judge=lambda: judgement)


def _is_on_it(hit: ScoredPassage) -> bool:
    """Tell whether `hit` is on what is asked, and lacks no more than the reason."""
    evidence = replace(hit.evidence, unreasoned=False)
    if evidence.lacks_place or evidence.lacks_year or evidence.unmet or evidence.cover < _ON_IT:
        return False
    return reaches(evidence, odds(WEIGHTS.threshold.answer))
