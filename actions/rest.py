"""The rest of what somebody said: “ông ấy còn nói gì nữa” asks for what was not told yet."""

from actions.conversation import Focus
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import Overview, Plan

_MORE = frozenset(("change.too", "continue.more"))
# Words that the lexicon lacks: “d'autre”.
_ELSE = frozenset(("autre", "autres", "else", "khac", "other", "them"))


def asks_for_rest(plan: Plan, text: str, focus: Focus) -> bool:
    """Tell whether `text`, read as `plan`, asks what somebody said besides what was told."""
    if not (isinstance(plan, Overview) and plan.said and focus.shown):
        return False
    concepts = concepts_in(text, focus.language or "vi")
    more = _MORE & concepts or any(token.folded in _ELSE for token in tokens_of(text))
    return bool(more)
