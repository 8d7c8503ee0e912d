"""A remark: a message that asks nothing, as people say to somebody they chat with."""

from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import Anything, Passages, Plan
from actions.topics import place_named
from index.text.language import Language

# What says that something is asked, or names what texts are about.
_ASKS = frozenset(
    (
        "act",
        "asks",
        "attribute",
        "cited",
        "claim",
        "compare",
        "document",
        "event",
        "field",
        "opens",
        "overview",
        "place",
        "service",
        "summary",
        "type",
        "when",
        "which",
        "who",
    )
)
_PERSONAL = frozenset(("me", "mood", "you"))
_LONGEST = 14  # words: a longer message tells of a matter


def is_remark(text: str, language: Language) -> bool:
    """Tell whether `text` speaks of who writes, of who reads or of a mood, and asks nothing."""
    if "?" in text or any(map(str.isdigit, text)):
        return False
    tokens = tokens_of(text)
    matches = pronoun_lexicon().find(tokens, language)
    personal = any(_PERSONAL.intersection(match.concepts) for match in matches)
    if not personal or len(tokens) > _LONGEST:
        return False
    return _ASKS.isdisjoint(concept.partition(".")[0] for concept in concepts_in(text, language))


def may_chat(read: Plan) -> bool:
    """Tell whether nothing but a search stands for what was read."""
    match read:
        case Passages(target=Anything(), fields=(), claim="", text=text):
            return not place_named(text)
    return False
