"""What a database role may and may not be; each refusal names the setting and what to do."""

from collections.abc import Iterator
from typing import Any

import psycopg
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db.migrations.loader import MigrationLoader

from institutions.grants import privileges, tables_and_rights
from institutions.row_policies import guarded_tables

CREATE_ROLES = "python manage.py create_database_roles --admin-url postgresql://..."
MIGRATE = "python manage.py migrate --database owner"
OWNER = "owner"
OWNS_ANYTHING = """
    SELECT EXISTS (
        SELECT FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND pg_has_role(current_user, relowner, 'MEMBER')
        UNION ALL
        SELECT FROM pg_database
         WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER'))
"""

Database = psycopg.Connection[Any]


class StartupRefused(ImproperlyConfigured):
    """A service the application must not or cannot start on."""


class MigrationNeeded(StartupRefused):
    """Tables or rights are missing: migrating puts that right, unlike any other refusal."""


def check_role(connection: Database, setting: str, alias: str) -> None:
    """Return when this role can do the work of the alias and has no power over row-level security."""
    _refuse_power(connection, setting)
    _refuse_closed_schema(connection, setting)
    if alias == OWNER:
        _refuse_owner_without_rights(connection, setting)
    else:
        _refuse_owning(connection, setting)


def check_tables(connection: Database, setting: str) -> None:
    """Return when the tables are up to date and keep their rows apart; raise MigrationNeeded otherwise."""
    _refuse_missing_migrations(connection, setting)
    _refuse_open_tables(connection, setting)


def check_rights(connection: Database, setting: str, alias: str) -> None:
    """Return when the alias has every right that its work takes; raise MigrationNeeded otherwise."""
    if alias != OWNER:
        _refuse_missing_rights(connection, setting, alias)


def _refuse_power(connection: Database, setting: str) -> None:
    """Row-level security does not bind these, and a superuser's trigger function has all its rights."""
    query = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    is_superuser, bypasses = _row(connection, query)
    if is_superuser or bypasses:
        power = "is a superuser" if is_superuser else "has BYPASSRLS"
        raise StartupRefused(
            f"{setting}: role {_role(connection)} {power}, so row-level security would not hold. "
            f"Use a role made by: {CREATE_ROLES}"
        )


def _refuse_closed_schema(connection: Database, setting: str) -> None:
    """Without USAGE on the schema even a question about a table is refused."""
    (may_use,) = _row(connection, "SELECT has_schema_privilege(current_user, 'public', 'USAGE')")
    if not may_use:
        raise StartupRefused(
            f"{setting}: role {_role(connection)} has no rights in this database. Use a role made by: {CREATE_ROLES}"
        )


def _refuse_owning(connection: Database, setting: str) -> None:
    """An owner may switch row-level security off; being a member of the owner is as good as being it."""
    (owns,) = _row(connection, OWNS_ANYTHING)
    if owns:
        raise StartupRefused(
            f"{setting}: role {_role(connection)} owns the database or its tables, so row-level security "
            "would not hold. Only DATABASE_OWNER_URL names the owner. Use the roles made by: "
            f"{CREATE_ROLES}"
        )


def _refuse_owner_without_rights(connection: Database, setting: str) -> None:
    (may_create,) = _row(connection, "SELECT has_schema_privilege(current_user, 'public', 'CREATE')")
    if not may_create:
        raise StartupRefused(
            f"{setting}: role {_role(connection)} may not create tables. Name the owner of the database; "
            f"both are made by: {CREATE_ROLES}"
        )


def _refuse_missing_migrations(connection: Database, setting: str) -> None:
    on_disk = set(MigrationLoader(None, ignore_no_migrations=True).graph.nodes)
    missing = sorted(on_disk - set(_applied_migrations(connection)))
    if missing:
        first = ".".join(missing[0])
        raise MigrationNeeded(f"{setting}: {len(missing)} migration(s) missing, first {first}. Run: {MIGRATE}")


def _applied_migrations(connection: Database) -> Iterator[tuple[str, str]]:
    query = "SELECT has_table_privilege(to_regclass('public.django_migrations'), 'SELECT')"
    (may_read,) = _row(connection, query)
    if may_read:
        yield from connection.execute("SELECT app, name FROM django_migrations").fetchall()


def _refuse_open_tables(connection: Database, setting: str) -> None:
    """A table whose rows are not kept apart, because somebody switched it off or a restore left it out."""
    query = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity"
    forced = {name for (name,) in connection.execute(query).fetchall()}
    if missing := sorted(guarded_tables() - forced):
        raise MigrationNeeded(f"{setting}: {missing[0]} has no row-level security. This sets it: {MIGRATE}")


def _refuse_missing_rights(connection: Database, setting: str, alias: str) -> None:
    query = "SELECT has_any_column_privilege(to_regclass(%s), %s)"
    for table, right in _rights_of(alias):
        whole = query.replace("any_column", "table")
        (allowed,) = _row(connection, whole if right == "DELETE" else query, f'public."{table}"', right)
        if not allowed:
            role = _role(connection)
            raise MigrationNeeded(f"{setting}: role {role} may not {right} {table}. This sets the rights: {MIGRATE}")


def _rights_of(alias: str) -> Iterator[tuple[str, str]]:
    """Every right on a table that an app's `grants` promise to the connection."""
    for app in apps.get_app_configs():
        for table, rights in tables_and_rights(app).items() if hasattr(app, "grants") else ():
            yield from ((table, right) for right in privileges(rights.get(alias, "")))


def _role(connection: Database) -> str:
    return str(_row(connection, "SELECT current_user")[0])


def _row(connection: Database, query: str, *values: str) -> tuple[Any, ...]:
    return connection.execute(query, values).fetchone() or ()
