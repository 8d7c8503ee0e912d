import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge import Knowledge
from actions.understanding import Field, understand
from index.folding import fold

pytest_plugins = ["tests.knowledge"]

ASKED: list[tuple[str, list[str], tuple[Field, ...]]] = [
    ("Quyết định 749/QĐ-TTg ban hành ngày nào?", ["qd-749-2020"], ("issued",)),
    ("qd 950 ai ký", ["qd-950-2018"], ("signer",)),
    ("Ai ký và ban hành khi nào quyết định 950?", ["qd-950-2018"], ("issued", "signer")),
    ("Nghị định 13/2023 còn hiệu lực không?", ["nd-13-2023"], ("validity",)),
    ("Luật Viễn thông có hiệu lực từ ngày nào?", ["luat-24-2023"], ("effective",)),
    ("QĐ 942 bị thay thế bởi văn bản nào?", ["qd-942-2021"], ("replaced_by",)),
    ("Quyết định 749 căn cứ vào đâu", ["qd-749-2020"], ("based_on",)),
    ("Nghị quyết 57 nói về gì?", ["nq-57-2024"], ("title",)),
    ("quyết định 749", ["qd-749-2020"], ()),
]


@pytest.mark.parametrize(("text", "documents", "fields"), ASKED)
@pytest.mark.parametrize("way", ["as written", "bare", "decomposed"])
def test_documents_and_fields_are_understood(
    text: str, documents: list[str], fields: tuple[Field, ...], way: str, knowledge: Knowledge
) -> None:
    if way != "as written":
        text = fold(text) if way == "bare" else unicodedata.normalize("NFD", text)
    question = understand(text, knowledge.finder)
    assert [d.id for found in question.references for d in found.matches] == documents
    assert question.fields == fields
    assert question.rest == ""
    assert question.language == "vi"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Quyết định 749 đặt mục tiêu gì về kinh tế số?", "muc tieu kinh te"),
        ("Cho mình hỏi quyết định 749 ban hành ngày nào vậy ạ", ""),
        ("Dân số Nevers", "dan nevers"),
    ],
)
def test_what_else_is_asked_remains(text: str, rest: str, knowledge: Knowledge) -> None:
    remaining = understand(text, knowledge.finder).rest.split()
    assert [word for word in rest.split() if word not in remaining] == []
    assert bool(remaining) == bool(rest)


def test_a_place_in_a_document_is_understood(knowledge: Knowledge) -> None:
    place = understand("điểm b khoản 2 Điều 9 Nghị định 13/2023/NĐ-CP", knowledge.finder).place
    assert (place.article, place.clause, place.point) == ("9", "2", "b")


def test_an_unknown_document_has_no_match(knowledge: Knowledge) -> None:
    [found] = understand("Quyết định 9999/QĐ-TTg nói gì?", knowledge.finder).references
    assert found.matches == ()
    assert "9999" in found.text


def test_an_ambiguous_number_has_several(knowledge: Knowledge) -> None:
    [found] = understand("06", knowledge.finder).references
    assert {document.id for document in found.matches} == {"nq-06-2022", "qd-06-2022"}


@given(text=st.text())
def test_any_text_is_understood(text: str, knowledge: Knowledge) -> None:
    question = understand(text, knowledge.finder)
    assert question.text == text
    length = len(unicodedata.normalize("NFC", text))
    assert all(0 <= start < end <= length for start, end in (r.span for r in question.references))
