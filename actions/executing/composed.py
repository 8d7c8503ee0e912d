"""Compose an article as it stands on a day: its own words, with those of the texts that amend it.

Every word shown stays a word of one text, at its own place: what is composed is a row of spans.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from index.legal.structure.provision import Provision
from index.records.document import Document
from index.records.unit import Unit
from index.records.version import Text
from index.references.amending import Change
from index.references.new_words import labelled, rank_of

_INNER = {"article": ("clause", "point"), "clause": ("point",), "point": ()}
_LEVELS = ("clause", "point")


class Span(NamedTuple):
    """Words of `text`, which is of `document`, from `start` to `end`."""

    document: Document
    text: Text
    start: int
    end: int


class Amendment(NamedTuple):
    """What `text`, of `by`, changes in `of` from `day` on; None: it is not known when."""

    change: Change
    by: Document
    text: Text
    day: date | None
    of: Document


@dataclass(slots=True)
class Node:
    """A Điều, Khoản or Điểm: the words before what is in it, and what is in it."""

    level: str
    number: str
    head: Span
    inner: list["Node"] = field(default_factory=list)
    repealed: bool = False

    def spans(self) -> Iterator[Span]:
        """Yield the words of it and of all in it, in order; none of what was repealed."""
        if self.repealed:
            return
        yield self.head
        for each in self.inner:
            yield from each.spans()


@dataclass(frozen=True, slots=True)
class Composed:
    """An article on a day: `node` is None where it is in no text by then.

    `done` are the changes that are in it, `phrases` those of words that still stand as they were,
    `unclear` those that cannot be put into it for certain, `coming` those of later days.
    """

    node: Node | None
    done: tuple[Amendment, ...] = ()
    phrases: tuple[Amendment, ...] = ()
    unclear: tuple[Amendment, ...] = ()
    coming: tuple[Amendment, ...] = ()


def composed(
    document: Document,
    text: Text,
    unit: Unit | None,
    amendments: Sequence[Amendment],
    day: date,
) -> Composed:
    """Return the article `unit` of `text` on `day`; None is one that only an amendment may add.

    `amendments` are those of places in this article alone.
    """
    node = None
    if unit:
        node = _node("article", unit.number, Span(document, text, unit.start, unit.end))
    by_now = [each for each in amendments if each.day and each.day <= day]
    done: list[Amendment] = []
    unclear = [each for each in amendments if each.day is None]
    for each in sorted(by_now, key=lambda one: one.day or day):
        if each.change.kind == "phrase":
            continue
        changed = _apply(each, node)
        if changed is None:
            unclear.append(each)
        else:
            node = changed
            done.append(each)
    phrases = (one for one in by_now if one.change.kind == "phrase" and _has_phrase(one, node))
    coming = (one for one in amendments if one.day and one.day > day)
    return Composed(node, tuple(done), tuple(phrases), tuple(unclear), tuple(coming))


def _has_phrase(amendment: Amendment, node: Node | None) -> bool:
    """Tell whether words that are exchanged in the place still stand in an older text of it."""
    found = place_in(node, amendment.change.place) if node else None
    old = amendment.change.old.lower()
    spans = found.spans() if found else ()
    return any(
        old in words_of(span).lower() for span in spans if span.document.id != amendment.by.id
    )


def place_in(node: Node, place: Provision) -> Node | None:
    """Return the Khoản or Điểm of `place` in the article `node`, or that where it names none."""
    found: Node | None = node
    for level in _LEVELS:
        number = getattr(place, level)
        if number is not None and found is not None:
            found = next((one for one in found.inner if _is_called(one, level, number)), None)
    return found


def words_of(span: Span) -> str:
    """Return the words of `span`."""
    return span.text.body[span.start : span.end]


def joined_spans(spans: Iterator[Span]) -> list[Span]:
    """Return `spans` with those joined that stand one behind the other in a text."""
    rows: list[Span] = []
    for span in spans:
        last = rows[-1] if rows else None
        if last and last.text is span.text and last.end == span.start:
            rows[-1] = last._replace(end=span.end)
        else:
            rows.append(span)
    return rows


def _is_called(node: Node, level: str, number: str) -> bool:
    return node.level == level and node.number.lower() == number.lower()


def _node(level: str, number: str, span: Span) -> Node:
    for inner in _INNER[level]:
        found = labelled(span.text.body, span.start, span.end, inner)
        # The label of the place itself is none of what is in it.
        if found:
            head = span._replace(end=found[0].start)
            nodes = [
                _node(inner, one.number, span._replace(start=one.start, end=one.end))
                for one in found
            ]
            return Node(level, number, head, nodes)
    return Node(level, number, span)


def _apply(amendment: Amendment, node: Node | None) -> Node | None:
    """Return the article with the change in it; None where that is not certain."""
    change, place = amendment.change, amendment.change.place
    new = _new(amendment)
    if place.clause is None and place.point is None:
        if change.kind == "repeals" and node:
            node.repealed = True
            return node
        return new if change.kind in ("replaces", "inserts") else None
    if node is None:
        return None
    old = place_in(node, place)
    if change.kind == "repeals" and old:
        old.repealed = True
        return node
    outer = place_in(node, Provision(clause=place.clause if place.point else None))
    if new is None or outer is None or change.kind not in ("replaces", "inserts"):
        return None
    if old:
        outer.inner[outer.inner.index(old)] = new
        return node
    return node if change.kind == "inserts" and _insert(new, outer) else None


def _insert(new: Node, outer: Node) -> bool:
    """Put `new` among what is in `outer`, by its number; tell whether that is possible."""
    if any(one.level != new.level for one in outer.inner):
        return False
    at = sum(rank_of(one.number) < rank_of(new.number) for one in outer.inner)
    outer.inner.insert(at, new)
    return True


def _new(amendment: Amendment) -> Node | None:
    change = amendment.change
    if change.words is None:
        return None
    place = change.place
    level = "point" if place.point else "clause" if place.clause else "article"
    number = place.point or place.clause or place.article or ""
    return _node(level, number, Span(amendment.by, amendment.text, *change.words))
