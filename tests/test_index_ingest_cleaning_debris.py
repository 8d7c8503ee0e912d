"""Rules and marks that say nothing go; blanks to fill in and headings stay."""

import pytest

from index.ingest.cleaning.debris import drop_debris

LEAD = (
    "Sau 8 tháng sửa chữa, bến xe Mường Lạ sẽ đón khách trở lại từ 5 giờ ngày 1/12, với 42 tuyến"
    " cố định và 7 tuyến buýt."
)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            "BỘ XÂY DỰNG _______ | Độc lập - Tự do - Hạnh phúc ____________",
            "BỘ XÂY DỰNG | Độc lập - Tự do - Hạnh phúc",
        ),
        ("Họ và tên: ____________ | Năm sinh ______", "Họ và tên: … | Năm sinh …"),
        (f"## {LEAD}", LEAD),
        ("## Hộ nghèo được hỗ trợ.", "## Hộ nghèo được hỗ trợ."),
        (f"# {LEAD.rstrip('.')}", f"# {LEAD.rstrip('.')}"),
    ],
)
def test_what_is_left_of_a_line(line: str, kept: str) -> None:
    assert drop_debris(line) == kept
