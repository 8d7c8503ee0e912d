"""Markdown: its marks go, its words stay, each once and in order."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ingest.reading.markdown import plain_text, read_markdown, split_front_matter
from tests.shared import policies

DOCUMENTS = Path(__file__).parent / "documents"


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**Điều 1. **Ban hành *kèm\ntheo; *\nvăn bản", "Điều 1. Ban hành kèm\ntheo;\nvăn bản"),
        ("**II.** **MỤC\nTIÊU**", "II. MỤC\nTIÊU"),
        ("**- **Triển khai", "- Triển khai"),
        ("_nghiêng_ và __đậm__ và ten_bien_nay", "nghiêng và đậm và ten_bien_nay"),
        ("* một\n+ hai\n- ba", "- một\n+ hai\n- ba"),
        (r"1\. Mục \- R\&D \*thật\*", "1. Mục - R&D *thật*"),
        ("R&amp;D&nbsp;&lt;5%&gt; &#272;", "R&D <5%> Đ"),
        ("Xem [Luật A](https://a.vn/x_(1)) và [1](2)", "Xem Luật A và 1"),
        (
            "tại https://a.vn/_x_y_ và <https://b.vn/*z*>",
            "tại https://a.vn/_x_y_ và https://b.vn/*z*",
        ),
        ("Đoạn [a] (b) giữ nguyên (*)", "Đoạn [a] (b) giữ nguyên (*)"),
        ("2*3 = 6 và 4 * 5", "2*3 = 6 và 4 * 5"),
        ("![Cầu Sao](a.jpg)\n*Cầu Sao*", "Cầu Sao"),
        ("![image1.png](a.png)\nĐoạn", "Đoạn"),
        ("![Ảnh đêm](a.jpg)", "Ảnh đêm"),
        ("## **Điều 2.** Áp dụng ##", "## Điều 2. Áp dụng"),
        ("> trích\n> > sâu hơn\n> 80% đạt", "trích\nsâu hơn\n> 80% đạt"),
        ("```py\n**a** | `b`\n```", "**a** | `b`"),
        ("dùng `a_b_c` nhé", "dùng a_b_c nhé"),
        ("a<br>b <u>c</u> <sup>2</sup><!-- ẩn --> <5 tuổi", "a\nb c 2 <5 tuổi"),
        ("Trên\n-------\nDưới\n* * *", "Trên\nDưới"),
        ("| A | B |\n|:--|--:|\n| **1** | a\\|b |\n| 2 | |", "A | B\n1 | a|b\n2"),
        ("A | B\n---|---\n1 | 2", "A | B\n1 | 2"),
        (
            "|**QUỐC HỘI** \\\n **\\-\\-\\-**|**CỘNG HÒA** \\\nĐộc|\n|:---:|:---:|\n|Số 1|Ngày 2|",
            "QUỐC HỘI | CỘNG HÒA Độc\nSố 1 | Ngày 2",
        ),
    ],
)
def test_each_mark_is_taken_off(source: str, text: str) -> None:
    assert plain_text(source) == text


def test_a_crawled_instrument_has_its_tables_rebuilt() -> None:
    source = (DOCUMENTS / "reading_crawled.md").read_bytes()
    raw = read_markdown(source, "reading_crawled.md")
    expected = (DOCUMENTS / "reading_crawled.txt").read_text(encoding="utf-8")
    assert raw.text == expected.strip()
    assert raw.wraps
    assert words(raw.text) == words(source.decode())


def test_front_matter_is_no_part_of_the_text() -> None:
    raw = read_markdown("---\nnumber: 1/QĐ\ntags:\n  - a\n---\n# Tựa\nĐoạn".encode(), "a.md")
    assert raw.text == "# Tựa\nĐoạn"
    assert raw.notes == ("front matter set aside",)
    assert split_front_matter("---\nkhông phải\n---\nĐoạn") == ("", "---\nkhông phải\n---\nĐoạn")


@pytest.mark.parametrize("path", policies("*.md"))
def test_no_word_of_the_shared_policies_is_lost(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    raw = read_markdown(path.read_bytes(), path.name)
    assert words(raw.text) == words(source)
    assert not re.search(r"\*\*|\\|&nbsp;|^\|", raw.text, re.MULTILINE)


WORD = st.sampled_from(["Điều", "5", "dữ", "liệu", "a)", "đ)", "II.", "(R&D)", "50%", "“mở”", "x;"])
MARKS = (
    *("**", "*", "***", "** ", " **", "\n", "\n\n", " \\\n", "\\- ", "\\*", "\n|\n", "\n|\n|\n"),
    *("\n|\n|\n|\n", "\n| ", " | ", " |\n", "\n> ", "\n## ", "\n- ", "\n* ", "\n---\n", "`"),
    *("\n|---|---|\n", "\n```\n", " _", "_ ", "[", "]", "\f", "<!--"),
)
MARK = st.sampled_from(MARKS)


@given(st.lists(st.tuples(WORD, MARK), max_size=40))
def test_no_debris_loses_doubles_or_moves_a_word(pieces: list[tuple[str, str]]) -> None:
    source = " ".join(f"{word} {mark}" for word, mark in pieces)
    assert words(plain_text(source)) == words(source)


@given(st.text(max_size=300))
def test_any_text_is_read(source: str) -> None:
    assert isinstance(plain_text(source), str)
