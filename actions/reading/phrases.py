"""What the phrases of a text stand for, by the lexicons alone: no store, no plan."""

from functools import cache, lru_cache

from actions.reading.lexicon import FOLDER, Lexicon, Match, lexicon, tokens_of
from actions.reading.spellings import in_full
from actions.reading.talk import talk_lexicon
from index.text.language import Language


def concepts_in(text: str, language: Language) -> frozenset[str]:
    """Return the concepts that phrases of `text` may stand for: `which`, `asks.why` …."""
    return frozenset(concept for each in matches_in(text, language) for concept in each.concepts)


@lru_cache(maxsize=256)
def matches_in(text: str, language: Language) -> tuple[Match, ...]:
    """Return the phrases of documents and of talk in `text`; places are of its tokens."""
    tokens = in_full(tuple(tokens_of(text)), language)
    return (*lexicon().find(tokens, language), *talk_lexicon().find(tokens, language))


@cache
def pronoun_lexicon() -> Lexicon:
    """Return the words for persons who were named before, for oneself and for who is spoken to."""
    return Lexicon(FOLDER / "pronouns", talks=True)
