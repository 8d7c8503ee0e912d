"""Spreadsheets: a table a sheet, its values as Vietnamese writes them."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from index.ingest.reading.errors import ReadingError
from index.ingest.reading.spreadsheet import read_csv, read_xlsx
from tests.binary_documents import zip_of


def xlsx_of(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_sheet_is_a_heading_and_its_rows() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu phí"
    for row in (
        ("Đường", "Xe", "Phí", None),
        ("Loại I", "Ô tô", 31000, 0.25),
        (None, "Xe máy", 7000.5, date(2033, 5, 3)),
        ("Loại II", None, 5, None),
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet["C2"].number_format = "#,##0"
    sheet["D2"].number_format = "0%"
    book.create_sheet("Trống")
    hidden = book.create_sheet("Nháp")
    hidden.append(("không", "đọc"))
    hidden.sheet_state = "hidden"
    assert read_xlsx(xlsx_of(book), "x.xlsx").text.split("\n") == [
        "# Biểu phí",
        "Đường | Xe | Phí",
        "Loại I | Ô tô | 31.000 | 25%",
        "Loại I | Xe máy | 7000,5 | 03/05/2033",
        "Loại II |  | 5",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_values_between_marks_are_a_table(mark: str) -> None:
    rows = (("Làng", "Đèn", "Đội"), ("Mây", "11", ""), ("Gốm", "", "Bắc"))
    text = "\r\n".join(mark.join(row) for row in rows)
    told = read_csv(text.encode("utf-8-sig"), "x.csv").text
    assert told == "Làng | Đèn | Đội\nMây | 11\nGốm |  | Bắc"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 nothing", "broken spreadsheet"),
        (zip_of({"xl/workbook.xml": "<x/>"}), "broken spreadsheet"),
        (zip_of({"xl/workbook.xml": "<x/>", "xl/big": b"0" * 300_000_000}), "unpacks to more"),
    ],
)
def test_a_broken_or_bloated_sheet_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read_xlsx(data, "x.xlsx")
