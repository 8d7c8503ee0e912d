"""Boxes are found on a page in whatever form a portal gives them, and in nothing else."""

from collections.abc import Mapping
from datetime import date

import pytest

from index.legal.metadata.box import find_boxes, of_fields


def values(page: str) -> list[Mapping[str, str]]:
    return [box.values for box in find_boxes(page.split("\n"))]


def test_labels_and_values_on_lines_of_their_own() -> None:
    page = (
        "Chi tiết\nSố ký hiệu\n|\n41/2033/NĐ-CP\n|\nNgày hiệu lực\n\n01/02/2034\n"
        "Người ký\nÂu Thị Mơ"
    )
    (box,) = find_boxes(page.split("\n"))
    assert (box.start, box.end) == (1, 10)
    assert box.values == {
        "number": "41/2033/NĐ-CP",
        "effective": "01/02/2034",
        "signer": "Âu Thị Mơ",
    }


def test_one_label_with_a_value_for_each_of_its_parts() -> None:
    page = (
        "Số hiệu | 7/QĐ-UBND | Ngày ban hành | 01/02/2034\n"
        "Cơ quan ban hành/ Chức danh / Người ký | UBND tỉnh Mơ | Phó Chủ tịch | Âu Thị Mơ"
    )
    assert values(page)[0] == {
        "number": "7/QĐ-UBND",
        "issued": "01/02/2034",
        "issuer": "UBND tỉnh Mơ",
        "signer": "Âu Thị Mơ",
    }


def test_labels_without_colons_need_values_of_their_kinds() -> None:
    page = "Số hiệu 7/QĐ-BTC Ngày ban hành 01/02/2034\nNgười ký Âu Thị Mơ"
    assert values(page) == [{"number": "7/QĐ-BTC", "issued": "01/02/2034", "signer": "Âu Thị Mơ"}]
    assert values("Số hiệu của cột đèn\nNgày ban hành quy chế\nNgười ký sổ trực") == []


def test_dots_and_points_around_a_label_are_none_of_its_value() -> None:
    told = {"number": "7/QĐ-BTC", "issued": "01/02/2034", "signer": "Âu Thị Mơ"}
    page = "Số hiệu ....: 7/QĐ-BTC\nBan hành ngày …: 01/02/2034\nNgười ký .: Âu Thị Mơ"
    assert values(page) == [told]
    page = "*Số hiệu: 7/QĐ-BTC · Ngày ban hành: 01/02/2034 · Người ký: Âu Thị Mơ*"
    assert values(page) == [told]


def test_the_marks_of_a_list_stand_before_labels() -> None:
    told = {"number": "7/QĐ-BTC", "issued": "01/02/2034", "signer": "Âu Thị Mơ"}
    page = "1. **Số hiệu:** 7/QĐ-BTC\n2) Ngày ban hành: 01/02/2034\n🖊️ Người ký: Âu Thị Mơ"
    assert values(page) == [told]


def test_the_text_below_a_last_label_is_not_its_value() -> None:
    page = "Số hiệu: 7/QĐ-BTC\nNgười ký: Âu Thị Mơ\n{}\nBỘ TÀI CHÍNH\nMột câu."
    for label in ("Toàn văn", "Ngày hiệu lực", "Lĩnh vực:"):
        (box,) = find_boxes(page.format(label).split("\n"))
        assert (box.end, set(box.values)) == (3, {"number", "signer"})


def test_the_number_of_a_row_is_no_label() -> None:
    page = "1 | Số hiệu | 7/QĐ-BTC\n2 | Ngày ban hành | 01/02/2034\n3 | Người ký | Âu Thị Mơ"
    assert values(page)[0]["signer"] == "Âu Thị Mơ"


def test_a_title_goes_on_until_the_next_label() -> None:
    page = (
        "Số hiệu: 7/QĐ-BTC\nTrích yếu: Về việc quản lý\ncột đèn\nNgười ký: Âu Thị Mơ\n"
        "Ngày ban hành: 01/02/2034\nMột câu ở dưới."
    )
    (box,) = find_boxes(page.split("\n"))
    assert box.values["title"] == "Về việc quản lý cột đèn"
    assert box.end == 5


def test_a_table_of_columns_is_a_box_if_it_has_one_row() -> None:
    labels, row = "Số hiệu | Ngày ban hành | Người ký", "7/QĐ-BTC | 01/02/2034 | Âu Thị Mơ"
    told = {"number": "7/QĐ-BTC", "issued": "01/02/2034", "signer": "Âu Thị Mơ"}
    assert values(f"{labels}\n{row}\nMột câu.") == values(f"{labels}\n{row}") == [told]
    assert values(f"{labels}\n{row}\n8/QĐ-BTC | 02/02/2034 | Lò Văn Thử") == []


@pytest.mark.parametrize(
    "page",
    [
        "Số hiệu: 7/QĐ-BTC\nNgày ban hành: 01/02/2034",
        "Số hiệu: …\nNgày ban hành: …\nNgười ký: …\nNơi ban hành: …",
        "Số hiệu: 7/QĐ-BTC\nĐiều 1. Phạm vi\nNgày ban hành: 01/02/2034\nNgười ký: Âu Thị Mơ",
    ],
)
def test_too_few_labels_or_values_are_no_box(page: str) -> None:
    assert values(page) == []


def test_front_matter_is_read_like_a_box() -> None:
    fields = {"so_hieu": "7/QĐ-BTC", "effective-date": date(2034, 2, 1), "tags": ["a"], "url": "x"}
    assert of_fields(fields) == {"number": "7/QĐ-BTC", "effective": "2034-02-01"}


def test_a_label_that_recurs_is_told_once() -> None:
    row = "Trích yếu: một câu dài\ncâu đi tiếp\nSố hiệu: 7/QĐ-BTC\nNgày ban hành: 01/02/2034"
    (box,) = find_boxes("\n".join([row] * 20_000).split("\n"))
    assert box.values["title"] == "một câu dài câu đi tiếp"
