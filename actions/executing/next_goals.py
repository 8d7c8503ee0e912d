"""Tell beside a goal whose time is over the next one of the same thing, where the text has one.

“90% vào năm 2025” is of the past: whoever asks what the goal is, and names no year, wants the one
for 2030, too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actions.answer import AnswerStatus
from actions.executing.cards import body_of
from actions.executing.context import Context
from actions.executing.result import Found, Joined, Quote, Result
from actions.reading.plan import Passages, Plan
from index.documents.card import CARD_HEADING
from index.text.folding import STOPWORDS, syllables

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Of so many sentences of a text its goals have the words that say no more than that they are goals.
_COMMON = 0.4
# So much of what one goal is on the next one is on.
_SAME = 0.75


def with_next_goals(plan: Plan, result: Result, context: Context) -> Result:
    """Return `result` of `plan` with what its texts aim at next, beside goals that are over."""
    if isinstance(result, Joined):
        return Joined(tuple(with_next_goals(plan, one, context) for one in result.results))
    is_plain = isinstance(result, Found) and result.status is AnswerStatus.ANSWERED
    if not (isinstance(plan, Passages) and isinstance(result, Found) and is_plain):
        return result
    if result.labels or result.listed or result.before or _YEAR.search(plan.text):
        return result
    told = [quote for one in result.quotes for quote in (one, *_next(one, context))]
    return replace(result, quotes=tuple(dict.fromkeys(told)))


def _next(quote: Quote, context: Context) -> Iterator[Quote]:
    """Yield the next goal of what `quote` says, whose own time is over."""
    document, passage, words = quote
    this_year = context.today.year
    years = [int(year) for year in _YEAR.findall(f"{passage.heading} {words}")]
    if passage.heading == CARD_HEADING or not years or max(years) >= this_year:
        return
    sentences = [
        Quote(document, each, each.text[start:end])
        for each in body_of(document, context)
        for start, end in each.sentences
    ]
    common = _common(sentences)
    on = _words(words) - common
    later = [
        (each, len(on & _words(each.words)) / len(on))
        for each in sentences
        if on and each.words not in words and _last_year(each) >= this_year
    ]
    best = max(later, key=lambda one: one[1], default=None)
    if best and best[1] >= _SAME:
        yield best[0]


def _last_year(quote: Quote) -> int:
    """Return the last year that a sentence names, or else its heading; 0 for none."""
    years = _YEAR.findall(quote.words) or _YEAR.findall(quote.passage.heading)
    return max(map(int, years), default=0)


def _common(sentences: Sequence[Quote]) -> set[str]:
    """Return the words of many of `sentences`, of those that name a year."""
    dated = [each.words for each in sentences if _last_year(each)]
    counts = Counter(word for words in dated for word in _words(words))
    return {word for word, count in counts.items() if count > _COMMON * len(dated)}


def _words(text: str) -> set[str]:
    return {word for word in syllables(text) if not word.isdigit()} - STOPWORDS
