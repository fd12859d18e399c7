"""Datasets as CSV and XLSX: the same texts, and in a workbook numbers to count with."""

import re
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from benchmark.domain.rounding import NO_DATA
from benchmark.files.dataset import Cell, Dataset
from institutions.spreadsheets import begin_sheet, bold_cell, text_value, workbook_bytes, write_csv

PERCENT: Final = re.compile(r"(\d+)(?:,(\d))?%")
"""A plain percentage; ">99%", "75-85%" and "niet getoond" stay texts."""

NO_DATA_IN_WORDS: Final = "geen gegevens"
"""In a file for the dash of a page, which would get a quote, as spreadsheet programs may take it for a formula."""

FIGURES, EXPLANATION = "cijfers", "toelichting"


def dataset_csv(dataset: Dataset) -> bytes:
    """The table alone, as Excel with Dutch settings opens it: it reads "94%" as a number there."""
    return write_csv([dataset.columns, *([_told(cell) for cell in row] for row in dataset.rows)])


def dataset_xlsx(dataset: Dataset) -> bytes:
    """A workbook with the table, and a second sheet with what it is about and what to know about it."""

    def fill(workbook: Workbook) -> None:
        sheet = begin_sheet(workbook, FIGURES, dataset.columns)
        sheet.append([bold_cell(sheet, name) for name in dataset.columns])
        for row in dataset.rows:
            sheet.append([_value(sheet, cell) for cell in row])
        about = begin_sheet(workbook, EXPLANATION, [dataset.title])
        about.append([bold_cell(about, dataset.title)])
        for note in dataset.notes:
            about.append([text_value(note)])

    return workbook_bytes(fill)


def _told(cell: Cell) -> Cell:
    return NO_DATA_IN_WORDS if cell == NO_DATA else cell


def _value(sheet: WriteOnlyWorksheet, cell: Cell) -> SheetCell | int | str | None:
    if isinstance(cell, int):
        return cell
    percent = PERCENT.fullmatch(cell)
    return _percentage(sheet, *percent.groups()) if percent else text_value(f"{_told(cell)}")


def _percentage(sheet: WriteOnlyWorksheet, whole: str, tenth: str | None) -> SheetCell:
    """The number that the text gives and nothing finer: 94% is 0.94."""
    cell: SheetCell = WriteOnlyCell(sheet, int(whole + (tenth or "0")) / 1000)
    cell.number_format = "0.0%" if tenth else "0%"
    return cell
