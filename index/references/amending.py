"""Read what a text changes in other ones, place by place, from its own units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from index.legal.structure.annexed import KINDS
from index.legal.structure.provision import Provision
from index.lexicon.document_numbers import find_numbers
from index.records.unit import Unit
from index.references.new_words import words_of_places
from index.references.places_named import NOWHERE, PlaceAt, places_named
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
ChangeKind = Literal["replaces", "inserts", "repeals", "phrase", "part"]
_VERBS: dict[str, ChangeKind] = {
    verb: kind for kind in ("replaces", "inserts", "repeals") for verb in _WORDS[kind]
}
_VERB = re.compile(rf"(?i)(?<!\w)(?:{any_of(list(_VERBS))})(?!\w)")
_ANCHOR = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['anchors'])})\s+(?=các\s|[đĐ]iểm|[kK]hoản|Điều)")
_PHRASE = re.compile(rf"(?i)(?<!\w)(?:{any_of(_WORDS['phrases'])})\s*$")
_PART = re.compile(rf"(?i)(?<!\w)(?:{any_of(_WORDS['parts'])})(?!\w)")
EARLIER = re.compile(rf"(?i)(?<!\w)(?:{any_of(_WORDS['earlier'])})(?!\w)")
"""Stands between what was amended before and the numbers of what did."""
_OPENS_WORDS = re.compile(rf"(?:^|(?<=\n)|(?<=:)\s?|(?:{any_of(_WORDS['leads'])})\s*:?\s*)[“\"]")
_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]*)[”\"]")
_NEAR = 40  # characters
_SUBJECT = re.compile(r"(?<!\w)Điều\s+(\d{1,3}[a-zđ]?)\s+(?:đã\s+)?(?:được|bị)\s+$")
_BY = re.compile(r"(?i)\s*(?:bằng|thành)\s+(?:(?:các\s+)?(?:cụm\s+)?từ(?:\s+ngữ)?\s+|số\s+)?$")
_ANNEXED = re.compile(
    rf"(?i)(?<!\w)(?P<kind>{any_of([*KINDS.values()])})(?!\w)(?=[^.;]{{0,120}}?kèm theo)"
)
_FRAME = ("front", "closing", "preamble")


@dataclass(frozen=True, slots=True)
class Change:
    """What the unit in `row` of a text does to `place` of the document with `number`.

    `number` is "" where the unit does not name it: then it is the one that its text amends.
    `words` is the span of the new words in the text's body, None where none are read for certain.
    `old` and `new` are the words that a “phrase” exchanges; `part`: only some of the place is
    changed, which is not known.
    """

    kind: ChangeKind
    place: Provision
    row: int
    number: str = ""
    words: tuple[int, int] | None = None
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What the units around one say of what it changes."""

    place: Provision = NOWHERE
    number: str = ""


def changes_in(body: str, units: Sequence[Unit]) -> list[Change]:
    """Return what the text with this `body` and `units` changes, in its order."""
    around: dict[int | None, _Around] = {None: _Around()}
    parents = {unit.parent for unit in units}
    found: list[Change] = []
    for row, unit in enumerate(units):
        outer = around.get(unit.parent, _Around())
        if unit.level in _FRAME:
            continue
        end = min((one.start for one in units[row + 1 :] if one.parent == row), default=unit.end)
        says, words = _instruction(body, unit, end)
        inner = _around(says, outer)
        around[row] = inner
        if row not in parents or not _is_lead(says):
            found += _changes(body, says, words, inner, row)
    return found


def _instruction(body: str, unit: Unit, end: int) -> tuple[str, tuple[int, int]]:
    """Return what a unit says before the new words, and the span that holds these."""
    title = f"{unit.title}\n" if unit.title else ""
    opens = _OPENS_WORDS.search(body, unit.body, end)
    stop = opens.end() - 1 if opens else end
    return title + body[unit.body : stop], (stop, end)


def _is_lead(says: str) -> bool:
    """Tell whether units below say what is changed: “một số khoản của Điều 3 như sau:”."""
    return says.rstrip().endswith(":") or "một số" in says


def _around(says: str, outer: _Around) -> _Around:
    own = EARLIER.split(says)[0]
    numbers = [str(number) for number, _, _ in find_numbers(own)]
    annexed = _ANNEXED.search(own)
    places = {each.place for each in places_named(_masked(own))}
    place = outer.place
    if len(places) == 1:
        [one] = places
        clause = one.clause or (None if one.article else place.clause)
        place = replace(place, article=one.article or place.article, clause=clause)
    if annexed:
        place = replace(place, annex=fold(annexed["kind"]))
    return _Around(place, numbers[0] if numbers else outer.number)


def _masked(says: str) -> str:
    """Return `says` with blanks for what it quotes."""
    return _QUOTED.sub(lambda quote: " " * len(quote[0]), says)


def _changes(
    body: str, says: str, words: tuple[int, int], around: _Around, row: int
) -> Iterator[Change]:
    masked = _masked(EARLIER.split(says)[0])
    verbs = list(_VERB.finditer(masked))
    places = places_named(masked, around.place)
    annex = around.place.annex
    changed: list[tuple[ChangeKind, Provision]] = []
    for verb, following in zip_longest(verbs, verbs[1:]):
        end = following.start() if following else len(masked)
        own = [each for each in places if verb.end() <= each.start < end]
        if exchanged := _exchanged(says, verb.start(), end):
            for each in own:
                place = replace(each.place, annex=annex)
                yield Change("phrase", place, row, around.number, None, *exchanged)
            continue
        kind = _VERBS[verb[0].lower()]
        if subject := _SUBJECT.search(masked, max(verb.start() - _NEAR, 0), verb.start()):
            # “Điều 3 được bổ sung Khoản 12”: of that article, or all of it.
            own = [
                PlaceAt(replace(each.place, article=subject[1]), each.start) for each in own
            ] or [PlaceAt(Provision(article=subject[1]), verb.end())]
        for each in _before_anchor(own, masked, verb.end(), end):
            part = _PART.search(masked, verb.end(), each.start)
            changed.append(("part" if part else kind, each.place))
    worded = [place for kind, place in changed if kind in ("replaces", "inserts")]
    given = words_of_places(body, words, worded)
    for kind, place in changed:
        told = given.get(place) if kind in ("replaces", "inserts") else None
        yield Change(kind, replace(place, annex=annex), row, around.number, told)


def _before_anchor(own: list[PlaceAt], says: str, start: int, end: int) -> list[PlaceAt]:
    """Return those of `own` that are not only named as where a new place stands."""
    anchor = _ANCHOR.search(says, start, end)
    return [each for each in own if anchor is None or each.start < anchor.start()]


def _exchanged(says: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the words that a verb exchanges, and those that it puts in their place, if any."""
    quoted = list(_QUOTED.finditer(says, start, end))
    if not quoted or not _PHRASE.search(says[start : quoted[0].start()]):
        return None
    if len(quoted) > 1 and _BY.match(says[quoted[0].end() : quoted[1].start()]):
        return quoted[0]["words"], quoted[1]["words"]
    return quoted[0]["words"], ""
