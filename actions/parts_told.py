"""Which parts of a question the answers to others tell, and which an answer surely does."""

import re

from actions.bare_questions import asks_number
from actions.executing.result import Found, Quote, Result
from actions.knowledge import Knowledge
from actions.mentioning import names_something
from actions.part_subjects import Results
from actions.reading.roles import content_of
from actions.recipients import asks_for_recipient, names_recipient
from actions.refusing import is_refused, share_said
from index.question.expectations import expectation_of
from index.text.folding import syllables
from index.text.language import detect_language

# What “bao giờ xong” says of what was asked before, folded, and what tells it.
_DONE = frozenset(syllables("xong hoàn thành kết thúc thực hiện"))
_SUMS = frozenset(syllables("tổng cộng số"))
# “… trừ trường hợp nào” is told where the provision says what it excepts.
_EXCEPTS = re.compile(r"(?<!\w)trừ(?: các)? trường hợp(?!\w)")
_SHORT_PART = 6  # words
_TELLS_WHEN = re.compile(r"(?i)hoàn thành|thời gian thực hiện|thời hạn|chậm nhất|trước ngày")
_ON_IT = 0.5


def is_told(part: str, results: Results, knowledge: Knowledge) -> bool:
    """Tell whether one of `results` says what `part` asks of the same thing.

    It has the kind of thing asked for and all other words: “mấy cấp độ” of “60 tiêu chí và 4
    cấp độ”.
    """
    if names_something(part, knowledge):
        return False
    quotes = _quotes(results)
    if asks_number(part) and any(quote.document.number for quote in quotes):
        return True  # every sentence on a text calls it by its number
    if asks_for_recipient(part):
        return any(names_recipient(quote.words) for quote in quotes)
    expected = expectation_of(part)
    content = set(syllables(" ".join(content_of(part, detect_language(part), light=True))))
    is_value = (expected.kinds or expected.countables) and "person" not in expected.kinds
    if _EXCEPTS.search(part.lower()) and len(part.split()) <= _SHORT_PART:
        return any(_EXCEPTS.search(quote.words.lower()) for quote in quotes)
    content -= _SUMS
    if not is_value or not (content or "number" in expected.kinds):
        return False
    if content and not content - _DONE:  # “bao giờ xong”: of what is to be done
        return any(
            _TELLS_WHEN.search(quote.words) and not expected.unmet(quote.words) for quote in quotes
        )
    most = max(len(expected.kinds) - 1, 0)  # a share of money is no amount of it
    return any(
        content <= set(syllables(quote.words))
        and expected.unmet(quote.words) <= most
        and not expected.uncounted(quote.words)
        for quote in quotes
    )


def _quotes(results: Results) -> list[Quote]:
    return [q for _, one in results if isinstance(one, Found) for q in one.quotes]


def left(results: Results, knowledge: Knowledge) -> Results:
    """Return `results` without the refused parts that the answer to another one tells."""
    told = [(part, one) for part, one in results if not is_refused(one)]
    return [
        (part, one)
        for part, one in results
        if not (is_refused(one) and is_told(part, told, knowledge))
    ]


def surely_answers(part: str, result: Result) -> bool:
    """Tell whether `result` has the kind of thing that `part` asks for, and most of its words."""
    quotes = result.quotes if isinstance(result, Found) and not is_refused(result) else ()
    expected = expectation_of(part)
    fits = bool(expected.kinds) and any(not expected.unmet(quote.words) for quote in quotes)
    return fits and share_said(part, result) >= _ON_IT
