"""Read a spreadsheet or a file of values between commas: a table a sheet."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from index.ingest.reading import limits
from index.ingest.reading.encodings import decode
from index.ingest.reading.errors import ReadingError
from index.ingest.reading.grid import Cell, table_lines
from index.ingest.reading.raw_text import RawText

_BROKEN = "is a broken spreadsheet: get another copy, or open it and save it again"
_SNIFFED = 20_000  # characters that the delimiter is told from
_DELIMITERS = ",;\t|"
# A sheet of a document's annex has a few thousand rows; an empty one claims a million.
_MOST_ROWS, _MOST_COLUMNS = 100_000, 200


def read_xlsx(data: bytes, name: str) -> RawText:
    """Return the text of a .xlsx: the name of each sheet as a heading, and a line a row.

    Values are as Excel computed them last, numbers and days as Vietnamese writes them. Raises
    ReadingError if the file is broken or beyond a bound.
    """
    _check_size(data)
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise ReadingError(_BROKEN) from error
    lines: list[str] = []
    for sheet in book.worksheets:
        rows = list(table_lines(list(_rows(sheet)))) if sheet.sheet_state == "visible" else []
        if rows:
            lines += [f"# {sheet.title}", *rows]
    return RawText("\n".join(lines), "xlsx", name)


def read_csv(data: bytes, name: str) -> RawText:
    """Return the text of a file of values between commas, semicolons, tabs or bars."""
    text, notes = decode(data, name)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:_SNIFFED], _DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [
            [_text_cell(value) for value in row] for row in csv.reader(io.StringIO(text), dialect)
        ]
    except csv.Error as error:
        raise ReadingError(f"is no table of values ({error})") from error
    return RawText("\n".join(table_lines(rows)), "csv", name, notes=notes)


def _check_size(data: bytes) -> None:
    """Refuse a zip bomb before it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise ReadingError(_BROKEN) from error
    if len(entries) > limits.ZIP_ENTRIES:
        raise ReadingError(f"holds more than {limits.ZIP_ENTRIES:,} files and is refused")
    if sum(entry.file_size for entry in entries) > limits.UNZIPPED_BYTES:
        raise ReadingError(f"unpacks to more than {limits.UNZIPPED_BYTES:,} bytes")


def _rows(sheet: Worksheet) -> Iterator[list[Cell]]:
    """Yield the rows of a sheet; a merged cell is as wide and high as what it covers."""
    covers = {
        (area.min_row, area.min_col): (area.size["columns"], area.size["rows"])
        for area in sheet.merged_cells.ranges
    }
    rows, columns = min(sheet.max_row, _MOST_ROWS), min(sheet.max_column, _MOST_COLUMNS)
    for row in sheet.iter_rows(max_row=rows, max_col=columns):
        yield list(_cells(row, covers))


def _cells(
    row: Sequence[SheetCell | MergedCell], covers: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[Cell]:
    for each in row:
        if isinstance(each, MergedCell):  # covered by the one that has the value
            continue
        words = _written(each)
        columns, rows = covers.get((each.row, each.column), (1, 1))
        yield Cell((words,) if words else (), columns, rows)


def _written(cell: SheetCell) -> str:
    """Return the value of a cell as a Vietnamese text writes it."""
    value = cell.value
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(str(value).split()) if value is not None else ""
    shape = cell.number_format
    if "%" in shape:
        return f"{_number(value * 100, ',' in shape)}%"
    return _number(value, "#,#" in shape)


def _number(value: float, grouped: bool) -> str:
    rounded = round(float(value), 6)
    text = f"{rounded:,.6f}" if grouped else f"{rounded:.6f}"
    text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def _text_cell(value: str) -> Cell:
    words = " ".join(value.split())
    return Cell((words,) if words else ())
