"""Hold a claim against one sentence of the texts: does that bear it out, or say something else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from actions.executing.slots import Claimed, Slots, Told, slots_of
from actions.executing.verdict import Verdict
from actions.statements.phrases import ways_of
from actions.statements.statement import Statement
from actions.statements.terms import Term
from index.question.expectations import expectation_of
from index.text.folding import syllables

# How much of what is claimed, besides what is named, a sentence must say to bear it out, and how
# much to be on the same thing.
_BORNE_OUT = 0.8
_SAME_THING = 0.6
# So much of it is said of another place where the same is so there.
_TOLD_SO = 0.75
_DENIED = 0.5
# How much of it the sentence itself says, and not the heading it stands under.
_SAID_HERE = 0.5
_PROPER = re.compile(r"(?<!\w)[A-Z0-9][A-Za-z0-9]*(?: [A-Z0-9][A-Za-z0-9]*)+(?!\w)")
_MOST = "nhat"
_FIRST, _BEFORE = ("lan dau", "dau tien"), ("truoc", "tung")
# What is claimed to be the second.
_LATER = re.compile(r"(?<!\w)(?:lan|thu) (?:hai|ba|tu|nam|\d)(?!\w)")
# “Người khai mạc là …” names the one who did, and nobody else.
_SOLE = re.compile(r"nguoi (?:\w+ ){1,8}la ")
_FEWEST = 2
_WHOLE = 100  # per cent
# Kinds whose value says by itself what is so; an office or a name is part of a sentence.
_TOLD_ALONE = frozenset(("figure", "issuer", "time"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `told` says of a claim. `share` of it is said; `matched` counts what is named alike.

    `timely`: it is of the time claimed. `value` is what it says in place of what is claimed, as it
    writes it. `elsewhere`: it says the same of another place.
    """

    told: Told
    verdict: Verdict
    share: float
    matched: int
    timely: bool = False
    value: str = ""
    elsewhere: bool = False

    @property
    def weight(self) -> tuple[int, bool, float]:
        """How much it has to do with the claim."""
        return self.matched, self.timely, self.share


def weigh(claim: Claimed, told: Told) -> Weighed:
    """Return what `told` says of `claim`; no verdict where it is on something else."""
    if told.said.is_aim:  # “xây xong”: what is only to be is built, and not “xong”
        claim = replace(claim, said=claim.said.but_done)
    if told.said.is_aim and claim.said.is_aim:  # “wants 5 brands”, “5 brands are the target”
        claim = replace(claim, said=claim.said.but_aims)
    slots = slots_of(claim, told)
    share = _share(claim.said, told)
    verdict = _verdict(claim, told, slots, share)
    words = sum(len(term[0]) for term in claim.said.terms)
    is_on_it = (words >= _FEWEST and share >= _TOLD_SO) or "figure" in slots.alike
    is_same = is_on_it and not slots.missing
    elsewhere = is_same and set(slots.other) == {"place"}
    matched = len(slots.alike) - len(slots.other)
    is_alone = len(slots.other) == 1 and set(slots.other) <= _TOLD_ALONE
    is_alone &= not _asks_when_or_where(claim.said)  # the sentence says “the afternoon of …”
    value = " ".join(slots.other.values()) if is_alone else ""
    timely = "time" in slots.alike
    return Weighed(told, verdict, share, matched, timely, value, elsewhere)


def _verdict(claim: Claimed, told: Told, slots: Slots, share: float) -> Verdict:
    said = claim.said
    turned = (_is_denied(said) or bool(said.excluded)) != _denies(said, told.said)
    strict = all(_says_strictly(told, phrase) for phrase in said.strict)
    if not slots.other and not slots.missing:
        if turned:
            return "wrong" if share >= _DENIED and _is_on_it(claim, slots, told, share) else ""
        if said.is_general and told.said.is_trial:
            return "wrong" if _share(said.but_general, told) >= _SAME_THING else ""
        if said.says_only and told.said.says_every and not told.said.says_only:
            # What it is limited to no sentence has that says it of all.
            return "wrong" if share >= _DENIED else ""
        own = _share(said, replace(told, around=told.said))
        numbers = (term for term in said.terms if term[0][0].isdigit())
        strict = strict and all(told.said.has(number) for number in numbers)
        # A heading that asks whether something is so bears nothing out.
        asks = expectation_of(told.quote.passage.heading).wants_yes_or_no
        told_here = own >= (_BORNE_OUT if asks else _SAID_HERE)
        told_here = told_here and strict and _is_told(said, told, slots)
        agents = _agents(claim.people, said) - _agents(told.people, told.said, is_told=True)
        if share >= _BORNE_OUT and told_here and _in_order(claim, told) and not agents:
            return "not_yet" if _only_aimed_at(claim, told) else "right"
        return ""
    if _is_of_another_office(slots, told):
        return "right" if turned else "wrong"
    others = set(slots.other)
    if others == {"person", "post"} and "document" in slots.alike:
        others = {"person"}  # another signed it, in an office of his own
    if others == {"place", "time"} and _asks_when_or_where(said) and told.said.takes_place:
        others = {"place"}  # neither the day nor the place of the event is so
    if slots.missing or len(others) > 1 or share < _SAME_THING:
        return ""
    (kind,) = others
    if not _excludes(kind, claim, slots, told, share):
        return ""
    return "right" if turned else "wrong"


def _says_strictly(told: Told, phrase: str) -> bool:
    """Tell whether `told` says `phrase` in one of its ways; a whole share says that of all."""
    of_all = Statement.of(phrase, "vi").says_every
    is_whole = any(one.is_share and one.value == _WHOLE for one in told.said.figures)
    return any(map(told.said.says, ways_of(phrase))) or (of_all and is_whole)


def _is_told(said: Statement, told: Told, slots: Slots) -> bool:
    """Tell whether anything is said of what is named: a place and an event alone stand anywhere.

    Where an event took place one sentence tells.
    """
    if _asks_when_or_where(said) and "person" not in slots.alike:
        return told.said.takes_place
    return bool(said.terms) or bool(
        slots.alike & {"figure", "issuer", "person", "post", "size", "time"}
    )


def _asks_when_or_where(said: Statement) -> bool:
    """Tell whether all that is claimed of an event is its day, or its place."""
    return said.is_on_event and not (said.terms or said.figures or said.posts or said.sizes)


def _share(said: Statement, told: Told) -> float:
    if not said.terms:
        return 1.0
    # “Lần đầu” says all of “đầu tiên”, though it lacks a word of it.
    told_so = [one for one in said.strict if any(map(told.said.says, ways_of(one)))]
    words = {word for phrase in told_so for word in phrase.split()}
    has = (_says(told, term) or set(syllables(term[0][0])) <= words for term in said.terms)
    return sum(has) / len(said.terms)


def _says(told: Told, term: Term) -> bool:
    return told.said.has(term) or told.around.has(term)


def _is_denied(said: Statement) -> bool:
    return bool(said.negated)


def _denies(said: Statement, text: Statement) -> bool:
    """Tell whether `text` denies what is claimed: a word of that stands behind its negation."""
    ways = {word for term in said.terms for way in term for word in syllables(" ".join(way))}
    named = {word for place in said.places for word in place.split()}
    # “Ngoài X thì Y mới … nhất” denies that X is.
    denied = text.negated | (text.excluded if said.says(_MOST) else frozenset())
    # What is so for the first time was not so before.
    is_first = any(map(text.says, _FIRST)) and not any(map(said.says, _FIRST))
    was_before = is_first and (any(map(said.says, _BEFORE)) or bool(_LATER.search(said.folded)))
    return was_before or bool(denied & (ways | named | set(said.negated)))


def _is_on_it(claim: Claimed, slots: Slots, told: Told, share: float) -> bool:
    return bool(slots.alike) or share >= _BORNE_OUT or _is_unique(claim, slots, told)


def _is_unique(claim: Claimed, slots: Slots, told: Told) -> bool:
    """Tell whether what is claimed is of one thing: an event, a person, a document, a name."""
    if slots.alike & {"event", "person", "document"}:
        return True
    return any(
        set(syllables(name)) <= claim.said.syllables
        for name in _PROPER.findall(told.said.text)
        if not set(syllables(name)) <= {w for place in told.said.places for w in place.split()}
    )


def _excludes(kind: str, claim: Claimed, slots: Slots, told: Told, share: float) -> bool:
    """Tell whether another value of `kind` makes the claim wrong, and not only unproved."""
    if kind == "place" and claim.among and len(set(told.said.places)) >= _FEWEST:
        return True  # all that belong to it are named
    if _asks_when_or_where(claim.said) and not claim.people:
        return told.said.takes_place
    if kind in ("place", "person"):
        held = slots.alike & {"post", "document"} if kind == "person" else ()
        return bool(held or _names_the_one(claim, told, kind)) or (
            kind == "place" and _is_unique(claim, slots, told)
        )
    if kind == "role":
        return bool(slots.alike & {"document", "place"})
    if kind == "size":
        return "place" in slots.alike
    if kind in ("post", "issuer"):
        return bool(slots.alike & {"person", "document"})
    enough = share >= _BORNE_OUT and len(claim.said.terms) >= _FEWEST
    return bool(slots.alike - {"figure", "time"}) or enough


def _names_the_one(claim: Claimed, told: Told, kind: str) -> bool:
    """Tell whether `told` names the one who did what is claimed of another: “do … viết”."""
    if kind != "person" or len(told.people) != 1:
        return False
    by = _agents(claim.people | claim.strangers, claim.said) and _agents(told.people, told.said)
    return bool(by or _SOLE.match(told.said.folded))


def _agents(people: Iterable[str], said: Statement, is_told: bool = False) -> set[str]:
    """Return those of `people` by whom something is done, as `said` says: “do ông … viết”.

    What `is_told` may say so in another way: “ông … là người viết …”.
    """
    text = " ".join(syllables(said.text))
    names = {name: " ".join(syllables(name)) for name in people}
    ways = (r"\bdo (?:\w+ ){{0,4}}{0}\b", r"\b{0} la nguoi\b")[: 1 + is_told]
    does = {n: [re.search(way.format(own), text) for way in ways] for n, own in names.items()}
    return {name for name, found in does.items() if any(found)}


def _is_of_another_office(slots: Slots, told: Told) -> bool:
    """Tell whether `told` says another office, of another place, of the one person claimed."""
    both = set(slots.other) == {"place", "post"} and not slots.missing
    return both and "person" in slots.alike and len(told.people) == 1


def _in_order(claim: Claimed, told: Told) -> bool:
    """Tell whether those who do something and those it is done to stand as they are claimed."""
    claimed = claim.said.actors
    if len(claimed) + len(claim.people) < _FEWEST or claim.joined:
        return True
    if claim.said.is_passive != told.said.is_passive:
        return False
    said = [actor for actor in told.said.actors if actor in claimed]
    return said == list(claimed)


def _only_aimed_at(claim: Claimed, told: Told) -> bool:
    """Tell whether `told` only says what is to be, and the claim that it is."""
    said = claim.said
    return told.said.is_aim and not (said.is_aim or claim.documents or said.moments)
