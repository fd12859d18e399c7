"""The rows of an XLSX file."""

import io
from collections.abc import Iterator
from contextlib import closing

from openpyxl import load_workbook

from exchange.files.keeping import Line
from exchange.files.pulling import in_pulls
from exchange.files.workbook_zip import check_workbook_zip
from exchange.files.xlsx_faults import told_faults
from exchange.files.xlsx_sheets import sheet_rows


def xlsx_rows(content: bytes, name: str) -> Iterator[Line]:
    """Every row with its number, from the one sheet that holds something."""
    return in_pulls(_rows(content, name), told_faults)


def _rows(content: bytes, name: str) -> Iterator[Line]:
    check_workbook_zip(content, name)
    with closing(load_workbook(io.BytesIO(content), read_only=True, keep_links=False)) as workbook:
        yield from sheet_rows(workbook)
