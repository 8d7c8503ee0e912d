"""Trees of units are written out as documents, and read back."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.tree import units_of

_ROMAN = ["", "I", "II", "III", "IV", "V"]
_POINTS = "abcdđeghi"


@dataclass(frozen=True)
class Node:
    level: str
    number: str
    title: str
    depth: int


_TITLE = st.sampled_from(["Phạm vi điều chỉnh", "Trách nhiệm của Sở", "Kinh phí", "Mục tiêu chung"])
_TEXT = st.sampled_from(
    ["Theo quy định tại khoản 2 Điều 9 của Luật này.", "Có các nội dung sau:", "Năm 2031; 2,5%."]
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[Node]]:
    lines: list[str] = []
    nodes: list[Node] = []
    article = 0

    def articles(depth: int) -> None:
        nonlocal article
        for _ in range(draw(st.integers(1, 3))):
            article += 1
            title = draw(_TITLE)
            lines.append(draw(st.sampled_from(["Điều {}. {}", "ĐIỀU {}: {}", "## Điều {} - {}"]))
                         .format(article, title))  # fmt: skip
            nodes.append(Node("article", str(article), title, depth))
            lines.append(draw(_TEXT))
            for clause in range(1, draw(st.integers(0, 4)) + 1):
                lines.append(f"{clause}. {draw(_TEXT)}")
                nodes.append(Node("clause", str(clause), "", depth + 1))
                for letter in _POINTS[: draw(st.integers(0, 9))]:
                    lines.append(f"{letter}) {draw(_TEXT)}")
                    nodes.append(Node("point", letter, "", depth + 2))

    for chapter in range(1, draw(st.integers(0, 4)) + 1):
        title = draw(_TITLE).upper()
        lines += draw(st.sampled_from([["Chương {}", "{}"], ["CHƯƠNG {}. {}"], ["Chương {} – {}"]]))
        count = 2 if lines[-1] == "{}" else 1
        joined = "\n".join(lines[-count:]).format(_ROMAN[chapter], title)
        lines[-count:] = joined.split("\n")
        nodes.append(Node("chapter", _ROMAN[chapter], title, 0))
        sections = draw(st.integers(0, 2))
        for section in range(1, sections + 1):
            name = draw(_TITLE).upper()
            lines.append(f"Mục {section}. {name}")
            nodes.append(Node("section", str(section), name, 1))
            articles(2)
        if not sections:
            articles(1)
    if not nodes:
        articles(0)
    return "\n".join(lines), nodes


@given(documents())
def test_a_tree_written_out_is_read_back(written: tuple[str, list[Node]]) -> None:
    text, nodes = written
    depths: list[int] = []
    found = []
    for unit in units_of(text):
        depths.append(0 if unit.parent is None else depths[unit.parent] + 1)
        found.append(Node(unit.level, unit.number, unit.title, depths[-1]))
    assert found == nodes
