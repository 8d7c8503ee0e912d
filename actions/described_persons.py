"""“Bà phó thị trưởng”, “ông khai mạc”: a person called by office or deed, by name in a question.

The sentence in which a report introduces somebody describes them. Words that fit one person alone
name that person; words that fit several name nobody.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from actions.knowledge import Knowledge
from actions.persons import introductions, person_in, person_named, signings, women
from actions.reading.lexicon import pronoun_lexicon, talk_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import Choice, Overview, Repeat
from actions.topics import Span, places_in, replaced
from index.text.folding import fold, has_diacritics
from index.text.language import Language

_SHORTEST, _LONGEST = 2, 10  # words of a description
_MOST_TITLES = 5  # of one question
_LADY = "lady"
_TITLES = frozenset((_LADY, "gentleman"))
# Everybody who is introduced spoke.
_SPEAKS = "takes_part"
_WHO = "who"
# What may stand beside the words that ask who somebody is.
_ASIDE = frozenset(
    (
        "about",
        "addressee",
        "at_place",
        "change",
        "closing",
        "country",
        "courtesy",
        "skip",
        "this_one",
    )
)
_JOINTS = frozenset(("about", "between", "skip"))
_PERSONS = frozenset(("he", "she", "someone"))


class _Described(NamedTuple):
    """A person, and the words of a sentence that introduces them, in its order."""

    name: str
    words: tuple[str, ...]


def described_person(
    text: str, language: Language, knowledge: Knowledge
) -> tuple[Span, str] | None:
    """Return where `text` (NFC) calls a person by a description alone, and the whole name.

    None where it names somebody, or where the description fits nobody, or several.
    """
    tokens = tokens_of(text)
    found = pronoun_lexicon().find(tokens, language)
    titles = [each for each in found if not _TITLES.isdisjoint(each.concepts)]
    if not titles or person_named(text, knowledge):
        return None
    plain = not has_diacritics(text)
    joints, phrases = _joints(text, language), {each.first for each in matches_in(text, language)}
    ends = phrases | {len(tokens)}
    for title in titles[:_MOST_TITLES]:
        said = [token.word for token in tokens[title.end : title.end + _LONGEST]]
        rows = [
            (each.name, _folded(each.words) if plain else each.words)
            for each in _told(knowledge)
            if (each.name in women(knowledge)) == (_LADY in title.concepts)
        ]
        longest = max((_in_a_row(said, row) for _, row in rows), default=0)
        while longest and title.end + longest - 1 in joints:
            longest -= 1
        said = said[:longest]
        fitting = {name for name, row in rows if longest and _in_a_row(said, row) == longest}
        says = longest >= _SHORTEST or bool(places_in(" ".join(said)))  # “ông Nevers”
        end = title.end + longest
        if len(fitting) == 1 and says and end in ends:
            return (tokens[title.first].span[0], tokens[end - 1].span[1]), fitting.pop()
    return None


def _joints(text: str, language: Language) -> set[int]:
    """Return the tokens of `text` that only join others: “là”, “của”; “thị” is not “thì”."""
    return {
        each.first
        for each in matches_in(text, language)
        if each.end == each.first + 1
        and _JOINTS & {concept.partition(".")[0] for concept in each.concepts}
    }


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _in_a_row(said: Sequence[str], words: Sequence[str]) -> int:
    """Return how many of the first words of `said` stand in a row in `words`."""
    longest = 0
    for at in range(len(words)):
        pairs = zip(said, words[at:], strict=False)
        longest = max(longest, sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)))
    return longest


def introduced(text: str, language: Language, knowledge: Knowledge) -> Repeat | None:
    """Return the sentence that introduces the person of whom `text` asks who that is, no more.

    “Ông Minh giữ chức gì?”, “who is Caroline Leclerq?”; None for other questions and other people.
    """
    found = person_in(text, knowledge)
    rest = replaced(text, [found.span], " , ") if found else ""
    # “Cái ông … bên Pháp á” only says who is meant.
    points = bool(rest.strip(" ,.?!")) and _says_nothing(rest, language)
    if not found or not (points or asks_who(rest, language)):
        return None
    for name, words, passage in (*introductions(knowledge), *signings(found.name, knowledge)):
        if name == found.name:
            return Repeat(passage.document_id, words, text)
    return None


def asks_who(rest: str, language: Language) -> bool:
    """Tell whether `rest`, of a question without the name in it, asks who that is, and no more."""
    tokens = tokens_of(rest)
    asking = {
        at
        for match in pronoun_lexicon().find(tokens, language)
        if _WHO in match.concepts
        for at in range(match.first, match.end)
    }
    return bool(asking) and len(asking | _aside(rest, language)) == len(tokens)


def _says_nothing(rest: str, language: Language) -> bool:
    """Tell whether `rest` but points, or says from where somebody is."""
    rest = replaced(rest, places_in(rest), " , ")
    return len(_aside(rest, language)) == len(tokens_of(rest))


def _aside(rest: str, language: Language) -> set[int]:
    """Return the tokens of `rest` that say nothing by themselves."""
    found = (*matches_in(rest, language), *pronoun_lexicon().find(tokens_of(rest), language))
    return {
        at
        for match in found
        if _ASIDE & {concept.partition(".")[0] for concept in match.concepts}
        for at in range(match.first, match.end)
    }


def means_a_person(text: str, language: Language) -> bool:
    """Tell whether `text` has “ông ấy”, “bà đó”, for a person spoken of before."""
    found = pronoun_lexicon().find(tokens_of(text), language)
    return any(not _PERSONS.isdisjoint(match.concepts) for match in found)


def means_he_or_she(text: str, language: Language) -> bool:
    """Tell whether `text` has “ông ấy” or “bà đó”; “người đó” may be anybody in a story."""
    found = pronoun_lexicon().find(tokens_of(text), language)
    is_marked = has_diacritics(text)  # bare “ba” is no “bả”
    sure = [each for each in found if is_marked or each.end - each.first > 1]
    return language == "vi" and any({"he", "she"}.intersection(each.concepts) for each in sure)


def persons_to_choose(text: str, language: Language, knowledge: Knowledge) -> tuple[Choice, ...]:
    """Return those who spoke, of whom “ông ấy” or “bà đó” in `text` may be one."""
    found = pronoun_lexicon().find(tokens_of(text), language)
    concepts = {concept for match in found for concept in match.concepts}
    ladies = women(knowledge)
    names = dict.fromkeys(each.name for each in _told(knowledge))
    return tuple(
        Choice(name, Overview(subject=name))
        for name in names
        if not concepts & {"he", "she"} or (name in ladies) == ("she" in concepts)
    )


@lru_cache(maxsize=2)
def _told(knowledge: Knowledge) -> tuple[_Described, ...]:
    """Return each person whom reports introduce, with the words that introduce them."""
    return tuple(
        _Described(name, tuple(_words_of(sentence, name)))
        for name, sentence, _ in introductions(knowledge)
    )


def _words_of(sentence: str, name: str) -> Iterator[str]:
    """Yield the words of `sentence` but the name, and what every speaker does."""
    tokens = tokens_of(sentence)
    speaking = {
        at
        for match in talk_lexicon().find(tokens, "vi")
        if _SPEAKS in match.concepts
        for at in range(match.first, match.end)
    }
    own = {part.lower() for part in name.split()}
    for at, token in enumerate(tokens):
        yield "" if at in speaking or token.word in own else token.word
