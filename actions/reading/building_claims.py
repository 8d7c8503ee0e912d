"""Make the plan of a question that yes or no answers: “có … không”, “…, đúng không?”."""

from dataclasses import replace

from actions.reading.acts import YET
from actions.reading.built import Built
from actions.reading.mentions import Mention, words_of
from actions.reading.phrases import concepts_in
from actions.reading.plan import (
    Change,
    Compare,
    Define,
    Enumerate,
    Lookup,
    Named,
    Overview,
    Passages,
    Plan,
    Several,
    Validity,
    Whether,
)
from actions.reading.scope import scope_of
from actions.reading.standing import places_of_standing, whether_it_stands
from actions.reading.talk import Talk

_ASKING = (
    "asks",
    "compare",
    "compare_which",
    "differs",
    "either",
    "elsewhere",
    "list",
    "mine",
    "thing",
    "when",
    "which",
    "who",
)
_FEWEST = 2  # words of a claim
# Who says these asks whether, and nothing else.
_SURE = ("dung", "phai", "right", "correct", "vrai")
_NEGATIONS = ("khong", "chua")
_DENIED_WITHIN = 4  # words behind a negation that it may make indefinite


def whether(talk: Talk) -> Built | None:
    """Return the question with what is to be confirmed: “Nevers có xe tự lái không?”."""
    if talk.documents is None or talk.plainly is None:
        return None
    taken = _asking_words(talk)
    left = talk.content - taken
    asking = (*talk.of(*_ASKING), *talk.documents.of("thing", "when", "which", "who"))
    asks = any(
        not set(range(*each.words)) & taken
        and not _is_indefinite(each, taken)
        and not _counts(talk, each)
        and not _goes_on(talk, each)
        and not _spends(talk, each)
        for each in asking
    )
    if not taken or len(left) < _FEWEST or asks or talk.has("addressee"):
        return None
    plan = talk.plainly(talk.text)
    if not isinstance(plan, Passages) or plan.claim:
        return None
    if plan.fields and talk.has("claim.inside") and isinstance(plan.target, Named):
        # “A có phải là cơ quan ban hành B không”
        return Built(Lookup(plan.target, plan.fields, talk.without(taken)), talk.content)
    if plan.fields:
        return None
    kind: Whether = "yet" if any(token.folded in YET for token in talk.tokens) else "so"
    if talk.has("claim.inside"):
        kind = ""  # “A có phải là B không” says so
    return Built(replace(plan, claim=talk.without(taken), whether=kind), talk.content)


def _is_indefinite(said: Mention, taken: set[int]) -> bool:
    """Tell whether `said` only says that there are some: “a-t-il des voitures”, “have any cars”."""
    return said.kind == "list" and said.value == "some" and said.words[0] > min(taken, default=-1)


def _goes_on(talk: Talk, who: Mention) -> bool:
    """Tell whether `who` joins what is claimed to a name: “est-ce Nevers qui …”, “is it X who”."""
    before = who.words[0] - 1
    if not who.kinds & {"asks.who", "who"} or before not in talk.content:
        return False
    start = talk.tokens[before].span[0]
    return talk.text[start].isupper() and not talk.starts(who)


def _spends(talk: Talk, asking: Mention) -> bool:
    """Tell whether “chi” stands before a number: “chi 3% ngân sách” asks nothing."""
    is_chi = [token.folded for token in talk.tokens[slice(*asking.words)]] == ["chi"]
    return is_chi and any(each.words[0] == asking.words[1] for each in talk.of("number"))


def _counts(talk: Talk, listing: Mention) -> bool:
    """Tell whether how many there are is claimed, and not asked: “gồm 4 phần”, “thuộc các …”."""
    if listing.kind != "list":
        return False
    numbers = talk.of("number", "numeral")
    counted = any(each.words[0] == listing.words[1] for each in numbers)
    return counted or (
        listing.value == "some" and {*range(*listing.words)} <= talk.words_of("plural")
    )


def _asking_words(talk: Talk) -> set[int]:
    """Return the words that make a question of the claim: “có … không”, “is …”, “est-ce que …”."""
    if talk.language == "vi":
        said = talk.documents.of("polarity") if talk.documents else []
        last = [each for each in said if not any(at >= each.words[1] for at in talk.content)]
        inside = talk.words_of("claim.inside") if last else frozenset()
        return {at for each in last[-1:] for at in range(*each.words)} | inside
    opening = [each for each in talk.of("whether.open", "polarity") if talk.starts(each)]
    # “Is the” begins with the verb; “est-ce que” is all of it.
    ends = [each.words[0] + 1 if each.kind == "polarity" else each.words[1] for each in opening]
    starts = [each.words[0] for each in opening]
    words = {at for start, end in zip(starts, ends, strict=True) for at in range(start, end)}
    return words | talk.words_of("whether.inside")


def holding_and_more(talk: Talk, aside: set[int]) -> Several | None:
    """Return both claims of “Nghị định 13 còn hiệu lực và có 44 điều”, but for the words `aside`.

    None where it says only one of them.
    """
    if talk.documents is None or not talk.has("and"):
        return None
    scope = scope_of(talk.documents)
    standing = words_of(places_of_standing(talk.documents))
    left = talk.content - aside - scope.taken - standing
    if not isinstance(scope.target, Named) or not standing or not left:
        return None
    rest = talk.without(aside | standing | talk.words_of("and"))
    holds = Validity(scope.target, whether=whether_it_stands(talk.documents))
    return Several((holds, Passages(rest, scope.target, claim=rest)))


def claim(talk: Talk) -> Built | None:
    """Return what is to be confirmed, without “đúng không”, “có phải …”, as that question."""
    if talk.read is None or talk.plainly is None:
        return None
    if getattr(talk.plainly(talk.text), "claim", ""):
        return None  # understood without
    opening = next((each for each in talk.of("claim.open") if talk.starts(each)), None)
    closing = next((each for each in talk.of("claim.close") if talk.ends(each)), None)
    words = {at for each in (opening, closing) if each for at in range(*each.words)}
    if opening and closing is None and talk.tokens[-1].folded in _NEGATIONS:
        words.add(len(talk.tokens) - 1)
    if not words or not talk.content - words:
        return None
    if both := holding_and_more(talk, words):
        return Built(both, talk.content)
    rest = talk.without(words)
    plan = talk.read(rest)
    if isinstance(plan, Change):  # “thế là 30%”
        plan = talk.plainly(rest)
    if isinstance(plan, Define | Enumerate | Overview):
        plan = Passages(rest, plan.target)
    if isinstance(plan, Compare | Lookup | Validity | Passages) and not _asks_else(talk, words):
        return Built(_confirming(plan, rest), talk.content)
    return None


def _asks_else(talk: Talk, aside: set[int]) -> bool:
    if not talk.is_marked and any(talk.tokens[at].folded in _SURE for at in aside):
        return False  # “… ve ai dung ko” is of AI
    asks = any(
        not set(range(*each.words)) & aside and not _asks_nothing(talk, each)
        for each in talk.of("asks", "who", "when")
    )
    counts = "count" in talk.values("list")  # “… có bao nhiêu % … à”
    return asks or counts or any(_is_counting(talk, each) for each in talk.of("field"))


def _is_counting(talk: Talk, field: Mention) -> bool:
    """Tell whether `field` itself asks how many: “gồm bao nhiêu chương”."""
    return "asks.count" in concepts_in(talk.text[slice(*field.span)], talk.language)


def _asks_nothing(talk: Talk, asking: Mention) -> bool:
    """Tell whether `asking` asks nothing: “không bỏ ai”, “ai cũng”."""
    before, behind = talk.tokens[: asking.words[0]], talk.tokens[asking.words[1] :]
    denied = any(token.folded in _NEGATIONS for token in before[-_DENIED_WITHIN:])
    return denied or bool(behind and behind[0].folded == "cung")


def _confirming(plan: Compare | Lookup | Validity | Passages, sentence: str) -> Plan:
    return replace(plan, claim=plan.claim or sentence)
