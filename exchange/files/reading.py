"""The rows of a file that somebody brings, CSV or XLSX, as text; what it is follows from its content, not its name."""

from collections.abc import Iterator
from typing import Final

from exchange.files.csv_rows import csv_rows
from exchange.files.keeping import Line
from exchange.files.kinds import is_zip, refuse_other_kinds
from exchange.files.tidying import MOST_ROWS, tidied
from exchange.files.unusable import UnusableFile
from exchange.files.xlsx_rows import xlsx_rows

__all__ = ["MOST_BYTES", "MOST_ROWS", "Line", "UnusableFile", "read_table"]

MOST_BYTES: Final = 20_000_000

NOTHING_IN_IT: Final = "Het bestand is leeg. Controleer of u het goede bestand hebt gekozen."
TOO_LARGE: Final = "Het bestand is groter dan 20 MB. Splits het, bijvoorbeeld per jaar, en upload de delen apart."


def read_table(content: bytes, name: str) -> Iterator[Line]:
    """The header and then each row that is not empty, with the row number that a spreadsheet shows.

    Every cell is text: dates ISO and without a time, a formula as it was typed, "waar" or "onwaar" for a boolean, ""
    for nothing. Rows are as long as the header at least; what stands beyond it is handed on. A column "fouten", which
    is ours, is left out. `name` is only for what is said. Raises UnusableFile, at once or at the row where it shows.
    """
    if not content:
        raise UnusableFile(NOTHING_IN_IT)
    if len(content) > MOST_BYTES:
        raise UnusableFile(TOO_LARGE)
    refuse_other_kinds(content, name)
    return tidied(xlsx_rows(content, name) if is_zip(content) else csv_rows(content))
