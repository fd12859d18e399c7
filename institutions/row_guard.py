"""Refuses loudly where row-level security would show nothing: a query on guarded tables outside any row context."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper

from institutions.row_context import NoRowContext, has_context
from institutions.row_policies import tables_and_rows


def guard_web_connection(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Receiver of connection_created: from now on the web role asks for rows inside a context or not at all."""
    if connection.alias == DEFAULT_DB_ALIAS and refuse_without_context not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_without_context)


def refuse_without_context(execute: Callable[..., Any], statement: Any, *rest: Any) -> Any:
    """Run the statement; raises NoRowContext when it names a guarded table and runs for nobody."""
    if not has_context():
        text = str(statement)
        for table in tables_of_somebody():
            if table in text:
                raise NoRowContext(f"{table} is read or written outside a row context; see institutions.row_context.")
    return execute(statement, *rest)


@cache
def tables_of_somebody() -> frozenset[str]:
    """The tables of which the web role gets no row without a context."""
    return frozenset(
        table
        for app in apps.get_app_configs()
        for table, rows in tables_and_rows(app).items()
        if DEFAULT_DB_ALIAS in rows and rows[DEFAULT_DB_ALIAS].read_takes_context
    )
