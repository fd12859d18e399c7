"""Raw SQL over the web role, without any view or queryset: who reads and writes which rows of every table."""

import pytest
from django.db import connections

from institutions.row_policies import guarded_tables
from tests.institutions.row_security.expected import EXPECTED, May
from tests.institutions.row_security.rows import Inquiry, fill, inquiry
from tests.world import committed

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def rows_of_everybody(world: None) -> None:
    committed(fill)


def every_difference() -> dict[str, list[str]]:
    """Per table what is wrong with it; a table that keeps to the expectations is absent."""
    asked = inquiry()
    found = {table: differences(table, asked, asked.labels(table)) for table in EXPECTED}
    return {table: wrong for table, wrong in found.items() if wrong}


def differences(table: str, asked: Inquiry, labels: list[str]) -> list[str]:
    """Where what is found is not what the table of expectations says; empty when separation holds."""
    wrong = []
    for role, found in asked.found(table).items():
        may = EXPECTED[table].get(role, May())
        for command in ("read", "insert"):
            if set(found[command]) != getattr(may, command):
                wrong.append(f"{role} {command}: {sorted(found[command])}")
        for command in ("update", "delete"):
            allowed = sum(label in getattr(may, command) for label in labels)
            if found[command]["rows"] != allowed:
                wrong.append(f"{role} {command}: {found[command]['rows']} rows instead of {allowed}")
    return wrong


@pytest.mark.usefixtures("rows_of_everybody")
def test_every_role_reads_and_writes_exactly_the_rows_of_the_table_of_expectations() -> None:
    assert every_difference() == {}


def test_every_guarded_table_has_expectations() -> None:
    assert set(EXPECTED) == guarded_tables()


OF_AN_INSTITUTION = """
    SELECT DISTINCT relname FROM pg_class
      JOIN pg_attribute ON attrelid = pg_class.oid AND attname IN ('institution_id', 'user_id') AND NOT attisdropped
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT (relrowsecurity AND relforcerowsecurity)
       AND EXISTS (SELECT FROM aclexplode(relacl) AS acl WHERE acl.grantee <> relowner)
"""


@pytest.mark.usefixtures("transactional_db")
def test_no_table_with_an_institution_or_a_person_is_open() -> None:
    """Asked of PostgreSQL's own catalogue, so that a new table is found whatever made it."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(OF_AN_INSTITUTION)
        assert [name for (name,) in cursor.fetchall()] == []


@pytest.mark.usefixtures("transactional_db")
def test_the_catalogue_check_sees_a_new_table_with_an_institution() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("CREATE TABLE forgotten (institution_id bigint); GRANT SELECT ON forgotten TO PUBLIC")
        try:
            cursor.execute(OF_AN_INSTITUTION)
            assert cursor.fetchall() == [("forgotten",)]
        finally:
            cursor.execute("DROP TABLE forgotten")


@pytest.mark.usefixtures("transactional_db")
def test_no_view_shows_rows_with_the_rights_of_its_owner() -> None:
    """A materialized view ignores row-level security, and a plain one runs as its owner."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'"
            " OR relkind = 'v' AND NOT coalesce(reloptions @> ARRAY['security_invoker=true'], false))"
        )
        assert cursor.fetchall() == []
