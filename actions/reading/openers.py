"""Openers: the words behind which a question begins, “cho em hỏi”, “I was wondering whether”."""

from actions.reading.contexts import names_in
from actions.reading.marked_words import lowered
from actions.reading.roles import ASKS, asking, content_of, signs
from index.text.language import Language

_MOST = 2  # openers behind the first one


def opener_in(sentence: str, language: Language, is_question: bool) -> tuple[int, int] | None:
    """Return where the opener of `sentence` begins and ends, with further ones behind it."""
    lower = lowered(sentence)
    if len(lower) != len(sentence):
        return None
    read = signs(language)
    unsure = read.opener_at_start.match(lower)
    if is_question:
        unsure = unsure or read.opener_within.search(lower)
    if unsure and asking(sentence[unsure.end() :], language) < ASKS:
        unsure = None  # “tôi không rõ lắm”
    opener = unsure or read.opener.search(lower)
    if opener is None:
        return None
    end = opener.end()
    for _ in range(_MOST):  # “I wonder whether you could tell me”
        whether = read.whether.match(lower, end)
        further = read.opener.match(lower, whether.end() if whether else end)
        if further is None:
            break
        end = further.end()
    return opener.start(), end


def asks_or_names(behind: str, language: Language) -> bool:
    """Tell whether `behind` an opener is a question, or at least a subject: “về sandbox”."""
    if asking(behind, language) >= ASKS or names_in(f". {behind}", language):
        return True
    asks_by_noun = signs(language).asked_for.match(lowered(behind).strip())  # “luôn ngày ban hành”
    return asks_by_noun is not None or len(content_of(behind, language)) > 1
