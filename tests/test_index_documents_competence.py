"""A text ends or amends another only if its issuer may; else the claim changes nothing."""

from datetime import date

import pytest

from index.documents.competence import may_change
from index.documents.relations import Links
from index.documents.timeline import status_on
from index.records.document import Document, Relation

TODAY = date(2026, 11, 30)


def document(number: str, kind: str, issuer: str, *ended: str) -> Document:
    relations = tuple(Relation(kind="repeals", number=each) for each in ended)
    return Document(
        id=f"{number} {issuer}",
        number=number,
        type=kind,
        issuer=issuer,
        issued=date(2026, 3, 1),
        effective=date(2026, 3, 1),
        relations=relations,
    )


LAW = document("20/2023/QH15", "Luật", "Quốc hội")
DECREE = document("73/2019/NĐ-CP", "Nghị định", "Chính phủ")
PRIME_MINISTER = document("749/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ")
CIRCULAR = document("9/2022/TT-BTTTT", "Thông tư", "Bộ Thông tin và Truyền thông")
OTHER_MINISTRY = document("3/2025/TT-BKHCN", "Thông tư", "Bộ Khoa học và Công nghệ")
COUNCIL = document("77/2025/NQ-HĐND", "Nghị quyết", "Hội đồng nhân dân thành phố Hà Nội")
CITY = document("12/2025/QĐ-UBND", "Quyết định", "Ủy ban nhân dân thành phố Hà Nội")
OTHER_CITY = document("12/2025/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh Nghệ An")
WARD = document("5/2026/QĐ-UBND", "Quyết định", "Ủy ban nhân dân phường Cầu Giấy, thành phố Hà Nội")
PARTY = document("57-NQ/TW", "Nghị quyết", "Bộ Chính trị")
LETTER = document("88/CP-KGVX", "Công văn", "Chính phủ")
CONSOLIDATED = document("92/VBHN-BQP", "Văn bản hợp nhất", "Bộ Quốc phòng")
DEPARTMENT = document("4/QĐ-SKHCN", "Quyết định", "Sở Khoa học và Công nghệ")


@pytest.mark.parametrize(
    ("actor", "other", "may"),
    [
        (LAW, DECREE, True),
        (DECREE, LAW, False),
        (DECREE, DECREE, True),
        (PRIME_MINISTER, DECREE, False),
        (DECREE, PRIME_MINISTER, True),
        (CIRCULAR, PRIME_MINISTER, False),
        (OTHER_MINISTRY, CIRCULAR, True),
        (COUNCIL, CITY, True),
        (CITY, COUNCIL, False),
        (CITY, CITY, True),
        (CITY, OTHER_CITY, False),
        (WARD, LAW, False),
        (WARD, CITY, False),
        (CITY, WARD, True),
        (DEPARTMENT, CITY, False),
        (PARTY, LAW, False),
        (LAW, PARTY, False),
        (LETTER, DECREE, False),
        (CONSOLIDATED, PRIME_MINISTER, False),
        (Document(id="unknown", title="Đề án"), LAW, True),
    ],
)
def test_power_goes_by_issuer_and_type(actor: Document, other: Document, may: bool) -> None:
    assert may_change(actor, other) is may


def test_a_ward_ends_no_law_and_the_claim_is_kept_as_one() -> None:
    ward = document("5/2026/QĐ-UBND", "Quyết định", "Ủy ban nhân dân xã An Bình", "20/2023/QH15")
    links = Links([LAW, ward])
    assert links.of(LAW) == []
    assert [(one.by.id, one.of.id) for one in links.powerless(LAW)] == [(ward.id, LAW.id)]
    assert links.powerless(ward) == links.powerless(LAW)
    assert status_on(LAW, links, TODAY, TODAY).state != "ended"


def test_whoever_may_still_ends_it() -> None:
    law = document("99/2025/QH15", "Luật", "Quốc hội", "20/2023/QH15")
    links = Links([LAW, law])
    assert status_on(LAW, links, TODAY, TODAY).state == "ended"
    assert links.powerless(LAW) == []
