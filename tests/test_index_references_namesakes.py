from datetime import date

import pytest

from index.records.document import Document
from index.references.finder import ReferenceFinder
from index.references.namesakes import name_among, narrow


def decision(identity: str, issuer: str, issued: date) -> Document:
    return Document(
        id=identity, type="Quyết định", number="11/QĐ-UBND", issuer=issuer, issued=issued
    )


HA_NOI = decision("a", "Ủy ban nhân dân thành phố Hà Nội", date(2024, 3, 2))
DA_NANG = decision("b", "Ủy ban nhân dân thành phố Đà Nẵng", date(2024, 5, 6))
DA_NANG_BEFORE = decision("c", "Ủy ban nhân dân thành phố Đà Nẵng", date(2023, 5, 6))
ALL = (HA_NOI, DA_NANG, DA_NANG_BEFORE)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("quyết định 11 nói gì", "abc"),
        ("qd 11 cua da nang", "bc"),
        ("quyết định 11 của UBND thành phố Hà Nội", "a"),
        ("quyết định 11 ngày 06/5/2023", "c"),
        ("quyết định 11 năm 2023", "c"),
        ("quyết định 11 của UBND Đà Nẵng năm 2024", "b"),
        ("quyết định 11 của UBND tỉnh Cà Mau", ""),
    ],
)
def test_what_a_question_names_besides_tells_which(question: str, left: str) -> None:
    (found,) = ReferenceFinder(ALL).find(question)
    assert "".join(document.id for document in found.matches) == left


def test_a_name_among_others_leads_back_to_its_document() -> None:
    finder = ReferenceFinder(ALL)
    for document in ALL:
        (found,) = finder.find(f"{name_among(document, ALL)} nói về gì?")
        assert found.matches == (document,)
    assert name_among(HA_NOI, (HA_NOI,)) == HA_NOI.name


def test_nothing_named_leaves_all() -> None:
    assert narrow(ALL, "") == ALL
    assert narrow((), "của Hà Nội") == ()
