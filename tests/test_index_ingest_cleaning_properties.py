"""A portal's box is taken out of the text and read; tables of the document's own stay."""

import pytest

from index.ingest.cleaning.clean import clean
from index.ingest.cleaning.properties import take_properties
from index.ingest.reading.raw_text import RawText

PROPERTIES = """Số hiệu: | 151/2034/QH18 | Loại văn bản: | Luật
Nơi ban hành: | Quốc hội | Người ký: | Lò Văn Thử
Ngày hiệu lực: | Đã biết"""
BOX = {
    "number": "151/2034/QH18",
    "type": "Luật",
    "issuer": "Quốc hội",
    "signer": "Lò Văn Thử",
    "effective": "Đã biết",
}
DOCUMENT = """QUỐC HỘI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Luật số: 151/2034/QH18 | Hà Nội, ngày 29 tháng 11 năm 2034
LUẬT
VƯỜN HOA
Điều 1. Phạm vi điều chỉnh
Luật này quy định về vườn hoa."""


def test_a_portals_box_above_the_letterhead_is_taken_out() -> None:
    page = f"# Luật Vườn hoa 2034\n{PROPERTIES}\n{DOCUMENT}"
    assert take_properties(page) == (f"# Luật Vườn hoa 2034\n{DOCUMENT}", BOX)
    assert clean(RawText(page, "html", "a.html")) == f"# Luật Vườn hoa 2034\n{DOCUMENT}"


@pytest.mark.parametrize(
    "box",
    [
        "Số hiệu: 151/2034/QH18\nLoại văn bản: Luật\nNơi ban hành: Quốc hội\n"
        "Người ký: Lò Văn Thử\nNgày hiệu lực: Đã biết",
        "Số hiệu\n151/2034/QH18\nLoại văn bản\nLuật\nNơi ban hành\nQuốc hội\n"
        "Người ký\nLò Văn Thử\nNgày hiệu lực\nĐã biết",
        "- **Số hiệu:** 151/2034/QH18\n- **Loại văn bản:** Luật\n- **Nơi ban hành:** Quốc hội\n"
        "- **Người ký:** Lò Văn Thử\n- **Ngày hiệu lực:** Đã biết",
        "Số hiệu: 151/2034/QH18 Loại văn bản: Luật Nơi ban hành: Quốc hội\n"
        "Người ký: Lò Văn Thử Ngày hiệu lực: Đã biết",
    ],
)
def test_a_box_is_read_in_every_form(box: str) -> None:
    assert take_properties(f"{box}\n\n{DOCUMENT}") == (DOCUMENT, BOX)


def test_a_box_needs_no_letterhead_and_may_be_behind_the_text() -> None:
    articles = "Điều 1. Phạm vi\nLuật này quy định về vườn hoa."
    assert take_properties(f"{PROPERTIES}\n{articles}") == (articles, BOX)
    assert take_properties(f"{DOCUMENT}\n{PROPERTIES}") == (DOCUMENT, BOX)
    assert take_properties(PROPERTIES) == (PROPERTIES, BOX)  # no other words are there


def test_a_box_of_another_document_is_not_of_this_one() -> None:
    other = PROPERTIES.replace("151/2034", "12/2029")
    assert take_properties(f"{DOCUMENT}\n{other}") == (f"{DOCUMENT}\n{other}", {})
    assert take_properties(f"{other}\n{DOCUMENT}") == (DOCUMENT, {"number": "12/2029/QH18"})


@pytest.mark.parametrize(
    "table",
    [
        "Số hiệu | Tên biểu mẫu\n01 | Đơn đề nghị",
        "Ngày ban hành: | 01/02/2034",
        "Số hiệu | Ngày ban hành | Người ký\n12/2029/QH18 | 01/02/2029 | Lò Văn Thử\n"
        "13/2029/QH18 | 02/02/2029 | Lò Văn Thử",
        "Số hiệu: …\nNgày ban hành: …\nNgười ký: …",
        "Số hiệu: số của văn bản\nNgày ban hành: ngày ghi ở đầu\nNgười ký: họ và tên",
    ],
)
def test_a_table_of_other_things_stays(table: str) -> None:
    for text in (f"{table}\n{DOCUMENT}", f"{DOCUMENT}\n{table}"):
        assert take_properties(text) == (text, {})


def test_what_the_portal_says_around_the_document_goes() -> None:
    page = (
        f"Đang tải văn bản...\n# Vườn hoa\nTải về\n{PROPERTIES}\nTheo đó, vườn hoa mở cửa.\n"
        f"{DOCUMENT}\nVăn bản liên quan\nBan hành:\n01/02/2033"
    )
    assert take_properties(page).text == f"# Vườn hoa\n{DOCUMENT}"
    with_annex = f"{PROPERTIES}\n{DOCUMENT}\nVăn bản liên quan\nPHỤ LỤC I\nBiểu 1"
    assert take_properties(with_annex).text.endswith("Văn bản liên quan\nPHỤ LỤC I\nBiểu 1")
