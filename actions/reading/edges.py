"""Edges: the courtesy that a sentence begins with, and the thanks, aim and story that close it."""

import re

from actions.reading.marked_words import lowered
from actions.reading.roles import (
    ASKS,
    asking,
    content_of,
    has_question_word,
    is_courtesy,
    signs,
)
from index.text.language import Language

_SHORTEST_GREETING = 4  # words of a courtesy before a comma
_COMMA = re.compile(r"[,;:]\s|\s[–-]\s")


def greeting(sentence: str, language: Language) -> int:
    """Return where the courtesy ends that `sentence` begins with and a comma closes; 0 for none."""
    comma = _COMMA.search(sentence)
    if comma is None or len(sentence[: comma.start()].split()) > _SHORTEST_GREETING:
        return 0
    head = sentence[: comma.start()]
    greets = signs(language).greets.match(lowered(head)) and is_courtesy(head, language)
    return comma.end() if greets else 0


def thanks(sentence: str, language: Language) -> int:
    """Return where the thanks begin behind the last comma of `sentence`; its length for none."""
    *_, last = [match.end() for match in _COMMA.finditer(sentence)] or [len(sentence)]
    greets = signs(language).greets.match(lowered(sentence[last:]))
    return last if greets and is_courtesy(sentence[last:], language) else len(sentence)


def without_aside(question: str, language: Language) -> str:
    """Return `question` without what is told of the asker behind it: “…, mình cần cho báo cáo”."""
    for comma in reversed(list(_COMMA.finditer(question))):
        aside = question[comma.end() :]
        tells = signs(language).tells.match(lowered(aside)) and asking(aside, language) < 0
        before = question[: comma.start()]
        if not tells or has_question_word(aside, language):
            break
        if not (has_question_word(before, language) and content_of(before, language)):
            break
        question = before
    return question


def purpose(question: str, language: Language) -> int:
    """Return where it begins what the answer is for, “để tôi ghi cho đúng”; its length for none."""
    found = signs(language).purpose.search(lowered(question))
    if not found or not asks_something(question[: found.start()], language):
        return len(question)
    return len(question) if has_question_word(question[found.end() :], language) else found.start()


def asks_something(text: str, language: Language) -> bool:
    """Tell whether `text` asks, and says of what."""
    return asking(text.rstrip("?! "), language) >= ASKS and bool(content_of(text, language))
