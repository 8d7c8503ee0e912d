"""What the phrases of a text stand for, by the lexicons alone: no store, no plan."""

from functools import lru_cache

from actions.reading.lexicon import Match, lexicon, talk_lexicon, tokens_of
from actions.reading.spellings import in_full
from index.text.language import Language


def concepts_in(text: str, language: Language) -> frozenset[str]:
    """Return the concepts that phrases of `text` may stand for: `which`, `asks.why` …."""
    return frozenset(concept for each in matches_in(text, language) for concept in each.concepts)


@lru_cache(maxsize=256)
def matches_in(text: str, language: Language) -> tuple[Match, ...]:
    """Return the phrases of documents and of talk in `text`; places are of its tokens."""
    tokens = in_full(tuple(tokens_of(text)), language)
    return (*lexicon().find(tokens, language), *talk_lexicon().find(tokens, language))
