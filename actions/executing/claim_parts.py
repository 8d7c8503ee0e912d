"""The parts of a claim that each state a figure, as claims: “53 điều và 9 chương” are two."""

from dataclasses import dataclass

from actions.executing.parts import parts_of
from actions.statements.statement import Statement
from index.text.language import Language

_FEWEST = 2
_MOST = 4
_ENDS = " \t\n,.;:!?"


@dataclass(frozen=True, slots=True)
class ClaimPart:
    """One part of a claim: the whole `claim` that it makes, and its own words, `written`."""

    claim: str
    written: str


def claim_parts(claim: str, language: Language) -> list[ClaimPart]:
    """Return the parts of `claim` that state a figure each; none where fewer than two do.

    Each has what stands before the first figure and the time that the last names. What is said
    before a later figure, “cấp xã 60%”, stands in place of as much before the first.
    """
    said = Statement.of(claim, language)
    figures = [one for one in said.figures if claim[slice(*one.span)].strip()]
    if not _FEWEST <= len(figures) <= _MOST:
        return []
    parts = parts_of(said)
    owners = [_owner(one.span[0], parts) for one in figures]
    if len(set(owners)) < len(figures) or None in owners:
        return []
    first = figures[0].span[0]
    times = [claim[slice(*one.span)] for one in said.moments]
    found = []
    for figure, owner in zip(figures, owners, strict=True):
        start, end = owner or (0, 0)
        if figure is figures[0]:
            lead, joined, own = claim[:first], [], claim[first:end]
        else:
            joined = claim[start : figure.span[0]].strip(_ENDS).split()[1:]
            words = claim[:first].split()
            lead = " ".join((*words[: max(len(words) - len(joined), 0)], *joined, ""))
            own = claim[figure.span[0] : end]
        own = own.strip(_ENDS)
        lacks = [time for time in times if time not in own and time not in lead]
        found.append(ClaimPart(" ".join((f"{lead}{own}", *lacks)), " ".join((*joined, own))))
    return found


def _owner(at: int, parts: list[tuple[int, int]]) -> tuple[int, int] | None:
    return next((part for part in parts if part[0] <= at < part[1]), None)
