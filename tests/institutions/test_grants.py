"""Each database role has exactly the rights that the apps name, also in the catalogue of PostgreSQL."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import ProgrammingError, connections

from institutions.grants import ROLE_ALIASES, tables_and_rights

APPS = [apps.get_app_config(label) for label in ("institutions", "measurements", "benchmark")]
EXPECTED = {table: rights for app in APPS for table, rights in tables_and_rights(app).items()}


def rights_in_catalogue(alias: str) -> dict[str, str]:
    """Per table the rights of the role behind this connection, as grants write them."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = %s",
            [settings.DATABASES[alias]["USER"]],
        )
        found: dict[str, list[str]] = {}
        for table, privilege in cursor.fetchall():
            found.setdefault(table, []).append(privilege)
    order = ["SELECT", "INSERT", "UPDATE", "DELETE"]
    return {table: ", ".join(sorted(rights, key=order.index)) for table, rights in found.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ROLE_ALIASES)
def test_the_catalogue_holds_exactly_the_rights_of_the_grants_tables(alias: str) -> None:
    expected = {table: rights[alias] for table, rights in EXPECTED.items() if alias in rights}
    assert rights_in_catalogue(alias) == expected


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
        ("counter", "UPDATE measurements_measurement SET crisis_resolved = true"),
        ("counter", "SELECT * FROM institutions_user"),
        ("log", "SELECT * FROM measurements_measurement"),
    ],
)
def test_a_role_cannot_do_what_is_not_its_work(alias: str, statement: str) -> None:
    with connections[alias].cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_migrations_can_be_taken_back_and_done_again() -> None:
    try:
        call_command("migrate", "benchmark", "zero", database="owner", verbosity=0)
    finally:
        call_command("migrate", database="owner", verbosity=0)
    assert rights_in_catalogue("counter")["benchmark_monthtally"] == "SELECT, INSERT, UPDATE, DELETE"


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
