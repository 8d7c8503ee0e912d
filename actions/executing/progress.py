"""How far something has come: all that a section of ours tells, and not its likeliest sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from actions.executing.offering import group_of
from index.documents.card import CARD_HEADING
from index.judging.hit import ScoredPassage
from index.text.folding import syllables
from index.yaml_file import read_yaml

_LISTS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ASKS = re.compile(rf"\b(?:{'|'.join(_LISTS['words'])})\b")
_OPEN = re.compile(rf"\b(?:{'|'.join(_LISTS['open'])})\b")
_RESULTS = re.compile(rf"(?<!\w)(?:{'|'.join(_LISTS['results'])})(?!\w)", re.IGNORECASE)


def of_results(text: str, best: ScoredPassage, hits: Sequence[ScoredPassage]) -> ScoredPassage:
    """Return the hit on results beside `best` where `text` asks how far something has come.

    It is of the same document and city; `best` where there is none.
    """
    if not _asks(text) or _RESULTS.search(best.passage.heading):
        return best
    same = (
        hit
        for hit in hits
        if hit.document.id == best.document.id
        and group_of(hit.passage.heading) == group_of(best.passage.heading)
        and _RESULTS.search(hit.passage.heading)
        and not hit.evidence.lacks_place
    )
    return next(same, best)


def _asks(text: str) -> bool:
    return bool(_ASKS.search(" ".join(syllables(text))))


def _is_open(text: str, hit: ScoredPassage) -> bool:
    """Tell whether `text` asks how something is of a city that has sections of its own."""
    of_city = group_of(hit.passage.heading) and not hit.document.number
    return bool(of_city and _OPEN.search(" ".join(syllables(text))))


def whole_section(text: str, hit: ScoredPassage) -> ScoredPassage:
    """Return `hit` quoting its whole section where `text` asks how far something has come.

    “Đến đâu rồi” is answered by the figures as well as by the sentence that has its words; so is
    what a city wants, and how it does something, by all that its section tells.
    """
    passage = hit.passage
    is_ours = passage.wording == "summary" and passage.heading != CARD_HEADING
    if not is_ours or not passage.sentences or not (_asks(text) or _is_open(text, hit)):
        return hit
    span = passage.sentences[0][0], passage.sentences[-1][1]
    judgement = replace(hit.judgement, span=span)
    return replace(hit, judge=lambda: judgement)
