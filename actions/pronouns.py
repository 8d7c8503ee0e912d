"""“Ông ấy”, “she”, “qu'a-t-il dit”: the person spoken of, by name in the words of a question."""

from collections.abc import Iterator, Sequence

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.persons import person_named, women
from actions.reading.lexicon import Match, Token, tokens_of
from actions.reading.phrases import persons_lexicon
from actions.topics import Span, replaced
from index.text.language import Language

# Of a longer phrase, “a-t-il dit”, these alone stand for the person.
_BARE = frozenset(("elle", "il"))
_NAMED_BEFORE = frozenset(("he", "she", "someone"))
_LINKS = frozenset(("t",))


def with_persons(text: str, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return `text` (NFC) with the name of the person spoken of for each word that means one.

    It stays as it is where it names a person itself, and where nobody fitting was spoken of.
    """
    if not focus.persons or person_named(text, knowledge):
        return text
    tokens = tokens_of(text)
    named: list[tuple[Span, str]] = []
    for match in _apart(persons_lexicon().find(tokens, language)):
        concept = next((each for each in match.concepts if each in _NAMED_BEFORE), None)
        if concept and (person := _meant(concept, focus.persons, women(knowledge))):
            named.append((_place(text, tokens[match.first : match.end]), person))
    for span, person in reversed(named):
        text = replaced(text, [span], person)
    return text


def _apart(matches: Sequence[Match]) -> Iterator[Match]:
    """Yield the longest of `matches` for a person at each place, one behind the other."""
    end = 0
    named = (match for match in matches if _NAMED_BEFORE.intersection(match.concepts))
    for match in sorted(named, key=lambda each: (each.first, -each.end)):
        if match.first >= end:
            yield match
            end = match.end


def _meant(concept: str, persons: Sequence[str], women_: frozenset[str]) -> str:
    """Return the one of `persons`, the last first, whom `concept` may mean; "" for none."""
    for person in persons:
        if concept == "someone" or (person in women_) == (concept == "she"):
            return person
    return ""


def _place(text: str, phrase: Sequence[Token]) -> Span:
    """Return the place of the pronoun in `phrase`: with “-t-” in “a-t-il dit”."""
    at = next((row for row, token in enumerate(phrase) if token.word in _BARE), None)
    if at is None:
        return phrase[0].span[0], phrase[-1].span[1]
    start, end = phrase[at].span
    if at and phrase[at - 1].word in _LINKS:
        start = phrase[at - 1].span[0]
    return start, end
