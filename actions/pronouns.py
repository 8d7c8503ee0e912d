"""“Ông ấy”, “qu'a-t-il dit”, “that city”: who or what was spoken of, by name in a question."""

from collections.abc import Iterator, Sequence

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.persons import person_named, women
from actions.reading.lexicon import Match, Token, tokens_of
from actions.reading.phrases import pronoun_lexicon
from actions.topics import Span, place_named, replaced
from index.text.language import Language

# Of a longer phrase, “a-t-il dit”, these alone stand for the person.
_BARE = frozenset(("elle", "il"))
_CITY = "city"
_NAMED_BEFORE = frozenset(("he", "she", "someone", _CITY))
_LINKS = frozenset(("t",))


def with_names(text: str, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return `text` (NFC) with the name of the person or city spoken of for words that mean one.

    They stay where it names a person or a city itself, and where nobody fitting was spoken of.
    """
    city = "" if place_named(text) else place_named(focus.subject)
    persons = () if person_named(text, knowledge) else focus.persons
    if not (city or persons):
        return text
    tokens = tokens_of(text)
    named: list[tuple[Span, str]] = []
    for match, concept in _apart(pronoun_lexicon().find(tokens, language)):
        name = city if concept == _CITY else _meant(concept, persons, women(knowledge))
        if name:
            named.append((_place(tokens[match.first : match.end]), name))
    for span, name in reversed(named):
        text = replaced(text, [span], name)
    return text


def _apart(matches: Sequence[Match]) -> Iterator[tuple[Match, str]]:
    """Yield the longest of `matches` for what was named before at each place, and its concept."""
    end = 0
    for match in sorted(matches, key=lambda each: (each.first, -each.end)):
        concept = next((each for each in match.concepts if each in _NAMED_BEFORE), "")
        if concept and match.first >= end:
            yield match, concept
            end = match.end


def _meant(concept: str, persons: Sequence[str], women_: frozenset[str]) -> str:
    """Return the one of `persons`, the last first, whom `concept` may mean; "" for none."""
    for person in persons:
        if concept == "someone" or (person in women_) == (concept == "she"):
            return person
    return ""


def _place(phrase: Sequence[Token]) -> Span:
    """Return the place of the pronoun in `phrase`: with “-t-” in “a-t-il dit”."""
    at = next((row for row, token in enumerate(phrase) if token.word in _BARE), None)
    if at is None:
        return phrase[0].span[0], phrase[-1].span[1]
    start, end = phrase[at].span
    if at and phrase[at - 1].word in _LINKS:
        start = phrase[at - 1].span[0]
    return start, end
