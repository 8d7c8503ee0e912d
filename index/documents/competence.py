"""Who may end or amend what: a text may not change one of an issuer above its own.

A decision of a commune that “abolishes” a law changes nothing, and neither does what nobody is
known to have issued. Where it is not known who issued the other, nothing speaks against it.
"""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from index.lexicon.document_numbers import AUTHORITIES, parse_number
from index.lexicon.issuers import place_of
from index.lexicon.types import CONSOLIDATION
from index.records.document import Document
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_LEVELS: dict[str, int] = _WORDS["levels"]
_ISSUERS: dict[str, str] = {fold(name): level for name, level in _WORDS["issuers"].items()}
_CODES: dict[str, str] = _WORDS["codes"]
_WITHOUT_RULES: frozenset[str] = frozenset(_WORDS["without_rules"])


class Power(NamedTuple):
    """The level of who issued a text, 0 the highest, and the folded place of a local authority."""

    level: int
    place: str = ""
    by_party: bool = False


def may_change(actor: Document, other: Document, stated_by: Collection[str] = ()) -> bool:
    """Tell whether `actor` may replace, repeal or amend `other`, by who issued them.

    `stated_by` are the ids of the documents that say so. Where it is not known who issued `actor`,
    its own word is not enough.
    """
    if actor.type == CONSOLIDATION:
        return False  # it only brings together what others changed
    if actor.type in _WITHOUT_RULES and other.type not in _WITHOUT_RULES and other.type:
        return False
    one, of = power_of(actor), power_of(other)
    if one is None or of is None:
        return of is None or actor.id not in stated_by
    if one.by_party != of.by_party or one.level > of.level:
        return False
    return one.level < of.level or not (one.place and of.place) or one.place == of.place


def power_of(document: Document) -> Power | None:
    """Return the power of who issued `document`; None where it is not known."""
    number = parse_number(document.number or "")
    if number and number.by_party:
        return Power(0, by_party=True)
    issuer = document.issuer or ""
    if local := _local(issuer):
        return local
    codes = [re.sub(r"\d+$", "", part) for part in number.parts] if number else []
    level = next((_CODES[code] for code in codes if code in _CODES), None)
    level = level or _WORDS["types"].get(document.type) or _of_issuer(fold(issuer))
    names = (fold(AUTHORITIES[code]) for code in codes if code in AUTHORITIES)
    level = level or next(filter(None, map(_of_issuer, names)), None)
    return Power(_LEVELS[level]) if level else None


def _of_issuer(issuer: str) -> str | None:
    named = [name for name in _ISSUERS if _begins(issuer, name)]
    if named:
        return _ISSUERS[max(named, key=len)]
    for level in ("ministry", "department"):
        if any(_begins(issuer, fold(name)) for name in _WORDS[level]):
            return level
    return None


def _local(issuer: str) -> Power | None:
    """Return the power of a council or committee, by its place."""
    folded = fold(issuer)
    council = any(_begins(folded, fold(name)) for name in _WORDS["councils"])
    if not council and not any(_begins(folded, fold(name)) for name in _WORDS["committees"]):
        return None
    place = place_of(issuer)
    level = _level_of_place(folded, place)
    return Power(_LEVELS[f"{level}_council" if council else level], place)


def _level_of_place(issuer: str, place: str) -> str:
    if any(place.endswith(fold(city)) for city in _WORDS["cities"]):
        inner = [*_WORDS["communes"], *(one for one in _WORDS["districts"] if one != "thành phố")]
    else:
        inner = [*_WORDS["communes"], *_WORDS["districts"]]
    for word in inner:
        if re.search(rf"(?<!\w){fold(word)}(?!\w)", issuer):
            return "commune" if word in _WORDS["communes"] else "district"
    return "province"


def _begins(words: str, name: str) -> bool:
    return words == name or words.startswith(f"{name} ")
