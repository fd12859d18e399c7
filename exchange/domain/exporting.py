"""The rows of an export: the values of one measurement as the cells of the format.

The column hulpverlener is always empty: nobody but the worker sees figures per worker (a works-council matter), and
from a file with names anybody could make them.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from exchange.domain.layout import COLUMNS, SEVERAL

Value = str | bool | date | Sequence[str] | None

UNTOLD: Final = "author"
"""The field that no export fills in."""

TOLD: Final = tuple(column.field for column in COLUMNS if column.field != UNTOLD)
"""The fields that an export fills in, in the order of the format."""


class FileType(StrEnum):
    """As what kind of file the rows come out."""

    XLSX = "xlsx"
    CSV = "csv"


def cells_of(values: Mapping[str, Value]) -> list[str]:
    """The cells of one measurement in the order of HEADER, from its values by field; KeyError for a missing field.

    Dates are dd-mm-jjjj, scores 1 or 0, several codes joined by SEVERAL; what is not known or not scored is "".
    """
    return ["" if column.field == UNTOLD else cell_of(values[column.field]) for column in COLUMNS]


def cell_of(value: Value) -> str:
    """One value as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, date):
        return f"{value.day:02}-{value.month:02}-{value.year:04}"
    return value if isinstance(value, str) else SEVERAL.join(value)


def file_name(institution_code: str, year: int | None, file_type: FileType) -> str:
    """How the file is called, such as metingen-aa-2022.csv; without a year it holds all of them."""
    return f"metingen-{institution_code}-{year or 'alle-jaren'}.{file_type}"
