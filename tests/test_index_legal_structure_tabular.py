"""The tables of a cleaned text."""

from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.tabular import table_at, tables_within

TEXT = """Điều 2. Phí
Mức phí như sau:
Giờ | Phí | Phí
Giờ | Ngày | Đêm
(1) | (2) | (3)
6h | 10 | 12
I. Nội thành
18h |  | 9
Điều 3. Hiệu lực
A | B
1 | 2
"""


def test_a_table_has_its_title_headings_and_rows() -> None:
    table = table_at(TEXT, TEXT.index("6h"))
    assert table is not None
    assert table.title == "Mức phí như sau"
    assert [table.head(column) for column in range(3)] == ["Giờ", "Phí – Ngày", "Phí – Đêm"]
    assert [row.cells for row in table.rows] == [("6h", "10", "12"), ("18h", "", "9")]
    assert TEXT[table.rows[1].start : table.rows[1].end] == "18h |  | 9"


def test_the_tables_of_a_span_are_found_once_each() -> None:
    found = list(tables_within(TEXT, 0, len(TEXT)))
    assert [table.title for table in found] == ["Mức phí như sau", "Điều 3. Hiệu lực"]


def test_a_line_of_words_is_no_table() -> None:
    assert table_at(TEXT, 0) is None


@given(st.text(alphabet="ab|\n 1", max_size=60), st.data())
def test_any_text_is_read(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(text)))
    table = table_at(text, at)
    for row in (*table.heading, *table.rows) if table else ():
        assert "|" in text[row.start : row.end]
