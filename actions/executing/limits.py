"""Of the clauses of an article those that state a time limit, where a question asks for that."""

import re
from pathlib import Path

from index.legal.structure.path import rows_above
from index.records.version import Text
from index.text.alternatives import any_of
from index.text.folding import fold
from index.yaml_file import read_yaml

_WORDS: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yml"))
_ASKS = re.compile(rf"\b(?:{any_of(_WORDS['asks'])})\b")
_LIMIT = re.compile(rf"(?<![\w/])\d{{1,4}}\s+(?:\(\w[\w ]*\)\s+)?(?:{any_of(_WORDS['units'])})\b")


def row_with_limits(question: str, held: Text, row: int) -> int:
    """Return the unit that states the time limits asked for, where that in `row` states none.

    It is the clause of the same article that does, the article where several do, else `row`.
    """
    if not _ASKS.search(fold(question)) or _has_limit(held, row):
        return row
    article = next(
        (a for a in rows_above(held.units, row) if held.units[a].level == "article"), row
    )
    clauses = [
        each
        for each, unit in enumerate(held.units)
        if unit.parent == article and _has_limit(held, each)
    ]
    if not clauses:
        return row
    return clauses[0] if len(clauses) == 1 else article


def _has_limit(held: Text, row: int) -> bool:
    unit = held.units[row]
    return bool(_LIMIT.search(fold(held.body[unit.start : unit.end])))
