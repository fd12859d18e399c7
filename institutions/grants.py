"""Gives each database role the rights on tables that the apps name, after every migrate."""

import re
from collections.abc import Mapping
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from psycopg import sql

_PRIVILEGE = re.compile(r"(?P<privilege>[A-Z]+)(?: \((?P<columns>[^)]*)\))?")

ROLE_ALIASES = ("default", "counter", "log")
"""The connections whose roles own nothing and get every right from a `grants` table of an app."""


def grant_tables(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Set the rights on the app's tables to exactly what `sender.grants` says; only the owner role can."""
    if using != "owner":
        return
    roles = {alias: settings.DATABASES[alias]["USER"] for alias in (*ROLE_ALIASES, "owner")}
    refuse_shared_roles(roles)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        present = set(connections[using].introspection.table_names(cursor))  # a migration back may have dropped some
        for table, rights in tables_and_rights(sender).items():
            for alias in ROLE_ALIASES if table in present else ():
                _set_rights(cursor, table, roles[alias], rights.get(alias))


def refuse_shared_roles(roles: Mapping[str, str]) -> None:
    """Raise ImproperlyConfigured when two connections share a role: rights taken from one would be the other's."""
    for alias in ROLE_ALIASES:
        sharing = [settings.DATABASE_SETTINGS[other] for other in roles if roles[other] == roles[alias]]
        if len(sharing) > 1:
            raise ImproperlyConfigured(
                f"{' and '.join(sorted(sharing))} name the same role, {roles[alias]}. Give each a role of its own: "
                "python manage.py create_database_roles --admin-url postgresql://..."
            )


def tables_and_rights(app: AppConfig) -> dict[str, dict[str, str]]:
    """Per table of the app the rights per connection alias; a model without a row in `grants` raises KeyError."""
    tables = {model._meta.db_table: app.grants[model.__name__] for model in app.get_models()}
    return tables | getattr(app, "grants_outside_models", {})


def privileges(rights: str) -> dict[str, str]:
    """The rights of a row of a grants table: per privilege its columns, "" when it is for the whole table."""
    return {found["privilege"]: found["columns"] or "" for found in _PRIVILEGE.finditer(rights)}


def _set_rights(cursor: Any, table: str, role: str, rights: str | None) -> None:
    names = {"table": sql.Identifier(table), "role": sql.Identifier(role)}
    cursor.execute(sql.SQL("REVOKE ALL ON {table} FROM {role}").format(**names))
    if rights:
        statement = sql.SQL("GRANT {rights} ON {table} TO {role}")
        cursor.execute(statement.format(rights=sql.SQL(rights), **names))
