"""language_of(): the language of a conversation, which one word does not change."""

from collections.abc import Sequence
from functools import cache

from actions.reading.lexicon import Token, talk_lexicon, tokens_of
from index.lexicon.types import TYPES
from index.text.folding import fold, syllables
from index.text.language import Evidence, Language, language_evidence
from index.text.syllables import is_bare_syllable

# So many words of another language change that of the conversation; “thank you” and “merci” are
# said in any.
_WORDS_OF_A_CHANGE = 3
# So much evidence for Vietnamese, in log-odds as language.py counts it, is more than a word that
# has the form of a syllable: “see more” has it twice.
_VIETNAMESE = -3.0
_REQUESTS = frozenset(("compare", "enumerate", "overview", "summary"))
_FOREIGN: tuple[Language, ...] = ("en", "fr")
# So many words, none of which is said in one language alone, are a term, “big data”, or make no
# sense: they are written so in any language.
_WORDS_OF_A_TERM = 4


def language_of(message: str, kept: Language | None) -> Language:
    """Return the language to answer `message` in; `kept` is that of the conversation so far.

    A first message, where none is kept, is in the language that it looks like most; a mere term is
    taken for Vietnamese. “En français” asks for its own language, however short it is.
    """
    evidence = language_evidence(message)
    if wanted := _whole(message, "continue.translate"):
        return wanted
    if kept is None and (called := _of_type(message, evidence) or _of_talk(message, evidence)):
        return called
    if kept is None and evidence.language == "vi" and (asked := _of_request(message)):
        return asked
    if evidence.language != "vi" and _is_term(evidence):
        return kept or "vi"
    if kept is None or evidence.language == kept:
        return evidence.language
    if evidence.language == "vi":
        return "vi" if evidence.foreign <= _VIETNAMESE else kept
    return evidence.language if evidence.words >= _WORDS_OF_A_CHANGE else kept


def read_in(message: str, spoken: Language | None) -> Language:
    """Return the language to read `message` in; `spoken` is that of the conversation.

    A few words that may be of it are: “du décret 13” is no Vietnamese in a French conversation,
    and “toujours valable ?” no English.
    """
    evidence = language_evidence(message)
    may_be = evidence.french == 0 if evidence.language != "vi" else evidence.foreign > 0
    return spoken if spoken and spoken != "vi" and may_be else evidence.language


def _of_type(message: str, evidence: Evidence) -> Language | None:
    """Return the language in which a mere name calls a type: “decree 269”, “la résolution 57”."""
    if evidence.foreign <= 0:
        return None
    words = {fold(word) for word in syllables(message)}
    english, french = (not words.isdisjoint(each) for each in _type_words())
    if evidence.french > 0:
        return "fr" if english or french else None  # “la résolution 57”
    return "en" if english else "fr" if french else None


def _of_talk(message: str, evidence: Evidence) -> Language | None:
    """Return the one language in which `message` is a whole phrase of talk: “good morning”."""
    return _whole(message, "talk.") if evidence.foreign > 0 else None


def _of_request(message: str) -> Language | None:
    """Return the one language in which `message` begins with a request: “comparez Nevers et …”."""
    tokens = tokens_of(message)
    if not tokens or is_bare_syllable(tokens[0].folded):
        return None
    small = [each for each in tokens[1:] if message[each.span[0]].islower()]
    if sum(is_bare_syllable(each.folded) for each in small) >= _WORDS_OF_A_CHANGE:
        return None  # a foreign word that begins a Vietnamese question: “name ban hành ngày nào”
    asked = [
        language
        for language in _FOREIGN
        if any(
            match.first == 0 and _REQUESTS.intersection(match.concepts)
            for match in talk_lexicon().find(tokens, language)
        )
    ]
    return asked[0] if len(asked) == 1 else None


def _whole(message: str, concept: str) -> Language | None:
    """Return the one language in which `message` is a whole phrase of concepts so begun."""
    tokens = tokens_of(message)
    said = [each for each in _FOREIGN if _is_phrase(tokens, each, concept)]
    return said[0] if len(said) == 1 else None


def _is_phrase(tokens: Sequence[Token], language: Language, concept: str) -> bool:
    return any(
        (match.first, match.end) == (0, len(tokens))
        and any(each.startswith(concept) for each in match.concepts)
        for match in talk_lexicon().find(tokens, language)
    )


@cache
def _type_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the English and the French words that call a type of documents, folded."""
    return (
        frozenset(word for kind in TYPES for word in kind.en.words),
        frozenset(word for kind in TYPES for word in kind.fr.words),
    )


def _is_term(evidence: Evidence) -> bool:
    return evidence.french == 0 and evidence.words <= _WORDS_OF_A_TERM
