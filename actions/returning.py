"""“Quay lại cái hồi nãy đi, … bao nhiêu?”: a question of what was spoken of before the last."""

from dataclasses import replace

from actions.continuation import Continuation
from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.reading.lexicon import tokens_of
from actions.reading.phrases import matches_in
from index.text.language import Language

_BACK = frozenset(("continue.back", "back_to"))
# What may stand before the words that go back, and behind them, and asks nothing.
_ASIDE = frozenset(
    ("about", "addressee", "change", "closing", "courtesy", "now", "skip", "this_one")
)
_FEWEST = 2  # words of a question


def returning(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> tuple[str, Focus] | None:
    """Return the question of `text` behind the words that go back, and `focus` gone back.

    None where it only goes back, and where nothing else was spoken of. The topic gone back to is
    the one that the words name, “cái quyết định hồi nãy”, or the one before the last.
    """
    end = _end_of_going_back(text, language)
    earlier = Continuation(text[:end], focus, knowledge).topic()
    rest = text[end:].lstrip(" ,.;:-–")
    if not end or earlier is None or len(tokens_of(rest)) < _FEWEST:
        return None
    others = tuple(each for each in focus.earlier if each != earlier)
    return rest, replace(
        focus,
        documents=earlier.documents,
        provision=earlier.provision,
        subject=earlier.subject,
        unknown=None,
        plan=earlier.plan,
        choices=(),
        shown=(),
        pending=None,
        earlier=(focus.topic, *others),
    )


def _end_of_going_back(text: str, language: Language) -> int:
    """Return where the words that go back end, at the beginning of `text`; 0 where it has none."""
    tokens = tokens_of(text)
    matches = matches_in(text, language)
    aside = {
        at
        for each in matches
        if _ASIDE & {concept.partition(".")[0] for concept in each.concepts}
        for at in range(each.first, each.end)
    }
    back = [each for each in matches if _BACK.intersection(each.concepts)]
    for each in sorted(back, key=lambda one: (one.first, -one.end)):
        if not aside.issuperset(range(each.first)):
            return 0
        comma = text.find(",", tokens[each.end - 1].span[1])
        end = each.end
        while end < len(tokens) and end in aside and not 0 <= comma < tokens[end].span[0]:
            end += 1
        return tokens[end - 1].span[1]
    return 0
