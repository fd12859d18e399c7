"""Nobody changes or removes a release: not the web role, not the counter, not even the role that owns the tables."""

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connections, transaction

from benchmark.models import OpenPoint, Release
from institutions.models import Institution

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TABLES = {
    "benchmark_release": "contents = '{}'",
    "benchmark_releaseevidence": "counts = '{}'",
    "benchmark_publication": "published_at = now()",
    "benchmark_openpoint": "name = 'x'",
}


def refused(using: str, statement: str) -> DatabaseError:
    """How PostgreSQL refuses this statement; what it let through is an error."""
    with pytest.raises((IntegrityError, ProgrammingError)) as refusal, transaction.atomic(using=using):
        connections[using].cursor().execute(statement)
    return refusal.value


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("using", ["owner", "counter", "default"])
def test_nobody_updates_deletes_or_truncates(final: Release, table: str, using: str) -> None:
    institution = Institution.objects.using("owner").earliest("pk")
    OpenPoint.objects.using("owner").create(release=final, institution=institution, name="Instelling", figures={})
    statements = (f"UPDATE {table} SET {TABLES[table]}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE")  # noqa: S608
    for statement in statements:
        said = str(refused(using, statement))
        assert "a release stays as it is" in said if using == "owner" else "permission denied" in said
    assert Release.objects.using("owner").get().sha256 == final.sha256
