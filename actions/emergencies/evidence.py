"""What a text tells of danger without an encoder: its words, and what phrases find in it.

Numbers for model.py, where a phrase alone decides nothing: “tỷ lệ đuối nước” holds one too.
"""

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from actions.emergencies.cries import SIGNS
from actions.emergencies.dangers import KINDS, danger_in
from actions.emergencies.disguises import readings
from actions.emergencies.teencode import spelled_out
from index.text.folding import fold

BUCKETS = 1 << 14
"""Words and pairs of words are counted in so many buckets: no list of words is kept."""
FINDINGS: tuple[str, ...] = (
    *(f"cries of {kind}" for kind in KINDS),
    *(f"clearly cries of {kind}" for kind in KINDS),
    *(f"holds {sign}" for sign in SIGNS),
    "names a number to call",
    "calls for help",
)
"""What phrases may find in a text."""
_PLACE = {finding: place for place, finding in enumerate(FINDINGS)}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The buckets of a text's words and pairs, and the places in `FINDINGS` of what it holds.

    Both ascend, each place once.
    """

    words: tuple[int, ...]
    findings: tuple[int, ...]


# Remembered: the door's judgement and that with vectors read the same windows.
@lru_cache(maxsize=64)
def evidence_in(text: str) -> Evidence:
    """Return what `text` tells of danger, in time linear in its length."""
    return Evidence(_buckets(text), _findings(text))


def _buckets(text: str) -> tuple[int, ...]:
    plain = spelled_out(readings(text)[0].lower())
    # Folded: most people type without diacritics. The ends count as words, for “cháy” alone.
    words = ["^", *_WORD.findall(fold(plain)), "$"]
    told = {*words, *map(" ".join, pairwise(words))}
    return tuple(sorted({zlib.crc32(word.encode()) % BUCKETS for word in told}))


def _findings(text: str) -> tuple[int, ...]:
    danger = danger_in(text)
    found = [f"cries of {kind}" for kind in danger.kinds]
    found += [f"clearly cries of {kind}" for kind in danger.clear]
    found += [f"holds {sign}" for sign in danger.signs]
    found += ["names a number to call"] if danger.numbers else []
    found += ["calls for help"] if danger.is_call else []
    return tuple(sorted(_PLACE[finding] for finding in found))
