"""Files that people take out: CSV and XLSX with text only, and never a cell that a program carries out."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

from exchange.domain.defusing import defused
from exchange.files.annotating import MessagesByRow, annotate
from exchange.files.keeping import Line
from exchange.files.workbooks import begin_sheet, bold_cell, text_value, workbook_bytes


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as Excel with Dutch settings opens them: UTF-8 with a BOM, a semicolon between the cells, CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([defused(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """A workbook with these sheets by title, none hidden; the first row of each is its header, all cells are text."""

    def fill(workbook: Workbook) -> None:
        for title, rows in sheets.items():
            _add_sheet(workbook, title, rows)

    return workbook_bytes(fill)


def annotated_xlsx(lines: Iterable[Line], problems: MessagesByRow) -> bytes:
    """The file as it was read, to repair and upload again: read_table gives the same lines for it.

    `problems` has the messages by row number and column header, under "" those about the row as a whole. All of a row
    stand in a first column "fouten", which has a filter; a wrong cell is coloured and has its own as a comment.
    """
    return workbook_bytes(lambda workbook: annotate(workbook, lines, problems))


def _add_sheet(workbook: Workbook, title: str, rows: Iterable[Sequence[str]]) -> None:
    rows = iter(rows)
    header = next(rows, ())
    sheet = begin_sheet(workbook, title, header)
    sheet.append([bold_cell(sheet, name) for name in header])
    for row in rows:
        sheet.append([text_value(cell) for cell in row])
