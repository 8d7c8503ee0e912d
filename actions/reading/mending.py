"""Mend the spelling of a message for its reading, and change nothing that is not misspelt."""

import re

from actions.knowledge import Knowledge
from actions.reading.lexicon import (
    lexicon,
    may_have_tone,
    pronoun_lexicon,
    talk_lexicon,
    tokens_of,
)
from actions.reading.spellings import in_full
from index.text.folding import fold, lower_case
from index.text.language import detect_language

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
    ours = _words_of_phrases(text)
    if len(typed) != len(meant):
        strange = (at for at, word in enumerate(typed) if at not in ours and word[0].isalpha())
        return corrected if any(True for _ in strange) else text
    kept: list[str] = []
    place = 0
    for at, (word, other) in enumerate(zip(typed, meant, strict=True)):
        kept.append(text[place : word.start()])
        kept.append(word[0] if at in ours or _is_kept(word[0], other[0]) else other[0])
        place = word.end()
    return "".join(kept) + text[place:]


def _words_of_phrases(text: str) -> frozenset[int]:
    """Return the indexes of the words of `text` that are in a phrase of ours, of any language.

    A letter alone is only in one of the text's own: “z” is chat, and no word of English.
    """
    own = detect_language(text)
    tokens = in_full(tokens_of(text), own)
    return frozenset(
        at
        for words in (lexicon(), talk_lexicon(), pronoun_lexicon())
        for language in words.languages
        for match in words.find(tokens, language)
        for at in range(match.first, match.end)
        if language == own or len(tokens[at].word) > 1
    )


def _is_kept(typed: str, meant: str) -> bool:
    """Tell whether nothing but diacritics is left out of the word as it is typed, or mistyped."""
    lowered = lower_case(typed)
    if fold(typed) == lowered:
        return fold(meant) == lowered
    return not may_have_tone(lowered)


def _named(text: str, knowledge: Knowledge) -> list[tuple[str, ...]]:
    """Return the ids of the documents that `text` names."""
    return [tuple(one.id for one in found.matches) for found in knowledge.finder.find(text)]
