"""The terms of a statement: what it says besides what is named, in Vietnamese words."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from actions.statements.phrases import called_otherwise, phrases_of
from index.question.glossary import glossary
from index.text.folding import STOPWORDS, syllables, words
from index.text.language import Language

Term = tuple[tuple[str, ...], ...]
"""The ways of saying one thing: each is the words that a sentence must have."""
_LIGHT, _NEGATION = phrases_of("light"), phrases_of("negation")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_LONGEST_PHRASE = 4
_LONGEST_CALLED = max(map(len, called_otherwise()))


def own_terms(text: str, is_marked: bool) -> Iterator[Term]:
    """Yield each word of meaning of a Vietnamese `text`, as it is typed: marked or bare.

    What most texts call otherwise is said by that name, too.
    """
    said = [found[0] for found in _WORD.finditer(text)]
    spell = words if is_marked else syllables
    spelt = [spell(word) for word in said]
    at = 0
    while at < len(said):
        if ways := _named_otherwise(spelt[at : at + _LONGEST_CALLED], is_marked):
            yield ways
            at += len(ways[0])
            continue
        word, folded = words(said[at])[0], "".join(syllables(said[at]))
        at += 1
        light = any(one.has(word, "vi", is_marked) for one in (_LIGHT, _NEGATION))
        if folded not in STOPWORDS and not light:
            yield ((word if is_marked else folded,),)


def _named_otherwise(spelt: Sequence[list[str]], is_marked: bool) -> Term:
    """Return the ways of saying what `spelt` begins with, as it is typed; none for no phrase.

    `spelt`: the words of each piece of a text that is read as one.
    """
    for count, phrase, name in _phrases_from(is_marked).get(spelt[0][0], ()):
        if phrase == tuple(chain.from_iterable(spelt[:count])):
            return phrase, name
    return ()


@cache
def _phrases_from(is_marked: bool) -> dict[str, list[tuple[int, tuple[str, ...], tuple[str, ...]]]]:
    """Return by their first word the phrases that most texts call otherwise.

    Each with how many pieces of a text it takes, its words and those of the usual name: a long
    text is held against those alone that begin as it does.
    """
    spell = words if is_marked else syllables
    found: dict[str, list[tuple[int, tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase, name in called_otherwise().items():
        spelt = tuple(spell(" ".join(phrase)))
        found.setdefault(spelt[0], []).append((len(phrase), spelt, tuple(spell(name))))
    return found


def foreign_terms(text: str, language: Language) -> Iterator[Term]:
    """Yield each phrase of a foreign `text` with what it may be in Vietnamese.

    A word that the glossary lacks is itself: no Vietnamese sentence says it.
    """
    told = syllables(text)
    at = 0
    while at < len(told):
        for length in range(min(_LONGEST_PHRASE, len(told) - at), 0, -1):
            phrase = told[at : at + length]
            options = _rendered(phrase, language)
            if options is None and length > 1:
                continue
            named = [tuple(words(option)) for option in options or ()]
            usual = [called_otherwise().get(option, "") for option in named]
            every = (*map(" ".join, named), *filter(None, usual))
            ways = (*(tuple(syllables(option)) for option in every), tuple(phrase))
            if not all(_is_light(word, language, bool(options)) for word in phrase):
                yield ways
            at += length
            break


def _is_light(word: str, language: Language, rendered: bool) -> bool:
    """Tell whether the folded `word` says next to nothing in a foreign `language`.

    What is `rendered` does, though it be such a word in Vietnamese: “AI”.
    """
    light = (one.has(word, language, is_marked=False) for one in (_LIGHT, _NEGATION))
    return any(light) or (word in STOPWORDS and not rendered)


def _rendered(phrase: list[str], language: Language) -> tuple[str, ...] | None:
    """Return what all of `phrase` is in Vietnamese; None where it is none or several."""
    found = glossary().renderings(" ".join(phrase), language)
    if len(found) != 1:
        return None
    parts = (phrase[1:], phrase[:-1]) if len(phrase) > 1 else ()
    whole = all(glossary().renderings(" ".join(part), language) != found for part in parts)
    return found[0] if whole else None
