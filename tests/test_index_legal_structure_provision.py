import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.path import path_of
from index.legal.structure.provision import Provision, find_unit, find_units, unit_at
from index.legal.structure.tree import units_of
from tests.outlines import document


@pytest.mark.parametrize(
    ("name", "place", "path"),
    [
        (
            "nghi_dinh",
            Provision(article="3", clause="1", point="đ"),
            "Chương II. LẮP ĐẶT VÀ VẬN HÀNH › Mục 1. LẮP ĐẶT › Điều 3. Yêu cầu lắp đặt"
            " › Khoản 1 › Điểm đ",
        ),
        ("nghi_dinh", Provision(chapter="3"), "Chương III. ĐIỀU KHOẢN THI HÀNH"),
        ("nghi_dinh", Provision(article="9"), None),
        ("nghi_dinh", Provision(article="4", clause="2"), None),
        (
            "nghi_dinh",
            Provision(article="06"),
            "Chương III. ĐIỀU KHOẢN THI HÀNH › Điều 6. Hiệu lực thi hành",
        ),
        (
            "luat_sua_doi",
            Provision(article="1", clause="5a"),
            "Điều 1. Sửa đổi, bổ sung một số điều của Luật Cây xanh › Khoản 5a",
        ),
        (
            "nghi_quyet",
            Provision(roman="II", clause="1"),
            "II. MỤC TIÊU › 1. Đến năm 2035",
        ),
        (
            "nghi_quyet",
            Provision(roman="3", clause="2", point="b"),
            "III. NHIỆM VỤ, GIẢI PHÁP › 2. Huy động nguồn lực › b)",
        ),
        ("nghi_quyet", Provision(section="II", clause="1"), "II. MỤC TIÊU › 1. Đến năm 2035"),
        ("nghi_quyet", Provision(part="2"), "II. MỤC TIÊU"),
        ("nghi_quyet", Provision(section="V"), None),
        ("quyet_dinh", Provision(annex="1"), "Phụ lục I. DANH MỤC CÁC CHỈ TIÊU"),
        ("quyet_dinh", Provision(roman="II"), "Điều 1 › II. MỤC TIÊU ĐẾN NĂM 2035"),
        ("quyet_dinh", Provision(), None),
    ],
)
def test_a_place_is_found(name: str, place: Provision, path: str | None) -> None:
    units = units_of(document(name))
    row = find_unit(units, place)
    assert (None if row is None else path_of(units, row)) == path


def test_d_typed_without_diacritics_means_đ_only_where_there_is_no_d() -> None:
    units = units_of("Điều 1. Tên\n1. Có:\na) một;\nb) hai;\nc) ba;\nđ) năm.\n2. Có:\na) một.")
    row = find_unit(units, Provision(article="1", clause="1", point="d"))
    assert row is not None and units[row].number == "đ"
    decree = units_of(document("nghi_dinh"))
    row = find_unit(decree, Provision(article="3", clause="1", point="d"))
    assert row is not None and decree[row].number == "d"


def test_a_point_named_without_its_clause_is_found_only_if_there_is_one() -> None:
    units = units_of("Điều 1. Tên\n1. Có:\na) một;\nb) hai.\n2. Có:\na) một.")
    assert find_unit(units, Provision(article="1", point="a")) is None
    row = find_unit(units, Provision(article="1", point="b"))
    assert row is not None and units[row].number == "b"


@given(st.integers(-5, 3000))
def test_the_unit_at_a_place_is_the_deepest_that_holds_it(offset: int) -> None:
    units = units_of(document("nghi_dinh"))
    holding = [row for row, unit in enumerate(units) if unit.start <= offset < unit.end]
    assert unit_at(units, offset) == (holding[-1] if holding else None)


def test_an_item_is_called_by_its_whole_number_or_by_its_last_figure() -> None:
    units = units_of("I. MỘT\nI.1. Bến\nCó bến.\nI.2. Đò\nCó đò.\nII. HAI\nHết.")
    for asked in ("I.2", "2"):
        row = find_unit(units, Provision(roman="I", clause=asked))
        assert row is not None and units[row].title == "Đò"


def test_a_section_of_several_chapters_is_that_of_the_chapter_named() -> None:
    units = units_of(
        "Chương I\nMỘT\nMục 1\nA\nĐiều 1. B\nC.\nChương II\nHAI\nMục 1\nD\nĐiều 2. E\nG."
    )
    assert len(find_units(units, Provision(section="1"))) == 2
    assert find_unit(units, Provision(section="1")) is None
    row = find_unit(units, Provision(chapter="2", section="1"))
    assert row is not None and path_of(units, row) == "Chương II. HAI › Mục 1. D"
    row = find_unit(units, Provision(section="1", article="2"))
    assert row is not None and units[row].title == "E"
