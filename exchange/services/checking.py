"""Checking the rows of a file: every problem in it, and beside what is there already what would come in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from django.db import connection
from psycopg import sql

from exchange.domain.layout import SEVERAL
from exchange.domain.mapping import mapping_from
from exchange.domain.outcomes import Outcome
from exchange.domain.rows import FILLED_FIELDS, CellProblem, ReadRow, RowReader
from exchange.files.keeping import Line, unpacked
from exchange.models import FileState, ImportBatch, ImportFile, ImportProblem, ImportRow
from exchange.selectors.reports import annotated
from exchange.selectors.surroundings import surroundings
from exchange.services.comparing import compare
from exchange.services.progress import Progress, counted
from exchange.services.reading import recognise
from measurements.domain.validation import CODE_FIELDS

STAGED: Final = ("line", "institution_id", "team_id", "author_id", *FILLED_FIELDS)
ARRAYS: Final = frozenset(CODE_FIELDS) - {"family_type"}

_STAGE: Final = """
    CREATE TEMPORARY TABLE {staged} AS SELECT {staging} FROM {rows} AS staged WITH NO DATA
"""
"""COPY into a table with row-level security is refused, so the rows take a table of the transaction on their way."""

_UNSTAGE: Final = "DROP TABLE {staged}"
_COPY_ROWS: Final = "COPY {staged} ({columns}) FROM STDIN"

_KEEP: Final = """
    INSERT INTO {rows} (batch_id, outcome, differences, {columns})
    SELECT batch.id, %s, '{{}}', {unstaging}
    FROM {staged} AS staged JOIN {batches} AS batch
         ON batch.file_id = %s AND batch.institution_id = staged.institution_id
    ORDER BY staged.line
"""

_UNSTAGE_PROBLEMS: Final = "DROP TABLE {staged_problems}"
_COPY_PROBLEMS: Final = "COPY {staged_problems} FROM STDIN"
_STAGE_PROBLEMS: Final = """
    CREATE TEMPORARY TABLE {staged_problems} (line integer, "column" text, message text)
"""
_KEEP_PROBLEMS: Final = """
    INSERT INTO {problems} (file_id, line, "column", message)
    SELECT %s, line, "column", message FROM {staged_problems}
"""


def check(file: ImportFile, progress: Progress) -> None:
    """The file with its problems, also as a workbook, and a batch for each institution with the rows that have none.

    What an earlier check of the same file found is replaced.
    """
    if file.state != FileState.CHECKING:
        return
    forget_rows(file)
    lines = _lines_of(file)
    _, header = next(lines)
    mapping = mapping_from(file.mapping)
    reader = RowReader(recognise(header, mapping), mapping, surroundings(file.institution))
    problems: list[tuple[int, CellProblem]] = []
    per_institution = _stage(_sound(reader, counted(lines, progress, file.rows), problems))
    _keep_batches(file, per_institution)
    file.errors, file.state = len({line for line, _ in problems}), FileState.CHECKED
    _keep_problems(file, problems)
    problems.clear()  # of a large file they would be there twice while the workbook is made
    file.report = annotated(file, counted(_lines_of(file), progress, file.rows)) if file.errors else None
    file.save(update_fields=["report", "errors", "state"])


def forget_rows(file: ImportFile) -> None:
    """Remove what an earlier check found."""
    file.problems.all().delete()
    ImportRow.objects.filter(batch__file=file).delete()
    file.batches.all().delete()


def _lines_of(file: ImportFile) -> Iterator[Line]:
    return unpacked(bytes(file.lines or b""))


def _sound(
    reader: RowReader, lines: Iterable[tuple[int, list[str]]], problems: list[tuple[int, CellProblem]]
) -> Iterator[ReadRow]:
    """The rows without problems; those of the others are added to `problems`."""
    for number, cells in lines:
        row = reader.read(number, cells)
        if row.problems:
            problems.extend((number, problem) for problem in row.problems)
        else:
            yield row


def _stage(rows: Iterable[ReadRow]) -> dict[int, int]:
    """Copy the rows into the table of the transaction; how many there are per institution."""
    per_institution: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_named(_STAGE))
        with cursor.copy(_named(_COPY_ROWS)) as copy:
            for row in rows:
                institution = row.placing.institution  # type: ignore[union-attr]  # a row without problems has a place
                per_institution[institution] = per_institution.get(institution, 0) + 1
                copy.write_row(_staged(row))
    return per_institution


def _staged(row: ReadRow) -> list[Any]:
    placing: Any = row.placing
    values: Mapping[str, Any] = row.values
    filled = [SEVERAL.join(values[name]) if name in ARRAYS else values.get(name, "") for name in FILLED_FIELDS]
    return [row.line, placing.institution, placing.team, placing.author, *filled]


def _keep_batches(file: ImportFile, per_institution: Mapping[int, int]) -> None:
    batches = [ImportBatch(file=file, institution_id=pk, rows=rows) for pk, rows in sorted(per_institution.items())]
    ImportBatch.objects.bulk_create(batches)
    with connection.cursor() as cursor:
        cursor.execute(_named(_KEEP), [Outcome.NEW.value, file.pk])
        cursor.execute(_named(_UNSTAGE))
    for batch in file.batches.all():
        compare(batch)


def _keep_problems(file: ImportFile, problems: Iterable[tuple[int, CellProblem]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_named(_STAGE_PROBLEMS))
        with cursor.copy(_named(_COPY_PROBLEMS)) as copy:
            for line, problem in problems:
                copy.write_row((line, problem.column, problem.message))
        cursor.execute(_named(_KEEP_PROBLEMS), [file.pk])
        cursor.execute(_named(_UNSTAGE_PROBLEMS))


def _named(statement: str) -> sql.Composed:
    return sql.SQL(statement).format(
        staged=sql.Identifier("staged_rows"),
        staged_problems=sql.Identifier("staged_problems"),
        rows=sql.Identifier(ImportRow._meta.db_table),
        batches=sql.Identifier(ImportBatch._meta.db_table),
        problems=sql.Identifier(ImportProblem._meta.db_table),
        columns=sql.SQL(", ").join(map(sql.Identifier, STAGED)),
        staging=_each(STAGED, f"array_to_string(staged.{{}}, '{SEVERAL}') AS {{}}"),
        unstaging=_each(STAGED, f"string_to_array(staged.{{}}, '{SEVERAL}')"),
    )


def _each(names: Iterable[str], of_array: str) -> sql.Composed:
    """The columns of a staged row; arrays are one text on their way, which COPY takes several times faster."""
    columns = (
        sql.SQL(of_array).format(*[sql.Identifier(name)] * of_array.count("{}"))
        if name in ARRAYS
        else sql.Identifier("staged", name)
        for name in names
    )
    return sql.SQL(", ").join(columns)
