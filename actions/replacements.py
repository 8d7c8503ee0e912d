"""The text that replaced the one spoken of, “văn bản thay thế (nó)”, or that it replaced."""

from actions.conversation import Focus
from actions.knowledge import Knowledge
from actions.pointed import DOCUMENT
from actions.reading.lexicon import Match, Token, pronoun_lexicon, tokens_of
from actions.reading.phrases import matches_in
from actions.reading.plan import Spoken
from actions.referents import Referents
from actions.topics import Span
from index.documents.names import name_in
from index.documents.selection import newest_first
from index.text.language import Language

# Between a document and what it does, and what it does that to: “the decree that replaces it”.
_THAT = frozenset(("mà", "qui", "that", "which", "đã"))
_IT = frozenset(("it", "nó", "no"))
# What stands for the document that does something, and before the verb for what it does that to:
# “celle qui la remplace”.
_ONES = frozenset(("celle", "celui", "cái", "one"))
_OBJECTS = frozenset(("l", "la", "le"))
_REPLACEMENT, _REPLACED = "replacement", "replaced"
# “Văn bản bị thay thế” is the other one.
_PASSIVE = frozenset(("be", "been", "bi", "bị", "duoc", "được", "is", "replaced", "was"))
# “… bị cái gì thay thế” asks for the other one: so near the act that word stands.
_NEAR = 3
_PAIR = 2


def of_replacing(
    text: str, focus: Focus, language: Language, knowledge: Knowledge
) -> list[tuple[Span, str]]:
    """Return the document that replaced the one spoken of, where `text` calls it by that.

    “Văn bản thay thế (nó)”: what is asked is of the one that replaced.
    """
    tokens, matches = tokens_of(text), matches_in(text, language)
    nouns = {at + 1: at for at, token in enumerate(tokens) if token.word in _ONES}
    nouns |= {each.end: each.first for each in matches if DOCUMENT.intersection(each.concepts)}
    # “Which decree replaces it” asks for it.
    asking = {each.end - 1 for each in matches if "which" in each.concepts}
    # “Cái mới nhất” is a place in a list.
    orders = [e for e in matches if any(c.startswith("ordinal.") for c in e.concepts)]
    ordered = {at for e in orders for at in range(e.first, e.end)}
    found = pronoun_lexicon().find(tokens, language)
    called = [e for e in found if ordered.isdisjoint(range(e.first, e.end))]
    named = [_place(tokens, e) for e in called if _REPLACEMENT in e.concepts]
    older = [_place(tokens, e) for e in called if _REPLACED in e.concepts]
    acts = [
        each
        for each in matches
        if "act.replace" in each.concepts
        and _PASSIVE.isdisjoint(
            token.word for token in tokens[max(0, each.first - _NEAR) : each.end]
        )
    ]
    for act in sorted(acts, key=lambda each: each.first - each.end):
        end = act.first - (tokens[act.first - 1].word in _OBJECTS)
        end -= tokens[end - 1].word in _THAT
        if end in nouns and asking.isdisjoint(range(nouns[end] - 1, end)):
            behind = act.end < len(tokens) and tokens[act.end].word in _IT
            last = tokens[act.end - 1 + behind]
            named.append((tokens[nouns[end]].span[0], last.span[1]))
    place = next(iter([*named, *older]), None)
    name = _of_replacement(not named, focus, language, knowledge) if place else ""
    return [(place, name)] if place and name else []


def _of_replacement(old: bool, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return the name of the document that replaced the one spoken of, or the `old` one.

    That may be the one spoken of itself: “cái cũ”, after the newer one was only named. "" for none.
    """
    spoken = Referents(focus, knowledge).target(Spoken())
    if spoken is None:
        return ""
    if len(spoken.documents) == _PAIR:  # “cái cũ ai ký”, of the two that were compared
        return _of_pair(old, focus, language, knowledge)
    if len(spoken.documents) != 1:
        return ""
    naming = spoken.documents[0]
    held = Referents(focus, knowledge).documents(naming.matches)
    external = knowledge.links.external_documents
    lacking = (one for one in external if one.number and one.number in naming.written)
    held = held or tuple(lacking)
    by = {link.by for each in held for link in knowledge.links.of(each, ("replaces",))}
    of = {link.of for each in held for link in knowledge.links.by(each, ("replaces",))}
    wanted, other = (of, by) if old else (by, of)
    if len(wanted) == 1:
        return name_in(wanted.pop(), language)
    if other and not wanted and held:
        return name_in(held[0], language)
    return "" if wanted or other else _of_pair(old, focus, language, knowledge)


def _of_pair(old: bool, focus: Focus, language: Language, knowledge: Knowledge) -> str:
    """Return the name of the newer, or `old`er, of the last two texts spoken of on one subject.

    None of which replaced the other: “cái mới do ai ký”. "" for texts on other subjects.
    """
    pair = Referents(focus, knowledge).last_two
    dated = newest_first(each for each in pair if each.issued)
    if len(dated) < _PAIR or not set(dated[0].topics) & set(dated[1].topics):
        return ""
    return name_in(dated[-1 if old else 0], language)


def _place(tokens: list[Token], match: Match) -> Span:
    return tokens[match.first].span[0], tokens[match.end - 1].span[1]
