"""Each database role has exactly the rights that the apps name, also in the catalogue of PostgreSQL."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import ProgrammingError, connections

from institutions import grants
from institutions.grants import ROLE_ALIASES, privileges, tables_and_rights
from institutions.row_context import NOBODY, row_context

APPS = [app for app in apps.get_app_configs() if hasattr(app, "grants")]
EXPECTED = {table: rights for app in APPS for table, rights in tables_and_rights(app).items()}
WHOLE_TABLE = "SELECT table_name, privilege_type, '' FROM information_schema.role_table_grants WHERE grantee = %s"
COLUMNS = """
    SELECT c.table_name, privilege_type, column_name FROM information_schema.role_column_grants AS c
     WHERE grantee = %s AND NOT EXISTS (
        SELECT FROM information_schema.role_table_grants AS t
         WHERE (t.grantee, t.table_name, t.privilege_type) = (c.grantee, c.table_name, c.privilege_type))
"""

Rights = set[tuple[str, str, str]]


def rights_in_catalogue(alias: str) -> Rights:
    """Every right of the role behind this connection: table, privilege, and column or "" for all of them."""
    with connections["owner"].cursor() as cursor:
        role = settings.DATABASES[alias]["USER"]
        cursor.execute(f"{WHOLE_TABLE} UNION ALL {COLUMNS}", [role, role])
        return set(cursor.fetchall())


def rights_in_tables(alias: str) -> Rights:
    """The same, as the apps write it."""
    return {
        (table, privilege, column.strip().strip('"'))
        for table, rights in EXPECTED.items()
        for privilege, columns in privileges(rights.get(alias, "")).items()
        for column in columns.split(",")
    }


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ROLE_ALIASES)
def test_the_catalogue_holds_exactly_the_rights_of_the_grants_tables(alias: str) -> None:
    assert rights_in_catalogue(alias) == rights_in_tables(alias)


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize(
    ("alias", "statement"),
    [
        ("default", "INSERT INTO benchmark_stalemonth (institution_id, month) VALUES (1, '2024-01-01')"),
        ("default", "UPDATE benchmark_monthtally SET valid = 0"),
        ("default", "UPDATE institutions_membership SET role = 'analyst'"),
        ("default", "CREATE TABLE mine (id int)"),
        ("default", "TRUNCATE measurements_measurement"),
        ("default", "DELETE FROM measurements_measurement"),
        ("default", "UPDATE measurements_measurement SET team_id = 1"),
        ("default", "UPDATE institutions_team SET code = 'x'"),
        ("default", "DELETE FROM audit_accesslogentry"),
        ("default", "SELECT * FROM accounts_outgoingmail"),
        ("log", "SELECT * FROM audit_accesslogentry"),
        ("counter", "UPDATE measurements_measurement SET crisis_resolved = true"),
        ("counter", "SELECT * FROM institutions_user"),
        ("counter", "SELECT * FROM institutions_membership"),
        ("default", "DELETE FROM measurements_measurementevent"),
        ("default", "SELECT * FROM measurements_weeklymail"),
        ("log", "SELECT * FROM measurements_measurement"),
    ],
)
def test_a_role_cannot_do_what_is_not_its_work(alias: str, statement: str) -> None:
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, row_context(NOBODY), connections[alias].cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_migrations_can_be_taken_back_and_done_again() -> None:
    try:
        call_command("migrate", "benchmark", "zero", database="owner", verbosity=0)
    finally:
        call_command("migrate", database="owner", verbosity=0)
    assert ("benchmark_monthtally", "DELETE", "") in rights_in_catalogue("counter")


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_rights_are_never_taken_from_a_role_that_two_connections_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = settings.DATABASES["owner"]["USER"]
    monkeypatch.setitem(settings.DATABASES["default"], "USER", owner)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_OWNER_URL and DATABASE_URL name the same role"):
        call_command("migrate", database="owner", verbosity=0)
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('measurements_codebookentry', 'INSERT')")
        assert cursor.fetchone() == (True,)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_emptying_the_tables_sets_no_rights_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grants, "_set_rights", lambda *values: pytest.fail("rights are set"))
    call_command("flush", database="owner", interactive=False, verbosity=0)
    with pytest.raises(pytest.fail.Exception, match="rights are set"):
        call_command("migrate", database="owner", verbosity=0)
