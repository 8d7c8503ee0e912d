"""Acts: what one document does to another one, and which of the two is asked for."""

from dataclasses import replace

from actions.reading.built import Built
from actions.reading.descriptions import whole_descriptions
from actions.reading.mentions import Mentions, Place, words_of
from actions.reading.plan import Lookup, Plan, Relations, Several, Validity, Whether
from actions.reading.scope import Scope
from index.documents.relations import Act

ACTS: dict[str, tuple[Act, ...]] = {
    "replace": ("ends", "repeals", "replaces"),
    "repeal": ("ends", "repeals", "replaces"),
    "amend": ("amends",),
    "base": ("based_on",),
    "guide": ("guides",),
    "implement": ("continues", "guides", "implements"),
    "cite": (
        "amends",
        "based_on",
        "continues",
        "ends",
        "guides",
        "implements",
        "repeals",
        "replaces",
    ),
    "consolidate": ("consolidates",),
}
"""The relations of documents that answer a question for an act."""
_PRONOUNS = {"en": frozenset(("it",)), "fr": frozenset(("elle", "elles", "il", "ils"))}
# What makes a French participle a passive.
_BEING = frozenset(("est", "ete", "etait", "fut", "par", "sont"))
YET = ("already", "chua", "deja", "yet")
"""What asks whether something is so by now, folded."""
# What no field of a document's metadata tells.
_TOLD_BY_RELATIONS = frozenset(("amend", "consolidate", "guide"))


def related(mentions: Mentions, act: Place, scope: Scope) -> Built | None:
    """Return the plan that tells which documents do `act` to those of `scope`, or these to which.

    None where the words say more than that.
    """
    others = [
        place
        for place in mentions.places
        if place is not act and not set(range(*place.words)) <= scope.taken
    ]
    if not any(place.has("type", "noun") for place in others):
        return _whether(mentions, act, scope)
    for found in whole_descriptions(mentions, others):
        taken = found.taken | scope.taken | words_of([act])
        asked = found.which or found.some or found.all or found.count or scope.taken
        whens = words_of([place for place in mentions.places if place.has("when")])
        # “…, ban hành ngày nào” is asked of the one that is looked for.
        dated = bool(whens) and not mentions.content <= taken and not mentions.has("issued")
        said = taken | whens if dated else taken
        if not (asked and mentions.content <= said) or found.spoken:
            continue
        named = min(scope.taken, default=spoken_at(mentions, -1))  # left out, it comes first
        to_it = is_done_to(mentions, named, found.noun[0], act)
        if dated and to_it:
            continue
        key = act.value("act")
        strict, whether = not found.which, "" if found.which else whether_of(mentions)
        wanted = found.filter
        holds = bool(wanted.standing and mentions.has("polarity"))
        if holds:  # “còn hiệu lực không, văn bản nào thay”: whether it holds itself
            wanted, whether = replace(wanted, standing=None, holding=None), ""
        plan: Plan = Relations(scope.target, key, ACTS[key], to_it, wanted, strict, whether)
        if holds:
            plan = Several((Validity(scope.target), plan))
        elif dated:  # “bãi bỏ những quyết định nào, từ ngày nào”
            plan = Several((plan, Lookup(scope.target, ("effective",))))
        return Built(plan, mentions.content if dated else taken)
    return None


def _whether(mentions: Mentions, act: Place, scope: Scope) -> Built | None:
    """Return the plan of “đã được sửa đổi chưa?”: which documents do it, if any."""
    key = act.value("act")
    taken = scope.taken | words_of([act])
    if key not in _TOLD_BY_RELATIONS or not mentions.has("polarity"):
        return None
    if not mentions.content <= taken:
        return None
    plan = Relations(scope.target, key, ACTS[key], True, whether=whether_of(mentions))
    return Built(plan, taken)


def whether_of(mentions: Mentions) -> Whether:
    """Return what yes or no is asked for: whether something is so, or so by now; "" for neither."""
    if not mentions.has("polarity"):
        return ""
    return "yet" if any(token.folded in YET for token in mentions.tokens) else "so"


def is_done_to(mentions: Mentions, named: int, asked: int, act: Place) -> bool:
    """Tell whether the act is done to the document at `named`, not by it, from the word order.

    Who acts stands before the act, in the passive voice behind it; of two before it the nearer
    one: “bị văn bản nào thay thế”. Of two behind it the nearer one suffers it.
    """
    at = act.words[0]
    passive = _is_passive(mentions, act)
    if named < at and asked < at:
        # “What was it replaced by”: whoever acts stands behind, or first.
        return (named < asked) != (passive and mentions.language != "vi")
    if named > at and asked > at:
        return named < asked
    return (named > at) != passive


def _is_passive(mentions: Mentions, act: Place) -> bool:
    """Tell whether `act` is in the passive voice: “remplacée” is, but behind “a-t-elle”."""
    beside = {act.words[0] - 1, act.words[1]}
    if mentions.language == "fr" and not any(one.folded in _BEING for one in mentions.tokens):
        return False
    return act.has("passive") or any(
        place.has("passive") and beside & set(range(*place.words)) for place in mentions.places
    )


def spoken_at(mentions: Mentions, default: int) -> int:
    """Return where a document spoken of before stands as a pronoun; `default` where none does.

    In a French question it may stand behind the verb, “quelle loi remplace-t-elle”, and acts.
    """
    pronouns = _PRONOUNS.get(mentions.language, frozenset())
    found = (at for at, token in enumerate(mentions.tokens) if token.folded in pronouns)
    at = next(found, None)
    if at is None:
        return default
    inverted = mentions.text[: mentions.tokens[at].span[0]].endswith("-")
    acts = [place.words[0] - 1 for place in mentions.places if place.has("act")]
    return min([at, *acts]) if inverted else at
