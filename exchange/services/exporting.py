"""Making the file in which a team lead takes the measurements of the own institution out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import PermissionDenied

from exchange.domain.codebook_sheet import codebook_lines
from exchange.domain.exporting import FileType, cells_of, file_name
from exchange.domain.layout import HEADER
from exchange.selectors.exporting import exportable, listed_answers, told_values
from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from institutions.spreadsheets import write_csv, write_xlsx

CONTENT_TYPES: Final = {
    FileType.CSV: "text/csv; charset=utf-8",
    FileType.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Table = Sequence[Sequence[str]]


class NothingToExport(Exception):
    """There is no measurement for the file; an empty one would look like a mistake."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file with measurements; `count` says how many."""

    content: bytes
    name: str
    content_type: str
    count: int


def export_measurements(*, institution: Institution, year: int | None, file_type: FileType, by: User) -> Export:
    """The submitted measurements of the institution of that year (None: all years) as a file, one row for each.

    The workbook also holds a sheet that explains columns and codes. Small numbers are not hidden: these are rows of
    the own institution. Raises PermissionDenied for an institution that `by` does not lead, and NothingToExport.
    """
    if not institutions_for(by, Permission.EXPORT_MEASUREMENTS).filter(pk=institution.pk).exists():
        raise PermissionDenied("only a team lead of the institution exports its measurements")
    rows = [cells_of(values) for values in told_values(exportable(by, institution, year))]
    if not rows:
        raise NothingToExport
    return Export(
        content=_written([HEADER, *rows], file_type),
        name=file_name(institution.code, year, file_type),
        content_type=CONTENT_TYPES[file_type],
        count=len(rows),
    )


def _written(table: Table, file_type: FileType) -> bytes:
    if file_type is FileType.CSV:
        return write_csv(table)
    return write_xlsx({"metingen": table, "codeboek": codebook_lines(listed_answers())})
