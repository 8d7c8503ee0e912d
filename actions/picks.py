"""A pick: a message that only points at something listed, “le troisième”, “cái thứ hai ạ”."""

from actions.conversation import Focus
from actions.reading.lexicon import talk_lexicon, tokens_of

_ASIDE = frozenset(("courtesy", "hello", "picks", "skip", "this", "this_one"))


def is_pick(message: str, focus: Focus) -> bool:
    """Tell whether `message` says nothing but which of the things listed is meant."""
    if not (focus.choices or focus.offered):
        return False
    tokens = tokens_of(message)
    said: set[int] = set()
    points = False
    for match in talk_lexicon().find(tokens, focus.language or "vi"):
        kinds = {concept.partition(".")[0] for concept in match.concepts}
        points |= "ordinal" in kinds
        if kinds & {"ordinal", *_ASIDE}:
            said.update(range(match.first, match.end))
    return points and len(said) == len(tokens)
