"""Empties the tables between tests that commit: a few rows go by DELETE, which is many times faster than TRUNCATE.

TRUNCATE makes new files for each table and index, some hundreds of them here, however few rows there are. What Django
writes after every migrate stays, so that it does not have to be written again after every test.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.core.management.commands import flush
from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations

from measurements.codebook import add_missing_entries

MANY: Final = 2000
WRITTEN_BY_TRIGGERS: Final = ("event", "benchmark_stalemonth")
"""Ends of the names of tables that get a row when one of another table goes, so they are emptied last."""

FROM_MIGRATING: Final = ("django_content_type", "auth_permission")
"""Tables with what Django itself knows of the models."""

FROZEN: Final = ("benchmark_release", "benchmark_releaseevidence", "benchmark_publication", "benchmark_openpoint")
"""Tables whose rows PostgreSQL lets nobody remove."""

_truncate = DatabaseOperations.sql_flush


def install() -> None:
    """Let `flush` empty the tables this way from now on, and write the code lists again and nothing else."""
    DatabaseOperations.sql_flush = sql_flush
    flush.emit_post_migrate_signal = lambda _verbosity, _interactive, database: add_missing_entries(using=database)


def sql_flush(operations: DatabaseOperations, style: Any, tables: Sequence[str], **options: Any) -> list[str]:
    """The statements that empty these tables: constraints between them are only checked at the end."""
    tables = [table for table in tables if table not in FROM_MIGRATING]
    frozen = [table for table in FROZEN if table in tables]
    return [
        *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in frozen),
        *_emptying(operations, style, tables, **options),
        *(["SET CONSTRAINTS ALL IMMEDIATE"] if frozen else []),  # a table with checks still to do cannot be altered
        *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in frozen),
    ]


def _emptying(operations: DatabaseOperations, style: Any, tables: Sequence[str], **options: Any) -> list[str]:
    if _holds_many(operations.connection.alias):
        return list(_truncate(operations, style, tables, **options))
    ordered = sorted(tables, key=lambda table: table.endswith(WRITTEN_BY_TRIGGERS))
    return [f"DELETE FROM {operations.quote_name(table)}" for table in ordered]  # noqa: S608


def _holds_many(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM (SELECT FROM measurements_measurement LIMIT {MANY}) AS found")  # noqa: S608
        return bool(cursor.fetchone()[0] >= MANY)
