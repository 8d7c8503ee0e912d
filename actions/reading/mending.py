"""Mend the spelling of a message for its reading, and change nothing that is not misspelt."""

import re

from actions.knowledge import Knowledge
from actions.reading.lexicon import lexicon, may_have_tone
from actions.reading.talk import talk_lexicon
from index.text.folding import fold, lower_case
from index.text.language import Language, detect_language

_FEWEST = 2  # words
_WORD = re.compile(r"\w+")


def mend(text: str, knowledge: Knowledge) -> str:
    """Return `text` with the words corrected that are misspelt.

    A word that only lacks diacritics stays as it is typed: which ones it lacks is a guess, and what
    is typed bare is compared bare. So do the words of our phrases, a word alone, which nothing
    tells from another, and a text whose correction names other documents.
    """
    if len(_WORD.findall(text)) < _FEWEST:
        return text
    corrected = knowledge.retriever.corrected(text)
    if corrected == text or _named(text, knowledge) != _named(corrected, knowledge):
        return text
    typed = list(_WORD.finditer(text))
    meant = list(_WORD.finditer(corrected))
    language = detect_language(text)
    if len(typed) != len(meant):
        known = all(_is_known(lower_case(word[0]), language) for word in typed)
        return text if known else corrected
    kept: list[str] = []
    place = 0
    for word, other in zip(typed, meant, strict=True):
        kept.append(text[place : word.start()])
        kept.append(word[0] if _is_kept(word[0], other[0], language) else other[0])
        place = word.end()
    return "".join(kept) + text[place:]


def _is_kept(typed: str, meant: str, language: Language) -> bool:
    """Tell whether nothing but diacritics is wrong with the word as it is typed."""
    if _is_known(lower_case(typed), language):
        return True
    marked = fold(typed) != lower_case(typed)
    return fold(typed) == fold(meant) or (marked and not may_have_tone(lower_case(typed)))


def _is_known(word: str, language: Language) -> bool:
    return any(one.knows(word, language) for one in (lexicon(), talk_lexicon()))


def _named(text: str, knowledge: Knowledge) -> list[tuple[str, ...]]:
    """Return the ids of the documents that `text` names."""
    return [tuple(one.id for one in found.matches) for found in knowledge.finder.find(text)]
