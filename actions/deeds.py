"""What is asked of a person: all that he signed, all that he said, and nothing besides."""

from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
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
_WHAT = frozenset(("continue", "noun", "thing", "which"))
# “Nói gì” is one phrase; “nói về gì” asks for the subject, which one sentence tells.
_SAID = frozenset(("field.about", "field.title", "says"))
# Words that the lexicon lacks: “d'autre”.
_ELSE = frozenset(("autre", "autres", "else", "other"))
# “Nói về gì” asks for a subject, “ký ngày nào” for a day.
_OTHER = frozenset(("about", "asks.when", "field.issued"))
_SIGNED = frozenset(("signs",))


def asks_what_is_signed(rest: str, language: Language) -> bool:
    """Tell whether `rest`, a question without the name in it, asks for all that a person signed."""
    return _asks_only("signs", _SIGNED, rest, language)


def asks_what_is_said(rest: str, language: Language) -> bool:
    """Tell whether `rest`, a question without the name in it, asks for all that a person said."""
    return _asks_only("says", _SAID, rest, language)


def _asks_only(deed: str, phrases: frozenset[str], rest: str, language: Language) -> bool:
    tokens = tokens_of(rest)
    matches = matches_in(rest, language)
    concepts = {concept for match in matches for concept in match.concepts}
    kinds = {concept.partition(".")[0] for concept in concepts}
    if any(each.startswith("told.") for each in _values(rest, language)):
        return False  # “nói bữa nào” asks for the day
    if deed not in kinds or concepts & _OTHER or "who" in kinds or not kinds & _WHAT:
        return False
    known = {
        at
        for match in matches
        for concept in match.concepts
        if concept in phrases or concept.partition(".")[0] in _ASIDE | _WHAT
        for at in range(match.first, match.end)
    }
    left = [token for at, token in enumerate(tokens) if at not in known]
    return all(token.folded in _ELSE for token in left)


def _values(rest: str, language: Language) -> set[str]:
    """Return the kinds of values that `rest` asks for by words of their own: `told.day`."""
    found = pronoun_lexicon().find(tokens_of(rest), language)
    return {concept for match in found for concept in match.concepts}
