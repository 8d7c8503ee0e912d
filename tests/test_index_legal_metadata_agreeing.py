"""The document's own form wins over a portal's box, which fills what the form leaves open."""

from index.ingest.cleaning.clean import clean_page
from index.ingest.reading.raw_text import RawText
from index.legal.metadata.agreeing import with_box
from index.legal.metadata.finding import Finding, Findings
from index.legal.metadata.read import read_metadata
from index.legal.metadata.sidecar import report
from index.legal.structure.tree import units_of

BOX = """Số hiệu: 318/2034/NĐ-CP
Loại văn bản: Nghị định
Nơi ban hành: Chính phủ
Người ký: Vi Thị Mây
Ngày ban hành: 03/05/2034
Ngày hiệu lực: 20/06/2034
Căn cứ pháp lý: Luật Bến xe số 12/2033/QH17
"""
TEXT = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 318/2034/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2034
NGHỊ ĐỊNH
Quy định chi tiết một số điều của Luật Bến xe
Căn cứ Luật Bến xe;
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về bến xe.
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2034.
"""


def read(page: str) -> Findings:
    text, box = clean_page(RawText(page, "txt", "a.txt"))
    return read_metadata(text, units_of(text), "a.txt", box)


def test_the_form_wins_the_box_fills_and_what_differs_is_told() -> None:
    found = read(f"{BOX}\n{TEXT}")
    told = {field: (str(each.value), each.sureness) for field, each in found.items()}
    assert told["issued"] == ("2034-03-05", "sure")
    assert told["effective"] == ("2034-07-01", "sure")
    assert told["signer"] == ("Vi Thị Mây", "likely")
    assert told["title"] == ("Quy định chi tiết một số điều của Luật Bến xe", "sure")
    assert found["differing"].value == ("issued 2034-05-03", "effective 2034-06-20")
    assert any("issued 2034-05-03" in line and "otherwise" in line for line in report(found, {}))


def test_a_law_named_without_a_number_has_that_of_the_box() -> None:
    relations = read(f"{BOX}\n{TEXT}")["relations"].value
    assert [(each.kind, each.number) for each in relations] == [("guides", "12/2033/QH17")]  # type: ignore[attr-defined]


def test_a_page_of_a_document_without_its_text_is_no_news() -> None:
    found = read(f"{BOX}\nTải tệp để xem toàn văn.")
    assert (found["number"].value, found["type"].value) == ("318/2034/NĐ-CP", "Nghị định")
    assert "publisher" not in found


def test_a_guess_gives_way() -> None:
    own = {"issuer": Finding("Ủy ban nhân dân", "guess", "7/QĐ-UBND")}
    told = {"issuer": Finding("Ủy ban nhân dân tỉnh Mơ", "likely", "")}
    assert with_box(own, told) == told


def test_the_head_begins_at_the_letterhead_below_a_long_summary() -> None:
    summary = "\n".join(f"Đoạn thứ {number} của trang nói về bến xe." for number in range(60))
    found = read(f"# Nghị định 318/2034/NĐ-CP về xe\n{summary}\n{TEXT}")
    assert (found["title"].sureness, str(found["issued"].value)) == ("sure", "2034-03-05")
    assert found["title"].value == "Quy định chi tiết một số điều của Luật Bến xe"


def test_a_label_of_a_portal_is_no_title() -> None:
    found = read("NGHỊ ĐỊNH\nNơi ban hành:\nChính phủ\nĐiều 1. Phạm vi\nNghị định này.")
    assert found.get("title") is None or "Nơi" not in str(found["title"].value)


def test_a_consolidated_text_is_one_though_its_head_has_another_type() -> None:
    found = read(TEXT.replace("Số: 318/2034/NĐ-CP", "Số: 18/VBHN-BXD"))
    assert found["type"].value == "Văn bản hợp nhất"
