"""The rows of a CSV file."""

import csv
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Final

from exchange.files.csv_text import csv_text, delimiter_of, header_of, without_nulls
from exchange.files.keeping import Line
from exchange.files.pulling import in_pulls
from exchange.files.tidying import too_long
from exchange.files.unusable import UnusableFile, in_dutch

QUOTE: Final = (
    'In rij {row} klopt een aanhalingsteken (") niet. Zet er een bij of haal het weg, en upload het bestand opnieuw.'
)


def csv_rows(content: bytes) -> Iterator[Line]:
    """Every row with its number, as it stands in the file; a row may go over several lines within quotes."""
    return in_pulls(_rows(content), nullcontext)


def _rows(content: bytes) -> Iterator[Line]:
    header = header_of(without_nulls(csv_text(content)))
    if not header.strip():
        return
    text = without_nulls(csv_text(content))
    records = csv.reader(text, delimiter=delimiter_of(header), strict=True)
    number = 1
    while (cells := _next_row(records, number)) is not None:
        yield number, cells
        number += 1


def _next_row(records: Iterator[list[str]], number: int) -> list[str] | None:
    try:
        return next(records, None)
    except csv.Error as error:
        # The module tells its errors apart by text only; this one is at 131,072 characters.
        is_long = "field larger than" in str(error)
        raise UnusableFile(too_long(number) if is_long else QUOTE.format(row=in_dutch(number))) from error
