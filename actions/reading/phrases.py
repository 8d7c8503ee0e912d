"""What the phrases of a text stand for, by the lexicons alone: no store, no plan."""

from functools import cache, lru_cache

from actions.reading.lexicon import FOLDER, Lexicon, Match, lexicon, tokens_of
from actions.reading.spellings import in_full
from actions.reading.talk import talk_lexicon
from index.text.language import Language


@lru_cache(maxsize=256)
def concepts_in(text: str, language: Language) -> frozenset[str]:
    """Return the concepts that phrases of `text` may stand for: `which`, `asks.why` …."""
    tokens = in_full(tuple(tokens_of(text)), language)
    found: list[Match] = [*lexicon().find(tokens, language), *talk_lexicon().find(tokens, language)]
    return frozenset(concept for match in found for concept in match.concepts)


@cache
def persons_lexicon() -> Lexicon:
    """Return the words for persons who were named before, for oneself and for who is spoken to."""
    return Lexicon(FOLDER / "persons", talks=True)
