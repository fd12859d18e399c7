"""Raw SQL over the web role, institution after institution: not one row of another, in any table.

`make separation` runs it on a million measurements; among all tests it runs on a few.
"""

import os
import time
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from institutions.row_context import RowContext, row_context
from institutions.row_policies import guarded_tables
from tests.load.conftest import ROWS

pytestmark = [pytest.mark.separation, pytest.mark.django_db(transaction=True, databases="__all__")]

OF_AN_INSTITUTION = """
    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'institution_id'
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT attisdropped
       AND has_table_privilege(%s, pg_class.oid, 'SELECT')
"""


def tables_with_an_institution() -> list[str]:
    """Every table that says of each row whose it is and that the web role may read, by PostgreSQL's own catalogue."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(OF_AN_INSTITUTION, [settings.DATABASES["default"]["USER"]])
        return sorted(name for (name,) in cursor.fetchall())


def counted(alias: str, table: str) -> dict[int, int]:
    """How many rows the connection sees, per institution."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT institution_id, count(*) FROM {table} GROUP BY institution_id")  # noqa: S608
        return dict(cursor.fetchall())


@pytest.mark.usefixtures("many_measurements")
def test_no_institution_sees_a_row_of_another_in_any_table(capsys: pytest.CaptureFixture[str]) -> None:
    tables = tables_with_an_institution()
    assert guarded_tables() >= set(tables)
    truth = {table: counted("owner", table) for table in tables}
    assert sum(truth["measurements_measurement"].values()) == ROWS
    institutions = sorted(truth["measurements_measurement"])
    foreign, own, started = 0, 0, time.perf_counter()
    for institution in institutions:
        with row_context(RowContext(user_id=0, institutions=(institution,), leads=(institution,))):
            for table in tables:
                found = counted(connection.alias, table)
                own += found.get(institution, 0)
                foreign += sum(found.values()) - found.get(institution, 0)
                assert found.get(institution, 0) == truth[table].get(institution, 0), table
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\n{timezone.localdate()}: {ROWS:,} measurements of {len(institutions)} institutions")  # noqa: T201
        seconds = time.perf_counter() - started
        print(f"{len(tables)} tables, {own:,} own rows, {foreign} foreign rows, {seconds:.1f} s")  # noqa: T201
    assert foreign == 0
    assert len(institutions) == 17
