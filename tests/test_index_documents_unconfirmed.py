"""What nobody has confirmed changes no text that is trusted, and takes no number from one."""

from datetime import date
from typing import Any

import pytest

from index.documents.relations import Links
from index.documents.timeline import status_on
from index.records.decision import Trust
from index.records.document import Document, Relation, RelationKind, Validity
from index.references.finder import ReferenceFinder

TODAY = date(2026, 11, 30)
OLD, NEW = "12/2018/NĐ-CP", "34/2024/NĐ-CP"
UNCONFIRMED: Trust = "unconfirmed"


def held(number: str, trust: Trust, *relations: Relation, **fields: Any) -> Document:
    defaults = {"id": f"{number} {trust}", "number": number, "effective": date(2024, 7, 1)}
    return Document(**{**defaults, **fields, "trust": trust, "relations": relations})


def does(kind: RelationKind, number: str) -> Relation:
    return Relation(kind=kind, number=number)


@pytest.mark.parametrize("trust", ["shipped", "official", "confirmed"])
@pytest.mark.parametrize("kind", ["replaces", "repeals", "amends"])
def test_a_trusted_text_is_neither_ended_nor_amended(trust: Trust, kind: RelationKind) -> None:
    old = held(OLD, trust, effective=date(2018, 7, 1))
    new = held(NEW, UNCONFIRMED, does(kind, OLD))
    links = Links([old, new])
    assert links.touching(old) == links.touching(new) == []
    assert [(one.by.id, one.act) for one in links.unconfirmed(old)] == [(new.id, kind)]
    assert links.unconfirmed(new) == links.unconfirmed(old)
    assert status_on(old, links, TODAY, TODAY).state == "unknown"


def test_a_text_that_nobody_has_confirmed_either_is() -> None:
    old = held(OLD, UNCONFIRMED, effective=date(2018, 7, 1))
    links = Links([old, held(NEW, UNCONFIRMED, does("replaces", OLD))])
    assert status_on(old, links, TODAY, TODAY).state == "ended"
    assert links.unconfirmed(old) == []


def test_what_a_trusted_text_says_as_well_counts() -> None:
    old = held(OLD, "shipped", does("replaced_by", NEW), effective=date(2018, 7, 1))
    links = Links([old, held(NEW, "confirmed", does("replaces", OLD))])
    assert status_on(old, links, TODAY, TODAY).since == date(2024, 7, 1)


@pytest.mark.parametrize(
    "said",
    [
        {"relations": (Relation(kind="replaced_by", number=NEW),)},
        {"validity": Validity(state="ended", by=NEW)},
    ],
)
def test_the_day_of_an_end_is_not_taken_from_a_forged_successor(said: dict[str, Any]) -> None:
    old = Document(id="old", number=OLD, effective=date(2018, 7, 1), **said)
    forged = held(NEW, UNCONFIRMED, issued=date(2024, 1, 1), effective=date(2024, 1, 2))
    alone, beside = Links([old]), Links([old, forged])
    for day in (date(2024, 6, 1), TODAY):
        assert status_on(old, beside, day, TODAY).state == status_on(old, alone, day, TODAY).state


def test_an_unconfirmed_namesake_makes_no_number_ambiguous() -> None:
    real = held("749/QĐ-TTg", "shipped", issued=date(2020, 6, 3))
    forged = held("749/QĐ-TTg", UNCONFIRMED, issued=date(2019, 6, 3))
    plan = held("1/KH-BTP", "shipped", does("implements", "749/QĐ-TTg"))
    links = Links([forged, real, plan])
    assert [link.of.id for link in links.by(plan)] == [real.id]
    assert links.namesakes(forged) == [real]
    finder = ReferenceFinder([forged, real])
    for asked, meant in (("quyết định 749 là gì", real), ("749/QĐ-TTg ngày 03/6/2019", forged)):
        (reference,) = finder.find(asked)
        assert [one.id for one in reference.matches] == [meant.id]


def test_other_years_and_places_are_no_namesakes() -> None:
    city = held("5/2025/QĐ-UBND", "shipped", issuer="Ủy ban nhân dân thành phố Hà Nội")
    other = held("5/2025/QĐ-UBND", "confirmed", issuer="Ủy ban nhân dân tỉnh Nghệ An")
    links = Links([city, other, held("5/2024/QĐ-UBND", "official"), held(OLD, "shipped")])
    assert links.namesakes(city) == links.namesakes(other) == []


def test_the_own_word_of_a_text_that_nobody_is_known_to_have_issued_is_not_enough() -> None:
    old = held(OLD, "shipped")
    notice = Document(id="notice", title="Thông cáo", relations=(does("repeals", OLD),))
    assert [link.by.id for link in Links([old, notice]).powerless(old)] == ["notice"]
    told = held(OLD, "shipped", does("repealed_by", "Thông cáo"))
    assert Links([told]).powerless(told) == [], "here the text itself says so"
