"""language_of(): the language of a conversation, which one word does not change."""

from index.text.language import Evidence, Language, language_evidence

# So many words of another language change that of the conversation; “thank you” and “merci” are
# said in any.
_WORDS_OF_A_CHANGE = 3
# So much evidence for Vietnamese, in log-odds as language.py counts it, is more than a word that
# has the form of a syllable: “see more” has it twice.
_VIETNAMESE = -3.0
# So many words, none of which is said in one language alone, are a term, “big data”, or make no
# sense: they are written so in any language.
_WORDS_OF_A_TERM = 4


def language_of(message: str, kept: Language | None) -> Language:
    """Return the language to answer `message` in; `kept` is that of the conversation so far.

    A first message, where none is kept, is in the language that it looks like most; a mere term is
    taken for Vietnamese.
    """
    evidence = language_evidence(message)
    if evidence.language != "vi" and _is_term(evidence):
        return kept or "vi"
    if kept is None or evidence.language == kept:
        return evidence.language
    if evidence.language == "vi":
        return "vi" if evidence.foreign <= _VIETNAMESE else kept
    return evidence.language if evidence.words >= _WORDS_OF_A_CHANGE else kept


def _is_term(evidence: Evidence) -> bool:
    return evidence.french == 0 and evidence.words <= _WORDS_OF_A_TERM
