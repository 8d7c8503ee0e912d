"""Letterheads as offices lay them out: one cell for several lines, columns beside each other."""

from index.legal.metadata.finding import Findings
from index.legal.metadata.read import read_metadata
from index.legal.structure.tree import units_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


def _read(text: str) -> Findings:
    return read_metadata(text, units_of(text), "van-ban.docx")


def test_a_letter_is_known_by_the_subject_in_the_cell_of_its_number() -> None:
    found = _read(
        f"""BỘ NỘI VỤ | {MOTTO}
Số: 8415/BNV-CCHC V/v rà soát phòng đọc của xã Mường Lạ | Hà Nội, ngày 07 tháng 9 năm 2032
Kính gửi: Ủy ban nhân dân các tỉnh.
Thực hiện Nghị quyết số 188/NQ-CP ngày 14 tháng 6 năm 2032, Bộ Nội vụ đề nghị:
1. Rà soát các phòng đọc.
2. Gửi báo cáo trước ngày 30/9/2032./."""
    )
    assert {
        "number": "8415/BNV-CCHC",
        "type": "Công văn",
        "title": "Rà soát phòng đọc của xã Mường Lạ",
        "issuer": "Bộ Nội vụ",
    }.items() <= {field: finding.value for field, finding in found.items()}.items()


def test_a_bureau_under_a_ministry_is_told_from_the_end_of_its_name() -> None:
    for header, issuer in (
        ("BỘ NỘI VỤ", "Bộ Nội vụ"),
        ("BỘ NỘI VỤ CỤC VĂN THƯ VÀ LƯU TRỮ", "Cục văn thư và lưu trữ"),
    ):
        found = _read(f"{header}\n{MOTTO}\nSố: 12/QĐ-XYZ\nQUYẾT ĐỊNH\nVề việc mở phòng đọc")
        assert found["issuer"].value == issuer


def test_the_issuer_is_read_below_the_title_of_the_page_that_gives_the_text() -> None:
    found = _read(
        f"""# Thông tư 117/2031/TT-BYT về tủ thuốc thôn bản
BỘ Y TẾ | {MOTTO}
Số: 117/2031/TT-BYT | Hà Nội, ngày 9 tháng 11 năm 2031
THÔNG TƯ
Quy định về tủ thuốc thôn bản
Điều 1. Phạm vi điều chỉnh
Thông tư này quy định về tủ thuốc thôn bản."""
    )
    assert (found["issuer"].value, found["issuer"].sureness) == ("Bộ Y tế", "sure")


def test_a_title_in_small_letters_goes_on_in_small_letters() -> None:
    found = _read(
        f"""SỞ NỘI VỤ | {MOTTO}
Số: 41/QĐ-SNV | Vinh, ngày 07 tháng 9 năm 2032
QUYẾT ĐỊNH
Sửa đổi một số điều của Quy chế đọc sách
của thư viện xã Mường Lạ
Căn cứ Luật Thư viện số 46/2019/QH14;
Điều 1. Sửa đổi Quy chế."""
    )
    title = "Sửa đổi một số điều của Quy chế đọc sách của thư viện xã Mường Lạ"
    assert (found["title"].value, found["issuer"].value) == (title, "Sở Nội vụ")


def test_the_number_of_a_gazette_is_not_that_of_the_document() -> None:
    found = _read(
        f"""CÔNG BÁO
Số công báo: 88 + 89
BỘ NỘI VỤ | {MOTTO}
Số: 41/QĐ-BNV | Hà Nội, ngày 07 tháng 9 năm 2032
QUYẾT ĐỊNH
Phê duyệt Đề án thư viện
Điều 1. Phê duyệt Đề án."""
    )
    assert found["number"].value == "41/QĐ-BNV"
