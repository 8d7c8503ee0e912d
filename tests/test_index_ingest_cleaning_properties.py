"""What a portal says it knows of a document goes; tables of the document's own stay."""

from index.ingest.cleaning.clean import clean
from index.ingest.cleaning.properties import drop_properties
from index.ingest.reading.raw_text import RawText

PROPERTIES = """Số hiệu: | 151/2034/QH18 | Loại văn bản: | Luật
Nơi ban hành: | Quốc hội | Người ký: | Lò Văn Thử
Ngày hiệu lực: | Đã biết Vui lòng đăng nhập để xem"""
DOCUMENT = """QUỐC HỘI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Luật số: 151/2034/QH18 | Hà Nội, ngày 29 tháng 11 năm 2034
LUẬT
VƯỜN HOA
Điều 1. Phạm vi điều chỉnh
Luật này quy định về vườn hoa."""


def test_a_portals_table_above_the_letterhead_goes() -> None:
    page = f"# Luật Vườn hoa 2034\n{PROPERTIES}\n{DOCUMENT}"
    assert drop_properties(page) == f"# Luật Vườn hoa 2034\n{DOCUMENT}"
    assert clean(RawText(page, "html", "a.html")) == f"# Luật Vườn hoa 2034\n{DOCUMENT}"


def test_the_same_table_in_the_document_and_without_a_letterhead_stays() -> None:
    for text in (f"{DOCUMENT}\n{PROPERTIES}", PROPERTIES, f"{PROPERTIES}\nĐiều 1. Phạm vi"):
        assert drop_properties(text) == text


def test_a_table_of_other_things_above_the_letterhead_stays() -> None:
    for table in ("Số hiệu | Tên biểu mẫu\n01 | Đơn đề nghị", "Ngày ban hành: | 01/02/2034"):
        assert drop_properties(f"{table}\n{DOCUMENT}") == f"{table}\n{DOCUMENT}"
