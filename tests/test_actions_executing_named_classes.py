"""Of neighbouring clauses the one on the class that a question names is meant."""

from datetime import date
from pathlib import Path

import pytest

from actions.executing.named_classes import row_of_class
from index.ingest.one_file import text_of
from index.ingest.reading.read import read
from index.records.version import Text

BODY = """Điều 1. Mức chi
1. Mức 1, không quá 40.000.000 đồng.
2. Mức 2, không quá 30.000.000 đồng.
3. Mức 3, không quá 20.000.000 đồng.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày ký.
"""


@pytest.fixture
def held(tmp_path: Path) -> Text:
    file = tmp_path / "levels.txt"
    file.write_text(BODY, "utf-8")
    return text_of(read(file), file, "levels.txt", "a" * 64, date(2032, 1, 1))


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("chi tối đa mức 2 là bao nhiêu", "2"),
        ("chi toi da muc 3", "3"),
        ("mức 1 được bao nhiêu", "1"),
        ("mức chi tối đa là bao nhiêu", "1"),
        ("mức 2 và mức 3 được bao nhiêu", "1"),
        ("mức 9 được bao nhiêu", "1"),
    ],
)
def test_the_clause_on_the_class_is_meant(question: str, clause: str, held: Text) -> None:
    first = next(row for row, unit in enumerate(held.units) if unit.level == "clause")
    assert held.units[row_of_class(question, held, first)].number == clause
