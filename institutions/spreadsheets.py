"""CSV and XLSX for people to take out, with no cell in it that a spreadsheet program carries out."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from institutions.domain.defusing import defused

NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no XML file can hold."""

NARROWEST: Final = 12
"""Of a column, in characters; a longer header makes it wider."""


def write_csv(rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows as Excel with Dutch settings opens them: UTF-8 with a BOM, a semicolon between the cells, CRLF.

    Texts are made harmless; a number, also one under 0, is nothing to carry out.
    """
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(map(_csv_cells, rows))
    return text.getvalue().encode("utf-8-sig")


def _csv_cells(row: Sequence[str | int]) -> list[str | int]:
    return [cell if isinstance(cell, int) else defused(cell) for cell in row]


def write_xlsx(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """A workbook with these sheets by title, none hidden; the first row of each is its header, all cells are text."""

    def fill(workbook: Workbook) -> None:
        for title, rows in sheets.items():
            _add_sheet(workbook, title, rows)

    return workbook_bytes(fill)


def workbook_bytes(fill: Callable[[Workbook], None]) -> bytes:
    """The XLSX with the sheets that `fill` makes.

    Saved also when `fill` raises, because only saving removes the temporary files that hold the rows.
    """
    workbook = Workbook(write_only=True)
    stream = io.BytesIO()
    try:
        fill(workbook)
    finally:
        workbook.save(stream)
    return stream.getvalue()


def begin_sheet(workbook: Workbook, title: str, header: Sequence[str], *, row: int = 1) -> WriteOnlyWorksheet:
    """A new sheet, wide enough for this header and with its row kept in view; all rows are still to be appended."""
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = f"A{row + 1}"
    for number, name in enumerate(header, 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(NARROWEST, len(name) + 2)
    return sheet


def text_value(text: str) -> str | None:
    """What a cell holds for this text: it made harmless, or nothing. openpyxl cuts it off at Excel's 32,767 signs."""
    return defused(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)) or None


def bold_cell(sheet: WriteOnlyWorksheet, text: str) -> Cell:
    """A cell of the header."""
    cell: Cell = WriteOnlyCell(sheet, text_value(text))
    cell.font = Font(bold=True)
    return cell


def _add_sheet(workbook: Workbook, title: str, rows: Iterable[Sequence[str]]) -> None:
    rows = iter(rows)
    header = next(rows, ())
    sheet = begin_sheet(workbook, title, header)
    sheet.append([bold_cell(sheet, name) for name in header])
    for row in rows:
        sheet.append([text_value(cell) for cell in row])
