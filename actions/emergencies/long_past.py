"""Tell a danger that is long past, or an illness of years, from one that somebody is in."""

from pathlib import Path
from typing import Any

from actions.emergencies.dangers import danger_in
from actions.emergencies.phrases import Phrases
from index.text.sentences import sentence_spans
from index.yaml_file import read_yaml

_WORDS: dict[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
_GROUPS = {
    "count": [*_WORDS["counts"], *map(str, range(1, 100))],
    "unit": _WORDS["units"],
}
_LONG_PAST = Phrases(_WORDS["long_past"], _GROUPS)
_OVER = frozenset(_WORDS["over"])
_FRESH = Phrases(_WORDS["fresh"], {})


def is_long_past(told: str) -> bool:
    """Tell whether every sentence of `told` that names a danger says that it is long past.

    “Mẹ em bị tai biến hai năm nay” does; with “sáng nay” beside it, it is none of the past alone.
    """
    sentences = [told[start:end] for start, end in sentence_spans(told)]
    naming = [one for one in sentences if danger_in(one).kinds]
    if any(_FRESH.found_in(one) for one in sentences) or not danger_in(told).kinds <= _OVER:
        return False
    return bool(naming) and all(_LONG_PAST.found_in(one) for one in naming)
