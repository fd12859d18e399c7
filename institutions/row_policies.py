"""Row-level security from tables: each app says in `AppConfig.row_policies` which rows a role may read and write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from institutions.grants import ROLE_ALIASES, tables_and_rights
from institutions.row_context import Scope


def _setting(name: str) -> str:
    """A setting of the transaction; '' after one and NULL in a new session both mean nobody."""
    return f"NULLIF(current_setting('{name}', true), '')"


def _listed(name: str) -> str:
    return f"string_to_array({_setting(name)}, ',')"


def _has_scope(scope: Scope) -> str:
    return f"(SELECT COALESCE('{scope}' = ANY ({_listed('app.scope')}), false))"


OWN_INSTITUTIONS: Final = f"(SELECT {_listed('app.institution')}::bigint[])::bigint[]"
LED_INSTITUTIONS: Final = f"(SELECT {_listed('app.leads')}::bigint[])::bigint[]"
USER: Final = f"(SELECT {_setting('app.user')}::bigint)"
NATIONAL: Final = _has_scope(Scope.NATIONAL)
ADMINISTRATION: Final = _has_scope(Scope.ADMINISTRATION)
AUDIT: Final = _has_scope(Scope.AUDIT)
SIGNING_IN: Final = _has_scope(Scope.SIGNING_IN)
OF_OWN_INSTITUTION: Final = f"institution_id = ANY ({OWN_INSTITUTIONS})"
OF_LED_INSTITUTION: Final = f"institution_id = ANY ({LED_INSTITUTIONS})"
OWN_ROWS: Final = f"user_id = {USER}"
"""Conditions on a row. The subqueries are worked out once a statement instead of once a row.

Written out instead of as functions in SQL, which PostgreSQL would parse anew for each statement it plans.
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a role may read, write and remove, as SQL conditions; nothing without one.

    What may be written may be removed, unless that is said apart; either also takes the right on the table.
    """

    read: str = "false"
    write: str = "false"
    remove: str = ""

    @property
    def read_takes_context(self) -> bool:
        """Whether nothing is found without a row context; writing without one PostgreSQL refuses by itself."""
        return "SELECT" in self.read


EVERY_ROW: Final = Rows("true", "true")

RowPolicies = Mapping[str, Mapping[str, Rows]]
"""Per table and connection alias the rows; the owner role has every row of every table."""

_COMMANDS: Final = {
    "SELECT": "USING ({read})",
    "INSERT": "WITH CHECK ({write})",
    "UPDATE": "USING ({write}) WITH CHECK ({write})",
    "DELETE": "USING ({remove})",
}


def any_of(*conditions: str) -> str:
    """The condition that holds when one of these does."""
    return " OR ".join(f"({condition})" for condition in conditions)


def apply_row_policies(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Give the app's tables exactly the policies that `sender.row_policies` says; only the owner role can."""
    if using != "owner":
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        present = set(connections[using].introspection.table_names(cursor))  # a migration back may have dropped some
        for table, rows in tables_and_rows(sender).items():
            if table in present:
                _drop_policies(cursor, table)
                _secure(cursor, table)
                for statement in _policies(sender, table, rows):
                    cursor.execute(statement)


def tables_and_rows(app: AppConfig) -> dict[str, Mapping[str, Rows]]:
    """Per table of the app that has row-level security the rows per connection alias."""
    models = {model.__name__: model._meta.db_table for model in app.get_models()}
    return {models.get(name, name): rows for name, rows in getattr(app, "row_policies", {}).items()}


def guarded_tables() -> frozenset[str]:
    """Every table of the application that has row-level security."""
    return frozenset(table for app in apps.get_app_configs() for table in tables_and_rows(app))


def _secure(cursor: Any, table: str) -> None:
    statement = "ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY"
    cursor.execute(sql.SQL(statement).format(table=sql.Identifier(table)))


def _drop_policies(cursor: Any, table: str) -> None:
    cursor.execute("SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = %s", [table])
    for (name,) in cursor.fetchall():
        names = {"name": sql.Identifier(name), "table": sql.Identifier(table)}
        cursor.execute(sql.SQL("DROP POLICY {name} ON {table}").format(**names))


def _policies(app: AppConfig, table: str, rows: Mapping[str, Rows]) -> Iterator[sql.Composed]:
    yield _policy(table, "owner", "ALL", EVERY_ROW)
    rights = tables_and_rights(app)[table]
    for alias in ROLE_ALIASES:
        for command in _COMMANDS:
            if alias in rows and command in rights.get(alias, ""):
                yield _policy(table, alias, command, rows[alias])


def _policy(table: str, alias: str, command: str, rows: Rows) -> sql.Composed:
    conditions = {"read": rows.read, "write": rows.write, "remove": rows.remove or rows.write}
    condition = _COMMANDS.get(command, _COMMANDS["UPDATE"]).format(**conditions)
    return sql.SQL("CREATE POLICY {name} ON {table} FOR {command} TO {role} {condition}").format(
        name=sql.Identifier(f"{alias}_{command.lower()}"),
        table=sql.Identifier(table),
        command=sql.SQL(command),
        role=sql.Identifier(settings.DATABASES[alias]["USER"]),
        condition=sql.SQL(condition),
    )
