"""The name under the office, however the block came out; never the initials of Nơi nhận."""

import pytest

from index.legal.metadata.legal_text import LegalText
from index.legal.metadata.signer import person_name, read_signer

HEAD = "QUYẾT ĐỊNH\nVỀ GHẾ ĐÁ\nCăn cứ Luật Cây xanh;\nĐiều 1. Đặt ghế đá.\n"


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLò Thị Mận", "Lò Thị Mận"),
        ("TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLÒ THỊ MẬN", "Lò Thị Mận"),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nPGS.TS. Vũ Văn Thử", "Vũ Văn Thử"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ XÂY DỰNG\nKý bởi: Sở Xây dựng\nBùi Thị Mẫu", "Bùi Thị Mẫu"),
        ("T/M BỘ CHÍNH TRỊ\nTỔNG BÍ THƯ\nKiều Văn Giả", "Kiều Văn Giả"),
        ("Nơi nhận: - Lưu: VT. | KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG Đỗ Thử Nghiệm", "Đỗ Thử Nghiệm"),
        (
            "Nơi nhận: KT. CHỦ TỊCH\n- Như Điều 3; PHÓ CHỦ TỊCH\n- Lưu: VT. Đinh Văn Mẫu",
            "Đinh Văn Mẫu",
        ),
        (
            "Nơi nhận: TM. CHÍNH PHỦ\n- Các Phó Thủ tướng PHÓ THỦ TƯỚNG\nChính phủ;\n- Các cơ,"
            " quan (Đã ký)\nquan thuộc Chính phủ;\n- HĐND, UBND; Đỗ Thử Nghiệm\n- Lưu: VT.",
            "Đỗ Thử Nghiệm",
        ),
        ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG\nPhan Thử\nNơi nhận:\n- Lưu: VT, N.V.A.", "Phan Thử"),
        ("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, NN (2). L.T.Hoa", None),
        ("THỦ TƯỚNG\n- Lưu: VT.", None),
        ("Giao Chủ tịch Nguyễn Văn A theo dõi.", None),
    ],
)  # fmt: skip
def test_the_signer_is_the_name_below_the_office(block: str, signer: str | None) -> None:
    found = read_signer(LegalText(HEAD + block, (), "a.txt"))
    assert (found.value if found else None) == signer


@pytest.mark.parametrize(
    "text", ["", "Như Điều 3", "Nơi nhận", "Việt Nam", "nguyễn văn a", "Nguyễn", "SỞ XÂY DỰNG"]
)
def test_what_is_no_name_of_a_person(text: str) -> None:
    assert person_name(text) is None
