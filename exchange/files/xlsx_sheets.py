"""Which sheet of a workbook holds the measurements."""

from collections.abc import Iterator
from typing import Final

from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from exchange.files.keeping import Line
from exchange.files.unusable import UnusableFile
from exchange.files.xlsx_cells import cell_text

OUR_OWN: Final = ("codeboek", "toelichting")
"""The sheets that our exports add to the measurements."""

LAST_ROW: Final = 1_048_576
"""Of a sheet in Excel."""

SEVERAL_SHEETS: Final = (
    "Het bestand heeft meer werkbladen met gegevens: {names}. Bewaar alleen het werkblad met de metingen en upload het"
    " bestand opnieuw."
)


def sheet_rows(workbook: Workbook) -> Iterator[Line]:
    """The rows of the sheet that holds something; a hidden one only counts when no visible one holds anything.

    Nothing when no sheet does. Raises UnusableFile when several do.
    """
    sheets = [sheet for sheet in workbook.worksheets if sheet.title not in OUR_OWN and _holds_something(sheet)]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    found = visible or sheets
    if len(found) > 1:
        raise UnusableFile(SEVERAL_SHEETS.format(names=", ".join(sheet.title for sheet in found)))
    for sheet in found:
        yield from _rows(sheet)


def _holds_something(sheet: ReadOnlyWorksheet) -> bool:
    return any(cell.strip() for _, cells in _rows(sheet) for cell in cells)


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[Line]:
    """All rows that hold something, also where the sheet says that it is larger or smaller than it is."""
    sheet.reset_dimensions()
    for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
        if number > LAST_ROW:
            raise ValueError("a sheet has no such row")
        if filled := _filled(values):
            yield number, [cell_text(value) for value in values[:filled]]


def _filled(values: tuple[object, ...]) -> int:
    """How many cells are left without the empty ones at the end."""
    return max((index for index, value in enumerate(values, 1) if value is not None), default=0)
