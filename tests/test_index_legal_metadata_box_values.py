"""The words of a box as metadata: what tells nothing is no value."""

from datetime import date

import pytest

from index.legal.metadata.box_values import read_box


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("number", "07/2034/TT-BXD", "07/2034/TT-BXD"),
        ("number", "Đang cập nhật", None),
        ("type", "nghi-quyet", "Nghị quyết"),
        ("type", "van-ban-phap-luat", None),
        ("issued", "Từ ngày 3/4/2034", date(2034, 4, 3)),
        ("effective", "Đã biết", None),
        ("effective", "Còn hiệu lực", None),
        ("signer", "Thủ tướng (chưa xác minh)", None),
        ("signer", "Phó Thủ tướng Lò Văn Thử", "Lò Văn Thử"),
        ("signer", "Phó Chủ tịch UBND Khổng Thị Mơ", "Khổng Thị Mơ"),
        ("signer", "LÒ VĂN THỬ", "Lò Văn Thử"),
        ("signer", "Khổng Thị Mơ", "Khổng Thị Mơ"),
        ("signer", "Đỉnh H'Mơ", "Đỉnh H'Mơ"),
        ("signer", "Chủ Tịch", None),
        ("signer", "Không", None),
        ("issuer", "UBND TP Vinh", "Ủy ban nhân dân thành phố Vinh"),
        ("issuer", "Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("issuer", "BỘ XÂY DỰNG", "Bộ Xây dựng"),
        ("issuer", "Sở Nội vụ tỉnh Mơ", "Sở Nội vụ tỉnh Mơ"),
        ("issuer", "Nhiều nơi", None),
        ("title", "Nghị định 7/2034/NĐ-CP về việc quản lý cột đèn", "Quản lý cột đèn"),
        ("title", "Nghị định 7/2034/NĐ-CP", None),
    ],
)
def test_a_value_is_read_by_its_field(field: str, words: str, value: object) -> None:
    found = read_box({field: words}).get(field)
    assert (found.value if found else None) == value
    assert found is None or found.sureness == "likely"


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("7/2034/QĐ-UBND", "Ủy ban nhân dân tỉnh Mơ"),
        ("7/2034/NQ-HĐND", "Hội đồng nhân dân tỉnh Mơ"),
        ("7/2034/NĐ-CP", None),
    ],
)
def test_a_place_is_its_local_body_by_the_number(number: str, issuer: str | None) -> None:
    found = read_box({"number": number, "issuer": "Tỉnh Mơ"}).get("issuer")
    assert (found.value if found else None) == issuer


def test_the_number_tells_the_type_and_bases_are_relations() -> None:
    found = read_box({"number": "7/2034/NĐ-CP", "bases": "Luật Cột đèn số 3/2033/QH17; Luật Mơ"})
    assert found["type"].value == "Nghị định"
    bases = found["relations"].value
    assert isinstance(bases, tuple)
    assert [(base.kind, base.number) for base in bases] == [("based_on", "03/2033/QH17")]
