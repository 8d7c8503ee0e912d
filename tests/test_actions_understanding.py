import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.knowledge import Knowledge
from actions.understanding import Field, understand
from index.text.folding import fold
from tests.days import TODAY

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
    ("quyết định 127 và 505 của ai ký", ["qd-127-2021", "qd-505-2022"], ("signer",)),
    ("nghị định 269 ai là người đã ký", ["nd-269-2025"], ("signer",)),
    ("cái gì thay nghị định 47 rồi", ["nd-47-2020"], ("replaced_by",)),
    ("nghị định 42 bị cái nào thay", ["nd-42-2022"], ("replaced_by",)),
    ("quyết định 2629 thay cho cái gì", ["qd-2629-2025"], ("replaces",)),
]


@pytest.mark.parametrize(("text", "documents", "fields"), ASKED)
@pytest.mark.parametrize("way", ["as written", "bare", "decomposed"])
def test_documents_and_fields_are_understood(
    text: str, documents: list[str], fields: tuple[Field, ...], way: str, knowledge: Knowledge
) -> None:
    if way != "as written":
        text = fold(text) if way == "bare" else unicodedata.normalize("NFD", text)
    question = understand(text, knowledge.finder, TODAY)
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
    remaining = understand(text, knowledge.finder, TODAY).rest.split()
    assert [word for word in rest.split() if word not in remaining] == []
    assert bool(remaining) == bool(rest)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Đồng chí lãnh đạo nào đã ký Quyết định 411?", "signer"),
        ("luật 24/2023/QH15 do chủ tịch nào ký", "signer"),
        ("kính nhờ cho biết quyết định 505 ai là người trực tiếp ký", "signer"),
        ("vb nào đã thay nđ 42 v", "replaced_by"),
        ("gì thay thế cho nghị định 42 vậy ta", "replaced_by"),
    ],
)
def test_a_field_is_asked_for_in_other_words(text: str, field: Field, knowledge: Knowledge) -> None:
    for way in (text, fold(text)):
        assert understand(way, knowledge.finder, TODAY).fields == (field,)


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 411 cơ quan nào cấp chữ ký số",
        "nghị định 45 ai được đăng ký",
        "quyết định 749 trường nào đào tạo kỹ sư",
        "quyet dinh 749 truong nao dao tao ky su",
        "quyết định 127 bên nào ký kết hợp tác",
        "quyết định 749 nhiệm vụ nào trong thời kỳ tới",
        "thành phố nào ký hợp tác với Nevers",
        "quyết định 2629 có gì thay đổi",
    ],
)
def test_a_part_of_another_word_asks_for_no_field(text: str, knowledge: Knowledge) -> None:
    assert understand(text, knowledge.finder, TODAY).fields == ()


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("tổ chức nào lập đề án", "to chuc lap de an"),
        ("Le Havre là du lịch ở đâu", "le havre du lich o dau"),
        ("What is the port of Le Havre?", "port le havre"),
        ("Quel est le port de Nevers", "quel port nevers"),
    ],
)
def test_words_that_ask_nothing_are_those_of_the_language(
    text: str, rest: str, knowledge: Knowledge
) -> None:
    assert understand(text, knowledge.finder, TODAY).rest == rest


def test_a_place_in_a_document_is_understood(knowledge: Knowledge) -> None:
    place = understand(
        "điểm b khoản 2 Điều 9 Nghị định 13/2023/NĐ-CP", knowledge.finder, TODAY
    ).provision
    assert (place.article, place.clause, place.point) == ("9", "2", "b")


def test_an_unknown_document_has_no_match(knowledge: Knowledge) -> None:
    [found] = understand("Quyết định 9999/QĐ-TTg nói gì?", knowledge.finder, TODAY).references
    assert found.matches == ()
    assert "9999" in found.text


def test_an_ambiguous_number_has_several(knowledge: Knowledge) -> None:
    [found] = understand("06", knowledge.finder, TODAY).references
    assert {document.id for document in found.matches} == {"nq-06-2022", "qd-06-2022"}


@given(text=st.text())
def test_any_text_is_understood(text: str, knowledge: Knowledge) -> None:
    question = understand(text, knowledge.finder, TODAY)
    assert question.text == text
    length = len(unicodedata.normalize("NFC", text))
    assert all(0 <= start < end <= length for start, end in (r.span for r in question.references))
