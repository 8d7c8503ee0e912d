"""Which documents a document ends, changes, carries out: only by its own act, only when whole."""

import pytest

from index.legal.metadata.legal_text import LegalText
from index.legal.metadata.stated_relations import read_bases, read_relations

PREAMBLE = "NGHỊ ĐỊNH\nVỀ GHẾ ĐÁ\nCăn cứ Luật Cây xanh ngày 01 tháng 02 năm 2029;\n"


def _relations(text: str) -> list[str]:
    source = LegalText(PREAMBLE + text, (), "a.txt")
    found = read_relations(source, "Nghị định Ghế đá", "09/2030/NĐ-CP")
    return [f"{relation.kind} {relation.number}" for relation, _ in found]


@pytest.mark.parametrize(
    ("sentence", "relations"),
    [
        ("Nghị định này thay thế Nghị định số 12/2020/NĐ-CP.", ["replaces 12/2020/NĐ-CP"]),
        (
            "Nghị định này có hiệu lực từ ngày 01/02/2030 và thay thế Nghị định số 12/2020/NĐ-CP"
            " ngày 03 tháng 4 năm 2020 của Chính phủ về ghế đá và Nghị định số 13/2021/NĐ-CP.",
            ["replaces 12/2020/NĐ-CP", "replaces 13/2021/NĐ-CP"],
        ),
        ("Bãi bỏ Thông tư số 01/2020/TT-BXD.", ["repeals 01/2020/TT-BXD"]),
        ("1. Bãi bỏ khoản 2 Điều 5 Nghị định số 12/2020/NĐ-CP.", ["amends 12/2020/NĐ-CP"]),
        ("Bãi bỏ một số điều của Nghị định số 12/2020/NĐ-CP.", ["amends 12/2020/NĐ-CP"]),
        (
            "Sửa đổi, bổ sung Điều 3 của Nghị định số 12/2020/NĐ-CP như sau:",
            ["amends 12/2020/NĐ-CP"],
        ),
        (
            "Thay thế cụm từ “ghế gỗ” bằng cụm từ “ghế đá” tại Điều 5 Nghị định số 12/2020/NĐ-CP.",
            ["amends 12/2020/NĐ-CP"],
        ),
        (
            "2. Nghị định số 12/2020/NĐ-CP, Nghị định số 13/2021/NĐ-CP hết hiệu lực kể từ ngày Nghị"
            " định này có hiệu lực.",
            ["repeals 12/2020/NĐ-CP", "repeals 13/2021/NĐ-CP"],
        ),
        (
            "Điều 7 Nghị định số 12/2020/NĐ-CP hết hiệu lực từ ngày 01/02/2030.",
            ["amends 12/2020/NĐ-CP"],
        ),
        (
            "Điều 1 - Bãi bỏ các Quyết định sau đây:\n1. Quyết định số 15/2022/QĐ-UBND về giá đất;",
            ["repeals 15/2022/QĐ-UBND"],
        ),
        (
            "Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số"
            " 12/2020/NĐ-CP đã được sửa đổi, bổ sung theo Nghị định số 13/2021/NĐ-CP.",
            ["amends 12/2020/NĐ-CP"],
        ),
        # Done by others, before or later, or told of another document.
        (
            "Thực hiện theo Nghị định số 12/2020/NĐ-CP đã được sửa đổi, bổ sung bởi Nghị định số"
            " 13/2021/NĐ-CP.",
            [],
        ),
        ("Khi Nghị định số 12/2020/NĐ-CP được thay thế thì áp dụng văn bản mới.", []),
        ("Trường hợp các văn bản được viện dẫn được sửa đổi thì áp dụng văn bản mới.", []),
        ("Bộ Xây dựng đề xuất sửa đổi Nghị định số 12/2020/NĐ-CP.", []),
        ("“Nghị định này thay thế Nghị định số 12/2020/NĐ-CP.”", []),
        # A verb inside the title of what is named is not this document's act.
        (
            "Nghị định này thay thế Nghị định số 13/2021/NĐ-CP ngày 01/01/2021 của Chính phủ sửa"
            " đổi, bổ sung một số điều của Nghị định số 12/2020/NĐ-CP.",
            ["replaces 13/2021/NĐ-CP"],
        ),
        (
            "Nghị định này thay thế Nghị định số 12/2020/NĐ-CP; bãi bỏ Điều 4 Nghị định số"
            " 14/2022/NĐ-CP.",
            ["replaces 12/2020/NĐ-CP", "amends 14/2022/NĐ-CP"],
        ),
        # Its own number is no other document.
        ("Nghị định này thay thế Nghị định số 9/2030/NĐ-CP.", []),
    ],
)
def test_what_a_sentence_does_to_the_documents_it_names(
    sentence: str, relations: list[str]
) -> None:
    assert _relations(f"Điều 3. Hiệu lực\n{sentence}") == relations


def test_a_list_is_ended_by_the_next_clause() -> None:
    text = (
        "Điều 3. Hiệu lực\n2. Bãi bỏ các văn bản sau đây:\n"
        "a) Nghị định số 12/2020/NĐ-CP ngày 03 tháng 4 năm 2020 của Chính phủ;\n"
        "b) Khoản 3 Điều 1 Nghị định số 13/2021/NĐ-CP;\n"
        "- Quyết định số 15/QĐ-TTg ngày 06 tháng 7 năm 2021.\n"
        "3. Nghị định số 14/2022/NĐ-CP tiếp tục được áp dụng."
    )
    assert _relations(text) == [
        "repeals 12/2020/NĐ-CP",
        "amends 13/2021/NĐ-CP",
        "repeals 15/QĐ-TTg",
    ]


def test_only_what_each_reason_begins_with_is_a_basis() -> None:
    text = (
        "QUYẾT ĐỊNH\nVỀ GHẾ ĐÁ\nCăn cứ Luật Cây xanh ngày 01 tháng 02 năm 2029;\n"
        "Căn cứ Nghị quyết số 71/NQ-CP ngày 01 tháng 4 năm 2025 của Chính phủ sửa đổi Chương trình"
        " thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024;\n"
        "Căn cứ Luật Vỉa hè số 8/2028/QH16; Nghị định số 9/2029/NĐ-CP;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ghế đá\nCăn cứ Nghị định số 12/2020/NĐ-CP, đặt ghế đá."
    )
    relations, titles = read_bases(LegalText(text, (), "a.txt"))
    assert [(r.kind, r.number) for r, _ in relations] == [
        ("based_on", "71/NQ-CP"),
        ("based_on", "08/2028/QH16"),
        ("based_on", "09/2029/NĐ-CP"),
    ]
    assert [title for title, _ in titles] == ["Luật Cây xanh"]


def test_a_relation_tells_title_and_day_of_the_document_named() -> None:
    text = PREAMBLE + "Nghị định này thay thế Quyết định số 12/QĐ-TTg ngày 03 tháng 4 năm 2020."
    relation, words = read_relations(LegalText(text, (), "a.txt"), "", None)[0]
    assert (relation.title, str(relation.day)) == ("Quyết định 12/QĐ-TTg", "2020-04-03")
    assert words in text


def test_what_was_issued_with_a_decree_makes_the_decree_a_basis() -> None:
    basis = "Căn cứ Quy chế làm việc của Chính phủ ban hành kèm theo Nghị định số 39/2032/NĐ-CP;"
    relations, _ = read_bases(LegalText(PREAMBLE + basis, (), "a.txt"))
    assert [(found.kind, found.number) for found, _ in relations] == [("based_on", "39/2032/NĐ-CP")]
