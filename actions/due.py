"""Due: is the time that was told last over? “qua rồi hả?”, “mục tiêu đó còn không?”.

No text says so: it is reckoned from the day or the year in the sentence that was told.
"""

from actions.conversation import Focus
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in, matches_in
from actions.reading.plan import Due, Lookup, Named, Naming, Relations, Validity
from actions.statements.moments import Moment, moments_of
from index.text.language import Language

_PASSED, _LASTS, _GOAL = "time.passed", "time.lasts", "time.goal"
# What may stand beside these words, and says nothing.
_ASIDE = frozenset(("addressee", "also", "and", "closing", "courtesy", "skip", "this_one"))
# What stands for a document.
_POINTING = frozenset(("anaphor", "noun", "this"))


def due(text: str, focus: Focus) -> Due | Validity | None:
    """Return the question whether the time told last is over, where `text` asks nothing else.

    That a document still holds is no matter of its aims: “còn không” is asked here of a goal alone,
    and behind a field of its metadata it is asked whether it holds.
    """
    language = focus.language or "vi"
    if not focus.documents:
        return None
    card = Validity(Named((Naming(focus.documents[0], (focus.documents[0],)),)))
    if _LASTS in _asked(text, language, _ASIDE | _POINTING) and _points(text, language):
        return card  # “văn bản này còn không”
    found = _asked(text, language, _ASIDE) if focus.shown and focus.sourced else frozenset()
    if not (_PASSED in found or {_LASTS, _GOAL} <= found):
        return None
    if isinstance(focus.plan, Lookup | Relations | Validity) and len(focus.documents) == 1:
        return card  # a day of its card is none to wait for
    times = (_time(words) for words in reversed(focus.shown))
    time = next((each for each in times if each != Moment()), Moment())
    if time == Moment() and _GOAL not in found:
        return None
    return Due(time.year, time.month, time.day)


def _points(text: str, language: Language) -> bool:
    """Tell whether `text` points at a document, of whatever type: “văn bản này”."""
    concepts = concepts_in(text, language)
    return "noun.any" in concepts and "this_one" in concepts


def _asked(text: str, language: Language, aside: frozenset[str]) -> frozenset[str]:
    """Return the concepts that make up all of `text` but for those `aside`; or none."""
    tokens = tokens_of(text)
    said: set[int] = set()
    concepts: set[str] = set()
    for match in pronoun_lexicon().find(tokens, language):
        own = {each for each in match.concepts if each in (_PASSED, _LASTS, _GOAL)}
        if own:
            concepts |= own
            said.update(range(match.first, match.end))
    for match in matches_in(text, language) if concepts else ():
        if aside & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    return frozenset(concepts) if len(said) == len(tokens) else frozenset()


def _time(sentence: str) -> Moment:
    """Return the first day that `sentence` names, else its last year; an empty one for none."""
    times = list(moments_of(sentence))
    days = [each for each in times if each.day]
    years = sorted(each.year for each in times if each.year)
    return days[0] if days else Moment(years[-1]) if years else Moment()
