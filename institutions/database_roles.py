"""The database roles of docs/adr/0004, and the one function that creates them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql


@dataclass(frozen=True)
class DatabaseRole:
    """A role that can log in: the setting with its URL, and what it is for."""

    setting: str
    purpose: str


OWNER = "ash_owner"
WEB = "ash_web"
DATABASE_ROLES = {
    OWNER: DatabaseRole("DATABASE_OWNER_URL", "owns the tables and runs migrations"),
    WEB: DatabaseRole("DATABASE_URL", "serves pages; sees rows of one institution at a time"),
    "ash_counter": DatabaseRole("DATABASE_COUNTER_URL", "counts: reads measurements, writes tallies"),
    "ash_log": DatabaseRole("DATABASE_LOG_URL", "writes the access log and nothing else"),
}


def create_roles(
    admin_conninfo: str,
    *,
    database: str = "ash",
    passwords: Mapping[str, str] | None = None,
    reset_passwords: bool = False,
    owner_creates_databases: bool = False,
) -> dict[str, str]:
    """The passwords that were set, per role: of new roles, and of all with `reset_passwords`.

    Safe to repeat: what is there stays, except rights these roles must not have, which are taken away. The
    connection is a database administrator's: a superuser, or a role with CREATEROLE and CREATEDB.
    """
    with psycopg.connect(admin_conninfo, autocommit=True) as connection:
        existing = _existing_roles(connection)
        chosen = {
            role: (passwords or {}).get(role) or secrets.token_urlsafe(24)
            for role in DATABASE_ROLES
            if reset_passwords or passwords or role not in existing
        }
        for role in DATABASE_ROLES:
            _create_role(connection, role, exists=role in existing, password=chosen.get(role))
        _allow_databases(connection, owner_creates_databases)
        _create_database(connection, database)
    with psycopg.connect(admin_conninfo, dbname=database, autocommit=True) as connection:
        close_database(connection, database)
    return chosen


def _existing_roles(connection: psycopg.Connection) -> set[str]:
    found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(DATABASE_ROLES)])
    return {name for (name,) in found}


def _create_role(connection: psycopg.Connection, role: str, *, exists: bool, password: str | None) -> None:
    if not exists:
        _run(connection, "CREATE ROLE {role} LOGIN", role=role)
    _take_away_power(connection, role)
    if password:  # sent as a SCRAM verifier, so that no server log ever holds the password
        verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
        statement = sql.SQL("ALTER ROLE {role} PASSWORD {verifier}")
        connection.execute(statement.format(role=sql.Identifier(role), verifier=sql.Literal(verifier)))


def _take_away_power(connection: psycopg.Connection, role: str) -> None:
    """Only where there is any: naming SUPERUSER at all takes a superuser."""
    found = connection.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    if found and any(found):
        _run(connection, "ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS", role=role)


def _allow_databases(connection: psycopg.Connection, allowed: bool) -> None:
    """CREATEDB for the owner: the test run makes its own databases; nobody else needs it."""
    found = connection.execute("SELECT rolcreatedb FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone()
    if found and found[0] != allowed:
        _run(connection, f"ALTER ROLE {{role}} {'CREATEDB' if allowed else 'NOCREATEDB'}", role=OWNER)


def _create_database(connection: psycopg.Connection, database: str) -> None:
    found = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if found != (True,):
        _run(connection, "GRANT {role} TO CURRENT_USER WITH INHERIT TRUE, SET TRUE", role=OWNER)
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        create = "CREATE DATABASE {database} OWNER {role} TEMPLATE template0 ENCODING 'UTF8'"
        _run(connection, create, database=database, role=OWNER)


def close_database(connection: psycopg.Connection, database: str) -> None:
    """Nobody but the four roles may connect; nobody but the owner may create.

    The web role may make temporary tables: an import goes through one, for COPY is refused where rows are secured.
    """
    _run(connection, "REVOKE ALL ON DATABASE {database} FROM PUBLIC", database=database)
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for role in DATABASE_ROLES:
        _run(connection, "GRANT USAGE ON SCHEMA public TO {role}", role=role)
        _run(connection, "GRANT CONNECT ON DATABASE {database} TO {role}", database=database, role=role)
    _run(connection, "GRANT TEMPORARY ON DATABASE {database} TO {role}", database=database, role=WEB)


def _run(connection: psycopg.Connection, statement: str, **names: str) -> None:
    identifiers = {name: sql.Identifier(value) for name, value in names.items()}
    connection.execute(sql.SQL(statement).format(**identifiers))
