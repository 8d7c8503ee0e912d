from datetime import date
from pathlib import Path

import pytest

from index.documents.selection import (
    Selection,
    apply_selection,
    is_on,
    is_type,
    select,
    select_by_state,
)
from index.ingest.corpus import read_corpus
from index.lexicon.issuers import find_issuer, is_issuer
from index.records.document import Document, Relation, Validity
from tests.days import TODAY

CORPUS = [document for document, *_ in read_corpus(Path(__file__).parents[1] / "data" / "corpus")]


@pytest.mark.parametrize(
    ("asked", "issuer"),
    [
        ("Thủ tướng", "Thủ tướng Chính phủ"),
        ("thu tuong", "Thủ tướng Chính phủ"),
        ("TTg", "Thủ tướng Chính phủ"),
        ("Prime Minister", "Thủ tướng Chính phủ"),
        ("CP", "Chính phủ"),
        ("Quốc hội", "Quốc hội khóa XV"),
        ("bo chinh tri", "Bộ Chính trị Ban Chấp hành Trung ương Đảng"),
        ("BXD", "Bộ Xây dựng"),
        ("Bộ Thông tin Truyền thông", "Bộ Thông tin và Truyền thông"),
        ("bộ", "Bộ Xây dựng"),
        ("UBND", "Ủy ban nhân dân tỉnh Sông Xanh"),
        ("ubnd song xanh", "Ủy ban nhân dân tỉnh Sông Xanh"),
        ("UBND TP Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("Bộ Tài chính", "Bộ Xây dựng, Bộ Tài chính"),
    ],
)
def test_an_issuer_is_known_however_written(asked: str, issuer: str) -> None:
    assert is_issuer(asked, issuer)


@pytest.mark.parametrize(
    ("asked", "issuer"),
    [
        ("Chính phủ", "Thủ tướng Chính phủ"),
        ("Thủ tướng", "Chính phủ"),
        ("Chính phủ", "Văn phòng Chính phủ"),
        ("Quốc hội", "Ủy ban Thường vụ Quốc hội"),
        ("bộ", "Bộ Chính trị"),
        ("Bộ Xây dựng", "Bộ Công an"),
        ("UBND Sông Xanh", "Ủy ban nhân dân tỉnh Núi Đỏ"),
        ("UBND tỉnh Sông Xanh", "Hội đồng nhân dân tỉnh Sông Xanh"),
        ("Quốc hội", ""),
    ],
)
def test_another_issuer_is_another_one(asked: str, issuer: str) -> None:
    assert not is_issuer(asked, issuer)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("văn bản nào của Thủ tướng năm 2022", "Thủ tướng Chính phủ"),
        ("cac nghi dinh cua chinh phu ve chinh phu so", "Chính phủ"),
        ("UBND tỉnh Quảng Nam năm 2024", "UBND tỉnh Quảng Nam"),
        ("Phó Thủ tướng ký gì", None),
        ("chính phủ số là gì", None),
        ("bộ tiêu chí nào", None),
    ],
)
def test_an_issuer_is_found_in_a_text(text: str, name: str | None) -> None:
    found = find_issuer(text)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(issuer="TTg", year=2022), ["qd-505-2022", "qd-411-2022", "qd-06-2022"]),
        (Selection(type="NĐ", year=2020), ["nd-47-2020", "nd-45-2020"]),
        (Selection(type="decree", topic="do thi thong minh"), ["nd-269-2025"]),
        (Selection(issuer="Quốc hội", topic="giao dịch điện tử"), ["luat-20-2023"]),
        (Selection(topic="AI"), ["qd-127-2021"]),
        (Selection(issuer="Quốc hội", year=2019), []),
    ],
)
def test_a_selection_of_the_corpus_newest_first(selection: Selection, ids: list[str]) -> None:
    assert [document.id for document in select(CORPUS, selection)] == ids


def test_nothing_asked_selects_everything() -> None:
    assert len(select(CORPUS, Selection())) == len(CORPUS)


@pytest.mark.parametrize(
    ("topic", "title", "fits"),
    [
        ("phát triển đô thị bền vững", "Phát triển bền vững đô thị Việt Nam", True),
        ("phát triển bền vững đô thị", "Phát triển bền vững đô thị Việt Nam", True),
        ("đô thị bền vững", "Phát triển đô thị thông minh bền vững", True),
        ("thông minh", "Thông tin minh bạch", False),
        ("dữ liệu mở", "Chia sẻ dữ liệu số", False),
        ("", "Chia sẻ dữ liệu số", False),
    ],
)
def test_a_topic_is_whole_words_of_a_title(topic: str, title: str, fits: bool) -> None:
    assert is_on(topic, Document(id="a", title=title)) == fits


def test_documents_of_unknown_validity_are_never_among_those_in_force() -> None:
    day = date(2024, 1, 1)
    selected = select_by_state(CORPUS, Selection(as_of=day), TODAY)
    assert {d.id for d in selected.in_force} == {"nd-13-2023", "nd-47-2020"}
    assert "qd-749-2020" in {d.id for d in selected.unknown}
    assert "luat-20-2023" in {d.id for d in selected.not_yet}
    groups = [selected.in_force, selected.unknown, selected.ended, selected.not_yet]
    assert sorted(d.id for group in groups for d in group) == sorted(d.id for d in CORPUS)


def test_validity_is_told_by_documents_that_are_not_selected_themselves() -> None:
    old = Document(id="old", number="5/2019/NĐ-CP", type="Nghị định", effective=date(2019, 5, 1))
    relation = Relation(kind="repeals", number="5/2019/NĐ-CP")
    law = Document(
        id="law",
        number="7/2024/QH15",
        type="Luật",
        effective=date(2025, 1, 1),
        relations=(relation,),
    )
    chosen = Selection(type="nghị định", as_of=date(2025, 1, 1))
    assert select_by_state([old, law], chosen, TODAY).ended == (old,)


def test_today_is_the_day_where_none_is_asked_for() -> None:
    stated = Validity(state="in_force", since=TODAY)
    law = Document(id="law", effective=date(2019, 5, 1), validity=stated)
    selected = select_by_state([law], Selection(), TODAY)
    assert (selected.day, selected.in_force) == (TODAY, (law,))


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        (Selection(type="nghị định", as_of=date(2024, 1, 1)), {"nd-13-2023", "nd-47-2020"}),
        (Selection(type="nghị định", year=2020, as_of=date(2024, 1, 1)), {"nd-47-2020"}),
        (Selection(issuer="thủ tướng", as_of=date(2024, 1, 1)), set()),
        (Selection(issuer="thủ tướng", year=2018), {"qd-950-2018"}),
    ],
)
def test_what_fits_all_of_a_selection(selection: Selection, ids: set[str]) -> None:
    assert {d.id for d in apply_selection(CORPUS, selection, TODAY)} == ids


@pytest.mark.parametrize(
    ("asked", "kind", "same"),
    [
        ("tt", "Thông tư", True),
        ("TT", "Thông tư", True),
        ("ct", "Chỉ thị", True),
        ("quy chế", "Quy chế", True),
        ("tt", "Thông tin", False),
        ("", "Thông tư", False),
        ("luật", "", False),
    ],
)
def test_a_type_is_known_in_full_and_short(asked: str, kind: str, same: bool) -> None:
    assert is_type(asked, kind) == same
