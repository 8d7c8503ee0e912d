"""Whether somebody speaks for the city that a claim says: “ông A đại diện cho Huế, đúng không?”."""

import re
from pathlib import Path

from actions.executing.claimed import told_by
from actions.executing.claims import is_named
from actions.executing.context import Context
from actions.executing.result import Quote
from actions.executing.searching import search
from actions.executing.verdict import Verdict
from actions.topics import place_named
from index.lexicon.gazetteer import find_places
from index.text.alternatives import any_of
from index.text.folding import fold, syllables
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_REPRESENTS = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['represents'])})(?!\w)")
_CITY = re.compile(rf"^(?:{any_of(_WORDS['city'])})(?!\w)")
_LONGEST_NAME = 4


def represented_as_claimed(claim: str, context: Context) -> tuple[Verdict, Quote] | None:
    """Return whether the person of `claim` holds an office of its city, and what says which.

    None where it says nothing of the kind, or no text tells whose office the person holds.
    """
    said = fold(claim)
    found = _REPRESENTS.search(said)
    city = _city(claim, found.end()) if found and len(said) == len(claim) else ""
    if found is None or not city:
        return None
    who = claim[: found.start()]
    is_city = _CITY.match(said[found.end() :].strip()) is not None
    hits = search(who, context)
    for told in told_by(hits, [], context):
        one = next(iter(told.people), "") if len(told.people) == 1 else ""
        if one and is_named(syllables(one), syllables(who)) and told.said.posts:
            held = set(told.said.places)
            named = find_places(fold(city))
            if held and (named or is_city):  # another name may be of an office in that city
                return ("right" if named and named <= held else "wrong"), told.quote
    return None


def _city(claim: str, start: int) -> str:
    """Return what stands from `start` to the end, where it is a name; "" else."""
    rest = claim[start:].strip(" .,?!")
    if city := _CITY.match(fold(rest)):
        rest = rest[city.end() :].strip()
    words = rest.split()
    is_name = 0 < len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    return rest if is_name or (rest and place_named(rest) == rest) else ""
