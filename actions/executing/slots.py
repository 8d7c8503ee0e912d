"""What a claim names, kind by kind, held against what one sentence of the texts names."""

from collections.abc import Iterable
from dataclasses import dataclass

from actions.executing.parts import in_part, parts_of
from actions.executing.result import Quote
from actions.statements.moments import Moment
from actions.statements.statement import Statement
from index.lexicon.issuers import is_issuer

_OF_DOCUMENTS = frozenset(("viet nam",))


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim: what it says, the people it names, the documents and the issuer it is on.

    `strangers` are people whom it names and no text does. `joined`: its names stand for each other.
    `among`: it says that something is one of several. `does`: the authority is said to do something
    else than to issue the document.
    """

    said: Statement
    people: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    issuer: str = ""
    joined: bool = False
    among: bool = False
    does: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the texts, with the heading that it stands under, and the names around it.

    `authorities` are those that it names.
    """

    quote: Quote
    said: Statement
    heading: Statement
    around: Statement
    people: frozenset[str] = frozenset()
    authorities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slots:
    """The kinds of named things that agree, that have another value (which), and are missing."""

    alike: frozenset[str]
    other: dict[str, str]
    missing: frozenset[str]


def slots_of(claim: Claimed, told: Told) -> Slots:
    """Return what of `claim` agrees with `told`, what has another value there, what is missing."""
    said, text, around = claim.said, told.said, told.around
    alike: set[str] = set()
    other: dict[str, str] = {}
    missing: set[str] = set()

    def hold(kind: str, agrees: bool, value: str | None = None) -> None:
        if agrees:
            alike.add(kind)
        elif value is None:
            missing.add(kind)
        else:
            other[kind] = value

    for kind, agrees, value in _values(said, told):
        hold(kind, agrees, value)
    if said.places:
        own = text.place_names or around.place_names
        hold("place", set(said.places) <= {*text.places, *around.places}, ", ".join(own) or None)
    if said.countries:
        # What a document lays down is for the country whose it is.
        its = _OF_DOCUMENTS if told.quote.document.number else frozenset()
        hold("country", said.countries <= text.countries | around.countries | its)
    if claim.people or claim.strangers:
        known = claim.people <= told.people and not claim.strangers
        hold("person", known, ", ".join(sorted(told.people)) or None)
    if said.posts:
        hold("post", said.posts <= text.posts, ", ".join(text.post_names) or None)
    if said.sizes:
        hold("size", said.sizes <= text.sizes, "" if text.sizes else None)
    if claim.documents:
        hold("document", claim.documents == {told.quote.document.id})
    if claim.issuer:
        issuer = told.quote.document.issuer or ""
        agrees = bool(issuer) and is_issuer(claim.issuer, issuer)
        if claim.does and told.authorities:  # “do Bộ X chủ trì” does not say whose it is
            agrees = any(is_issuer(claim.issuer, one) for one in told.authorities)
            issuer = ", ".join(told.authorities)
        hold("issuer", agrees, issuer or None)
    for role in set(said.taken_as) & set(text.taken_as):
        hold("role", said.taken_as[role] == text.taken_as[role], "")
    if said.is_on_event:
        hold("event", text.is_on_event or around.is_on_event)
    return Slots(frozenset(alike - set(other) - missing), other, frozenset(missing))


def _is_same(moment: Moment, other: Moment | None) -> bool:
    return other is not None and bool(moment.day) and moment.bears_out(other) is True


def _values(said: Statement, told: Told) -> Iterable[tuple[str, bool, str | None]]:
    """Yield for each figure and time claimed its kind, whether it agrees, what is told instead.

    That is empty where several figures are told, and None where none is.
    """
    text = told.said
    parts = parts_of(text)
    for figure in said.figures:
        stated = [one for one in text.figures if one.is_like(figure)]
        own = in_part(stated, parts, said, text)
        agrees = bool(own) and all(one.bears_out(figure) for one in own)
        told_otherwise = own and not any(one.bears_out(figure) for one in own)
        every = in_part(text.figures, parts, said, text)
        value = text.text[slice(*every[0].span)] if len(every) == 1 else ""
        yield "figure", agrees, value if told_otherwise else None
    document = told.quote.document
    issued = Moment.of(document.issued) if document.number and document.issued else None
    for moment in said.moments:
        # When a document came says nothing of another time, unless that is claimed to be its.
        told_of = [one for one in text.moments if said.is_on_issue or not _is_same(one, issued)]
        times = in_part(told_of, parts, said, text)
        under = (one for one in told.heading.moments if one.is_year)
        held = [one.bears_out(moment) for one in times or under]
        wrong = bool(times) and all(one is False for one in held)
        value = ", ".join(text.text[slice(*one.span)] for one in times)
        yield "time", any(held), value if wrong else None
