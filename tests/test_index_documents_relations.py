from datetime import date

import pytest

from index.documents.relations import Links, cited_by, cites, links_among, replaced_by, replaces
from index.records.document import Document, Relation, RelationKind, Validity


def held(number: str, *relations: Relation, **fields: object) -> Document:
    return Document(id=f"id-{number}", number=number, relations=relations, **fields)  # type: ignore[arg-type]


def ids(documents: list[Document]) -> list[str | None]:
    return [document.number for document in documents]


OLD, NEW = "12/2018/NĐ-CP", "34/2024/NĐ-CP"


@pytest.mark.parametrize(
    ("kind_in_new", "kind_in_old"),
    [("replaces", None), (None, "replaced_by"), ("replaces", "replaced_by"), ("repeals", None)],
)
def test_what_replaces_is_known_whoever_states_it(
    kind_in_new: RelationKind | None, kind_in_old: RelationKind | None
) -> None:
    new = held(NEW, *([Relation(kind=kind_in_new, number=OLD)] if kind_in_new else []))
    old = held(OLD, *([Relation(kind=kind_in_old, number=NEW)] if kind_in_old else []))
    assert ids(replaced_by(old, [old, new])) == [NEW]
    assert ids(replaces(new, [old, new])) == [OLD]
    assert replaced_by(new, [old, new]) == replaces(old, [old, new]) == []


def test_both_statements_are_one_link_with_two_sources() -> None:
    new = held(NEW, Relation(kind="replaces", number=OLD))
    old = held(OLD, Relation(kind="replaced_by", number=NEW))
    (link,) = Links([old, new]).of(old)
    assert link.act == "replaces"
    assert sorted(link.source_ids) == [old.id, new.id]


@pytest.mark.parametrize("written", ["06-NQ/TW", "6-NQ/TW", "06-nq/tw", "06 - NQ/TW"])
def test_a_number_is_the_same_however_written(written: str) -> None:
    resolution = held("06-NQ/TW")
    decision = held("77/QĐ-TTg", Relation(kind="based_on", number=written))
    assert cites(decision, [resolution, decision]) == [resolution]
    assert cited_by(resolution, [resolution, decision]) == [decision]


def test_a_document_not_held_is_known_by_its_number() -> None:
    new = held(NEW, Relation(kind="repeals", number="5/2007/NĐ-CP"))
    (stranger,) = replaces(new, [new])
    assert (stranger.number, stranger.type) == ("5/2007/NĐ-CP", "Nghị định")
    assert Links([new]).external_documents == (stranger,)


def test_a_decision_of_another_year_with_the_same_number_is_another_one() -> None:
    of_2018 = Document(id="a", number="88/QĐ-TTg", issued=date(2018, 3, 1))
    of_2021 = Document(id="b", number="88/QĐ-TTg", issued=date(2021, 4, 1))
    relation = Relation(kind="replaces", number="88/QĐ-TTg", day=date(2018, 3, 1))
    new = held("99/QĐ-TTg", relation)
    assert replaces(new, [of_2018, of_2021, new]) == [of_2018]
    vague = held("99/QĐ-TTg", Relation(kind="replaces", number="88/QĐ-TTg"))
    assert not set(replaces(vague, [of_2018, of_2021, vague])) & {of_2018, of_2021}


def test_a_plan_of_another_province_is_another_one() -> None:
    plan = held("30/KH-UBND", issuer="Ủy ban nhân dân tỉnh Sông Xanh", issued=date(2024, 1, 1))
    same = Relation(kind="replaces", number="30/KH-UBND", day=date(2024, 1, 1))
    near = held("31/KH-UBND", same, issuer="UBND tỉnh Sông Xanh")
    far = held("32/KH-UBND", same, issuer="UBND tỉnh Núi Đỏ")
    assert replaces(near, [plan, near, far]) == [plan]
    assert replaces(far, [plan, near, far]) != [plan]


def test_who_ended_it_is_known_from_its_validity_alone() -> None:
    ended = Validity(state="ended", by=NEW)
    old, new = held(OLD, validity=ended), held(NEW)
    assert replaced_by(old, [old, new]) == [new]
    assert [link.act for link in Links([old, new]).of(old)] == ["ends"]


def test_nothing_replaces_itself() -> None:
    slip = held(NEW, Relation(kind="replaces", number=NEW))
    assert replaces(slip, [slip]) == []


def test_links_are_found_once() -> None:
    links = links_among([held(NEW)])
    assert links_among(links) is links
