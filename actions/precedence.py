"""Precedence: which of the texts spoken of is to be followed, “vậy phải theo cái nào”.

Of several it is told how each stands; of one that has ended, what replaced it.
"""

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import Lookup, Plan, Validity
from actions.referents import Referents
from actions.targeting import named
from index.documents.relations import ENDING

_APPLIES = "applies"
_ASIDE = frozenset(
    ("about", "addressee", "before_verb", "change", "closing", "courtesy", "now", "skip")
)
_PAIR = 2


def which_applies(text: str, focus: Focus, knowledge: Knowledge) -> Plan | None:
    """Return the question how the texts spoken of stand; None where `text` asks anything else."""
    if not _asks(text, focus):
        return None
    referents = Referents(focus, knowledge)
    now = [each for each in referents.documents(focus.documents) if each.number]
    both = referents.listed or (now if len(now) > 1 else ())
    ended = len(now) == 1 and knowledge.links.of(now[0], ENDING)
    if ended and not both:
        return Lookup(named(now), ("replaced_by",))
    held = both or referents.together(_PAIR)
    return Validity(named(held)) if held else None


def _asks(text: str, focus: Focus) -> bool:
    """Tell whether `text` asks which text applies, and nothing else."""
    tokens, language = tokens_of(text), focus.language or "vi"
    said = {
        at
        for match in pronoun_lexicon().find(tokens, language)
        if _APPLIES in match.concepts
        for at in range(match.first, match.end)
    }
    if not said:
        return False
    for match in matches_in(text, language):
        if _ASIDE & {concept.partition(".")[0] for concept in match.concepts}:
            said.update(range(match.first, match.end))
    return len(said) == len(tokens)
