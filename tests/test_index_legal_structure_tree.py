from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.legal.structure.tree import units_of
from index.records.unit import Unit
from tests.outlines import DOCUMENTS, SHARED, document, outline

_FIXTURES = sorted(DOCUMENTS.glob("structure_*.txt"))
_LAW = ("part", "chapter", "section", "subsection", "article", "clause", "point", "annex")


def check_spans(text: str, units: tuple[Unit, ...]) -> None:
    """Top-level units hold every character that says something; children lie in order inside."""
    covered = 0
    ends: dict[int | None, int] = {None: 0}
    for row, unit in enumerate(units):
        assert unit.start <= unit.body <= unit.end
        assert unit.start >= ends[unit.parent], "overlaps its elder sibling"
        ends[unit.parent], ends[row] = unit.end, unit.body
        if unit.parent is None:
            assert not text[covered : unit.start].strip()
            covered = unit.end
        else:
            parent = units[unit.parent]
            assert unit.parent < row and parent.body <= unit.start and unit.end <= parent.end
    assert not text[covered:].strip()


@pytest.mark.parametrize("path", _FIXTURES, ids=lambda path: path.stem)
def test_the_units_of_a_document_hold_all_of_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check_spans(text, units_of(text))


@given(
    st.lists(
        st.sampled_from(
            [
                "Điều 1. A",
                "Điều 2",
                "Chương I",
                "Chương II. B",
                "MỤC 1",
                "I. MỤC TIÊU",
                "II- X",
                "1. Một",
                "2. Hai",
                "3) c",
                "a) x",
                "b) y",
                "đ) z",
                "- gạch",
                "+ cộng",
                "1.1. Con",
                "# Đề",
                "### Đề con",
                "PHỤ LỤC I",
                "Phụ lục",
                "KẾ HOẠCH",
                "“Điều 9. Q",
                "hết.”.",
                "(Kèm theo Quyết định số 1/QĐ-X)",
                "Nơi nhận:",
                "KT. CHỦ TỊCH",
                "Một câu văn.",
                "  ",
                "Mẫu số 01",
                "I ",
                " Đề mục ",
                " ",
                "1 ",
                " ô ",
                " ô",
                "ông Lê Ba nói:",
                "A. ĐỀ MỤC",
                "Căn cứ Luật X;",
                "Hết./.",
            ]
        ),
        max_size=40,
    ).map("\n".join)
    | st.text(max_size=200)
)
def test_the_units_of_any_text_hold_all_of_it(text: str) -> None:
    check_spans(text, units_of(text))


def test_a_decree() -> None:
    assert outline(document("nghi_dinh"), "chapter", "section", "article") == [
        "chapter I QUY ĐỊNH CHUNG",
        "  article 1 Phạm vi điều chỉnh",
        "  article 2 Giải thích từ ngữ",
        "chapter II LẮP ĐẶT VÀ VẬN HÀNH",
        "  section 1 LẮP ĐẶT",
        "    article 3 Yêu cầu lắp đặt",
        "  section 2 VẬN HÀNH",
        "    article 4 Chế độ vận hành",
        "    article 5 Trường hợp không áp dụng",
        "chapter III ĐIỀU KHOẢN THI HÀNH",
        "  article 6 Hiệu lực thi hành",
        "  article 7 Trách nhiệm thi hành",
    ]


def test_points_count_đ_after_d_and_a_lost_clause_loses_no_other() -> None:
    lines = outline(document("nghi_dinh"), "clause", "point")
    assert [line.split()[1] for line in lines if "point" in line] == list("abcdđe")
    assert [line.split()[1] for line in lines if "clause" in line] == [
        "1",
        "2",
        "1",
        "2",
        "1",
        "3",
        "1",
        "2",
    ]


def test_what_an_amending_law_quotes_belongs_to_the_clause_that_quotes_it() -> None:
    text = document("luat_sua_doi")
    assert outline(text, *_LAW) == [
        "article 1 Sửa đổi, bổ sung một số điều của Luật Cây xanh",
        "  clause 1",
        "  clause 2",
        "  clause 3",
        "    point a",
        "    point b",
        "  clause 4",
        "  clause 5",
        "  clause 5a",
        "article 2 Điều khoản thi hành",
        "  clause 1",
        "  clause 2",
    ]
    quoting = next(u for u in units_of(text) if u.level == "clause" and u.number == "2")
    assert text[quoting.body : quoting.end].endswith("b) Nhân công.”.")


def test_an_article_takes_its_title_from_the_line_below_a_number_alone() -> None:
    text = (
        "Điều 1\nGiờ mở cửa\n1. Phòng đọc mở 30 giờ mỗi tuần.\n2. Phòng đọc nghỉ ngày lễ.\n"
        "Điều 2\nXã Mường Lạ có một phòng đọc.\nPhòng đọc có một người giữ.\n"
        "Điều 3\nBạn đọc có quyền:\n1. Mượn sách;\n2. Đọc tại chỗ.\nĐiều 4\nĐiều khoản thi hành"
    )
    assert outline(text, "article") == [
        "article 1 Giờ mở cửa",
        "article 2",
        "article 3",
        "article 4",
    ]
    assert [unit.number for unit in units_of(text) if unit.level == "clause"] == ["1", "2"] * 2


def test_a_quotation_that_never_closes_quotes_nothing() -> None:
    text = "Điều 1. Tên\n1. Gọi là “chợ số.\n2. Khoản hai.\nĐiều 2. Tên khác\n1. Khoản một."
    assert outline(text, *_LAW) == [
        "article 1 Tên",
        "  clause 1",
        "  clause 2",
        "article 2 Tên khác",
        "  clause 1",
    ]


def test_a_party_resolution() -> None:
    assert outline(document("nghi_quyet"))[2:] == [
        "roman I QUAN ĐIỂM CHỈ ĐẠO",
        "  item 1",
        "  item 2",
        "roman II MỤC TIÊU",
        "  item 1 Đến năm 2035",
        "    item",
        "    item",
        "  item 2 Tầm nhìn đến năm 2050",
        "roman III NHIỆM VỤ, GIẢI PHÁP",
        "  item 1 Hoàn thiện thể chế",
        "    item 1.1",
        "    item 1.2",
        "  item 2 Huy động nguồn lực",
        "    item a",
        "    item b",
        "roman IV TỔ CHỨC THỰC HIỆN",
        "  item 1",
        "  item 2",
        "closing",
    ]


def test_a_decision_holds_roman_sections_in_its_first_article_and_a_plan_after_its_signature() -> (
    None
):
    assert outline(document("quyet_dinh"), "article", "roman", "annex", "closing") == [
        "article 1",
        "  roman I QUAN ĐIỂM",
        "  roman II MỤC TIÊU ĐẾN NĂM 2035",
        "article 2",
        "article 3",
        "closing",
        "annex KẾ HOẠCH PHÁT TRIỂN BẾN THUYỀN SỐ",
        "  roman I MỤC ĐÍCH, YÊU CẦU",
        "  roman II TỔ CHỨC THỰC HIỆN",
        "annex I DANH MỤC CÁC CHỈ TIÊU",
        "  roman I Giai đoạn 2031-2033",
        "  roman II Giai đoạn 2034-2035",
    ]


def test_a_circular_lists_its_annexes_before_they_come() -> None:
    assert outline(document("thong_tu"), "article", "annex", "heading", "closing") == [
        "article 1 Biểu mẫu",
        "article 2 Hiệu lực",
        "closing",
        "annex I CÁC MẪU ĐƠN",
        "  heading 01 Mẫu số 01 ĐƠN ĐỀ NGHỊ CẤP MÃ SỐ CỘT ĐÈN",
        "  heading 02 Mẫu số 02 ĐƠN ĐỀ NGHỊ THU HỒI MÃ SỐ",
        "annex II DANH MỤC MÃ SỐ",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## CHƯƠNG I - TÊN CHƯƠNG\n### Điều 1. Tên\n1. Một.\n2. Hai.",
        "Chương I\nTÊN CHƯƠNG\nĐiều 1: Tên\n1/ Một.\n2/ Hai.",
        "CHƯƠNG I. TÊN CHƯƠNG\nĐIỀU 1 – Tên\n1) Một.\n2) Hai.",
        "Chương I: TÊN\nCHƯƠNG\nĐiều 1 Tên\n1. Một.\n2. Hai.",
    ],
)
def test_headings_in_every_style(text: str) -> None:
    assert outline(text, *_LAW)[1:] == ["  article 1 Tên", "    clause 1", "    clause 2"]
    assert outline(text, "chapter")[0].endswith("chapter I TÊN CHƯƠNG")


_POLICIES = {
    "ND_47_2020_ND-CP.txt": 57,
    "Luat_GiaoDichDienTu_20_2023_QH15.md": 53,
    "ND_269_2025_ND-CP.PARTIAL.md": 4,
    "QD_2623_QD-TTg_2025.md": 3,
    "NQ_57_NQ-TW_2024.md": 0,
}


@pytest.mark.skipif(not SHARED.exists(), reason="needs the texts in ../shared/policies")
@pytest.mark.parametrize(("name", "count"), _POLICIES.items())
def test_every_article_of_the_shared_policies(name: str, count: int) -> None:
    text = (SHARED / "policies" / name).read_text(encoding="utf-8").replace("*", "")
    units = units_of(text)
    check_spans(text, units)
    numbers = [unit.number for unit in units if unit.level == "article"]
    assert numbers == [str(number) for number in range(1, count + 1)]


def test_a_mark_of_a_scan_before_the_next_article_quotes_nothing() -> None:
    text = (
        "Điều 1. Một\nNội dung một.\n“: nhiễu của bản chụp\nĐiều 2. Hai\nNội dung hai.”.\n"
        "Điều 3. Ba\nNội dung ba."
    )
    assert [unit.number for unit in units_of(text) if unit.level == "article"] == ["1", "2", "3"]


def test_articles_that_an_amending_clause_quotes_are_no_units_of_its_text() -> None:
    text = (
        "Điều 1. Sửa đổi Luật Cây xanh\n1. Sửa đổi Điều 2 như sau:\n“Điều 2. Hai\nNội dung.”.\n"
        "Điều 2. Hiệu lực\nLuật này có hiệu lực từ năm 2031."
    )
    titles = [unit.title for unit in units_of(text) if unit.level == "article"]
    assert titles == ["Sửa đổi Luật Cây xanh", "Hiệu lực"]
