"""Due: is the time that was told last over? “qua rồi hả?”, “mục tiêu đó còn không?”.

No text says so: it is reckoned from the day or the year in the sentence that was told.
"""

from actions.conversation import Focus
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import Due, Lookup, Named, Naming, Relations, Validity
from actions.statements.moments import Moment, moments_of
from index.text.language import Language

_PASSED, _LASTS, _GOAL = "time.passed", "time.lasts", "time.goal"
# What may stand beside these words, and says nothing.
_ASIDE = frozenset(("addressee", "also", "and", "closing", "courtesy", "skip", "this_one"))


def due(text: str, focus: Focus) -> Due | Validity | None:
    """Return the question whether the time told last is over, where `text` asks nothing else.

    That a document still holds is no matter of its aims: “còn không” is asked here of a goal alone,
    and behind a field of its metadata it is asked whether it holds.
    """
    language = focus.language or "vi"
    found = _asked(text, language) if focus.shown and focus.sourced else frozenset()
    if not (_PASSED in found or {_LASTS, _GOAL} <= found):
        return None
    if isinstance(focus.plan, Lookup | Relations | Validity) and len(focus.documents) == 1:
        document = focus.documents[0]  # a day of its card is none to wait for
        return Validity(Named((Naming(document, (document,)),)))
    time = _time(focus.shown[-1])
    if time == Moment() and _GOAL not in found:
        return None
    return Due(time.year, time.month, time.day)


def _asked(text: str, language: Language) -> frozenset[str]:
    """Return the concepts that make up all of `text` but for what says nothing; or none."""
    tokens = tokens_of(text)
    said: set[int] = set()
    concepts: set[str] = set()
    for match in pronoun_lexicon().find(tokens, language):
        own = {each for each in match.concepts if each in (_PASSED, _LASTS, _GOAL)}
        if own:
            concepts |= own
            said.update(range(match.first, match.end))
    for match in matches_in(text, language) if concepts else ():
        if _ASIDE & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    return frozenset(concepts) if len(said) == len(tokens) else frozenset()


def _time(sentence: str) -> Moment:
    """Return the first day that `sentence` names, else its last year; an empty one for none."""
    times = list(moments_of(sentence))
    days = [each for each in times if each.day]
    years = sorted(each.year for each in times if each.year)
    return days[0] if days else Moment(years[-1]) if years else Moment()
