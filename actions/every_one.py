"""Every one of the texts spoken of: “cả hai đặt kinh tế số bao nhiêu?” is asked of both."""

from dataclasses import replace

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.phrases import concepts_in
from actions.reading.plan import Anything, Passages, Spoken
from actions.referents import Referents
from actions.topics import place_named
from index.text.language import Language

_ALL = "ordinal.all"
_FEWEST = 2


def of_every_one(
    plan: Passages, language: Language, focus: Focus, knowledge: Knowledge
) -> Passages | None:
    """Return `plan` asked of each text spoken of, where it says “cả hai”; None for others."""
    is_open = plan.target in (Anything(), Spoken(), Spoken(every=True))
    if not is_open or place_named(plan.text) or knowledge.finder.find(plan.text):
        return None
    says_all = _ALL in concepts_in(plan.text, language)
    target = Referents(focus, knowledge).target(Spoken(every=True)) if says_all else None
    if target is None or len(target.documents) < _FEWEST:
        return None
    return replace(plan, target=target, about="")
