"""What is quoted of a passage: a clause, a heading with its text, the row of a table."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.judging.hit import ScoredPassage
from index.judging.quotes import whole_row, without_marks
from index.search.retriever import Retriever
from index.store.generations import open_store
from tests.changing_stores import add, decree, write
from tests.hash_encoder import HashEncoder

# Words enough for a quote, as the retriever counts them.
LIMIT = 120
HEADING = "1. Trách nhiệm trông coi cầu tàu"
SENTENCES = [
    f"Bến thứ {row} giữ một chiếc xuồng gỗ và hai mái chèo cho người đi xa." for row in range(1, 12)
]
STEPS = ". ".join(f"Kẻ vạch sơn thứ {row} cạnh lan can" for row in range(1, 31))
TABLE = f"""# Kế hoạch sửa chữa

Một câu mở đầu.

| Nơi | Việc | Hạn |
|---|---|---|
| Hải đăng | {STEPS}. | Quý bốn |
| Nhà chờ | Lợp ngói. | Quý ba |
"""


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    folder = tmp_path_factory.mktemp("quotes")
    clauses = [HEADING, *SENTENCES, "2. Ánh sáng ban đêm", "Đèn sáng cả đêm."]
    text = decree("12/2031/NĐ-CP", "\n".join(clauses))
    add(folder / "store", write(folder, "a.txt", text), write(folder, "b.md", TABLE))
    return Retriever(open_store(folder / "store"), HashEncoder())


def best(
    retriever: Retriever, question: str, documents: Sequence[str] | None = None
) -> tuple[ScoredPassage, str]:
    """Return the first hit and what is quoted of it."""
    hit = retriever.search(question, 1, documents)[0]
    start, end = hit.sentence
    return hit, hit.passage.text[start:end]


def test_a_heading_is_quoted_with_the_text_beneath_it(retriever: Retriever) -> None:
    hit, quote = best(retriever, HEADING)
    first, *beneath = quote.split("\n")
    assert first == HEADING
    assert beneath == SENTENCES[: len(beneath)], "whole sentences, from the first on"
    following = SENTENCES[len(beneath)]
    assert len(quote.split()) <= LIMIT < len(f"{quote} {following}".split())
    assert hit.unit_path == f"Điều 1. Nội dung 1 › Khoản {HEADING}"


def test_a_sentence_of_a_long_unit_is_quoted_alone(retriever: Retriever) -> None:
    _, quote = best(retriever, "bến thứ 9 giữ gì")
    assert quote == SENTENCES[8]


def test_a_short_unit_is_quoted_whole(retriever: Retriever) -> None:
    for question in ("ánh sáng ban đêm", "đèn sáng cả đêm"):
        _, quote = best(retriever, question)
        assert quote == "2. Ánh sáng ban đêm\nĐèn sáng cả đêm."


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("việc của tổ mộc", "2. Tổ mộc\na) Cạo lớp sơn cũ của mạn thuyền.\nb) Phủ hai nước dầu."),
        ("cùng việc của tổ mộc", "1. Tổ rèn và tổ tiện\nHai tổ này cùng việc của tổ mộc đúc neo."),
    ],
)
def test_a_heading_is_not_quoted_with_the_text_above_it(
    question: str, quote: str, tmp_path: Path
) -> None:
    clauses = [
        *("1. Tổ rèn và tổ tiện", "Hai tổ này cùng việc của tổ mộc đúc neo."),
        *("2. Tổ mộc", "a) Cạo lớp sơn cũ của mạn thuyền.", "b) Phủ hai nước dầu."),
    ]
    text = decree("34/2031/NĐ-CP", "\n".join(clauses))
    add(tmp_path / "store", write(tmp_path, "c.txt", text))
    _, quoted = best(Retriever(open_store(tmp_path / "store"), HashEncoder()), question)
    assert quoted == quote


def test_the_row_of_a_table_is_quoted_whole_however_long(retriever: Retriever) -> None:
    row = f"Hải đăng | {STEPS}. | Quý bốn"
    assert len(row.split()) > LIMIT
    _, quote = best(retriever, "kẻ vạch sơn thứ 7 cạnh lan can")
    assert quote == row
    _, quote = best(retriever, "lợp ngói nhà chờ")
    assert quote == "Nhà chờ | Lợp ngói. | Quý ba"


@given(st.lists(st.text("ab .|", min_size=1, max_size=12), min_size=1, max_size=5), st.data())
def test_what_is_a_row_grows_to_its_line_and_nothing_else(
    rows: list[str], data: st.DataObject
) -> None:
    text = "\n".join(rows)
    chosen = data.draw(st.integers(0, len(rows) - 1))
    start = sum(len(row) + 1 for row in rows[:chosen])
    first = data.draw(st.integers(0, len(rows[chosen]) - 1))
    last = data.draw(st.integers(first + 1, len(rows[chosen])))
    span = start + first, start + last
    line = start, start + len(rows[chosen])
    assert whole_row(text, span) == (line if " | " in rows[chosen] else span)


@pytest.mark.parametrize(
    ("text", "span", "quoted"),
    [
        ("# Kế hoạch", (0, 10), "Kế hoạch"),
        ("### Điều 1", (0, 10), "Điều 1"),
        ("Mục #1", (0, 6), "Mục #1"),
        ("#", (0, 1), "#"),
    ],
)
def test_nobody_is_shown_the_mark_of_a_heading(
    text: str, span: tuple[int, int], quoted: str
) -> None:
    assert text[slice(*without_marks(text, span))] == quoted
