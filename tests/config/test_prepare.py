"""What `make demo` does to a database of the caller before it serves it: nothing, when anything is wrong with it."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from config.local.passwords import ADMINISTRATOR
from config.local.places import CHECKOUT
from tests.config.demo_runs import bare_environment
from tests.config.servers import Server

pytestmark = pytest.mark.xdist_group("local_postgres")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The caller's server, with a database that was never migrated."""
    with Server.started(tmp_path_factory.mktemp("callers")) as started:
        yield started


def prepare(server: Server, **environment: str) -> subprocess.CompletedProcess[str]:
    """What the demo does with the database before it serves it."""
    directory = server.cluster.directory
    given = {"ASH_MODE": "demo", "SECRET_KEY": "only for tests", "BROKER_URL": os.environ["BROKER_URL"]}
    return subprocess.run(
        [sys.executable, "-m", "config.local.prepare", "--without-data", "--callers-database"],
        env=bare_environment(directory) | server.cluster.urls() | given | environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


def tables(server: Server) -> list[str]:
    with psycopg.connect(server.url("ash_owner")) as connection:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        return [name for (name,) in connection.execute(query)]


def test_a_database_is_not_migrated_when_a_role_may_not_be_used(server):
    done = prepare(server, DATABASE_URL=server.url(ADMINISTRATOR))
    assert done.returncode == 1
    assert done.stderr.endswith("create_database_roles --admin-url postgresql://...\n")
    assert "Refused: DATABASE_URL: role postgres is a superuser" in done.stderr
    assert tables(server) == []


def test_a_real_registry_is_not_migrated(server):
    with psycopg.connect(server.url("ash_owner")) as connection:
        connection.execute("CREATE TABLE institutions_institution AS SELECT 'a-real-one' AS code")
    done = prepare(server)
    assert done.returncode == 1
    assert "Refused: The database contains data that this command did not make" in done.stderr
    assert tables(server) == ["institutions_institution"]


def test_an_empty_database_is_migrated(server):
    with psycopg.connect(server.url("ash_owner")) as connection:
        connection.execute("DROP TABLE IF EXISTS institutions_institution")
    done = prepare(server)
    assert done.returncode == 0, done.stderr
    assert "django_migrations" in tables(server)
