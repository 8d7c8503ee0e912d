"""Of the clauses of an article the one for the case asked of: “thấy … thì làm gì”."""

import re

from index.legal.structure.path import rows_above
from index.records.version import Text
from index.text.folding import STOPWORDS, fold, syllables

# What is asked of a case, folded: “… thì làm gì”, “… thì xử lý thế nào”.
_ASKS = re.compile(
    r"^(?P<case>.{4,200}?),?\s+thi\s+(?:phai\s+|can\s+|se\s+)?"
    r"(?:(?:bao|gui|nop|thong bao|trinh)(?: cho)? (?:ai|dau|co quan nao)"
    r"|lam (?:gi|sao|the nao)|sao|the nao|xu ly|giai quyet|duoc (?:gi|khong)|co duoc|bi gi)\b"
)
# How a clause on a case begins, folded, behind its number.
_CASE = re.compile(r"^\W*(?:[\w.]{1,4}[.)]\s*)?(?:doi voi|khi|neu|truong hop)\b")
_BEGINS = 200  # characters that say of which case a clause is
_LEAST = 0.5


def row_under_condition(question: str, held: Text, row: int) -> int:
    """Return the clause beside `row` that begins with the case that `question` asks of, else `row`.

    It is one that says “khi …”, “trường hợp …”, with most of the words of the case.
    """
    asked = _ASKS.match(fold(question))
    if asked is None:
        return row
    wanted = frozenset(syllables(asked["case"])) - STOPWORDS
    above = rows_above(held.units, row)
    article = next((each for each in above if held.units[each].level == "article"), row)
    shares = [
        (_share(wanted, held, each), -each)
        for each, unit in enumerate(held.units)
        if unit.parent == article and unit.level == "clause"
    ]
    best = max(shares, default=(0.0, 0))
    if best[0] >= _LEAST:
        return -best[1]
    points = [
        (_said(wanted, held, each), -each)
        for each, unit in enumerate(held.units)
        if unit.level == "point" and article in rows_above(held.units, each)
    ]
    best = max(points, default=(0.0, 0))
    return -best[1] if best[0] >= _LEAST and best[0] > _said(wanted, held, row) else row


def _said(wanted: frozenset[str], held: Text, row: int) -> float:
    unit = held.units[row]
    said = frozenset(syllables(held.body[unit.start : unit.end]))
    return len(wanted & said) / len(wanted) if wanted else 0.0


def _share(wanted: frozenset[str], held: Text, row: int) -> float:
    """Return the share of the `wanted` words in how the unit begins; 0 if it is on no case."""
    unit = held.units[row]
    begins = fold(held.body[unit.start : min(unit.end, unit.start + _BEGINS)])
    if not _CASE.match(begins) or not wanted:
        return 0.0
    return len(wanted & frozenset(syllables(begins))) / len(wanted)
