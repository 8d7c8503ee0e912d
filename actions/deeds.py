"""What is asked of a person: all that he signed, all that he said, and nothing besides."""

from actions.reading.lexicon import lexicon, tokens_of
from actions.reading.spellings import in_full
from index.text.language import Language

# Words that ask, join or say nothing, beside the one that says what was done.
_ASIDE = frozenset(
    (
        "also",
        "asks_whether",
        "between",
        "by",
        "closing",
        "courtesy",
        "issued",
        "list",
        "negation",
        "noun",
        "passive",
        "per",
        "polarity",
        "skip",
        "this",
    )
)
_WHAT = frozenset(("noun", "thing", "which"))
_MOST_LEFT = 1  # a word that the lexicon lacks: “d'autre”
# “Nói gì” is one phrase; “nói về gì” asks for the subject, which one sentence tells.
_SAID = frozenset(("field.title", "says"))


def asks_what_is_signed(rest: str, language: Language) -> bool:
    """Tell whether `rest`, a question without the name in it, asks for all that a person signed."""
    return _asks_only("signs", frozenset(("signs",)), rest, language)


def asks_what_is_said(rest: str, language: Language) -> bool:
    """Tell whether `rest`, a question without the name in it, asks for all that a person said."""
    return _asks_only("says", _SAID, rest, language)


def _asks_only(deed: str, phrases: frozenset[str], rest: str, language: Language) -> bool:
    tokens = in_full(tuple(tokens_of(rest)), language)
    matches = lexicon().find(tokens, language)
    concepts = {concept for match in matches for concept in match.concepts}
    kinds = {concept.partition(".")[0] for concept in concepts}
    if deed not in kinds or "about" in kinds or not kinds & _WHAT:
        return False
    known = {
        at
        for match in matches
        for concept in match.concepts
        if concept in phrases or concept.partition(".")[0] in _ASIDE | _WHAT
        for at in range(match.first, match.end)
    }
    return len(tokens) - len(known) <= _MOST_LEFT
