"""The roles of docs/adr/0004, on the real server of this test run."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command

from config.local.postgres import SharedPostgres
from institutions.database_roles import DATABASE_ROLES, OWNER, WEB, create_roles
from tests.config.servers import Server

pytestmark = pytest.mark.xdist_group("database_roles")


@pytest.fixture(scope="module")
def whole_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: roles belong to a whole server, so the one of the test run is left alone."""
    with Server.started(tmp_path_factory.mktemp("roles")) as started:
        yield started


@pytest.fixture
def server(whole_server: Server) -> Iterator[Server]:
    """The server; afterwards its roles have their own passwords again."""
    yield whole_server
    create_roles(whole_server.admin_url, passwords=whole_server.cluster.passwords)


def test_every_role_can_log_in_and_none_has_power_over_row_level_security(server):
    query = "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s"
    for role in DATABASE_ROLES:
        with psycopg.connect(server.url(role)) as connection:
            assert connection.execute(query, [role]).fetchone() == (True, False, False, False, False)


def test_only_the_owner_may_create_in_the_database(server):
    for role in DATABASE_ROLES:
        with psycopg.connect(server.url(role)) as connection:
            found = connection.execute("SELECT has_schema_privilege('public', 'CREATE')").fetchone()
        assert found == (role == OWNER,), role


def test_only_owner_and_web_role_may_make_temporary_tables(server):
    for role in DATABASE_ROLES:
        with psycopg.connect(server.url(role)) as connection:
            found = connection.execute("SELECT has_database_privilege(current_database(), 'TEMPORARY')").fetchone()
        assert found == (role in (OWNER, WEB),), role


def test_a_demo_of_an_older_version_gets_that_right_at_its_next_start(server):
    server.execute("REVOKE TEMPORARY ON DATABASE ash FROM ash_web")
    user = SharedPostgres(server.cluster)
    try:
        user.start_when_down()
        with psycopg.connect(server.url(WEB)) as connection:
            found = connection.execute("SELECT has_database_privilege(current_database(), 'TEMPORARY')").fetchone()
    finally:
        user.release()
    assert found == (True,)


def test_a_role_from_elsewhere_cannot_even_connect(server):
    server.execute("CREATE ROLE stranger LOGIN PASSWORD 'secret'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(server.url("stranger", password="secret"))


def test_creating_twice_changes_nothing_and_draws_no_new_passwords(server):
    assert create_roles(server.admin_url) == {}
    psycopg.connect(server.url("ash_web")).close()


def test_a_role_that_was_given_power_loses_it(server):
    server.execute("ALTER ROLE ash_web SUPERUSER BYPASSRLS")
    create_roles(server.admin_url)
    with psycopg.connect(server.url("ash_web")) as connection:
        query = "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'ash_web'"
        assert connection.execute(query).fetchone() == (False, False)


def test_an_administrator_who_is_no_superuser_can_create_roles_and_database(tmp_path):
    with Server.started(tmp_path) as fresh:
        fresh.execute("DROP DATABASE ash")
        fresh.execute(f"DROP ROLE {', '.join(DATABASE_ROLES)}")
        fresh.execute("CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD 'secret'")
        passwords = create_roles(fresh.url("dba", "postgres", password="secret"))
        create_roles(fresh.url("dba", "postgres", password="secret"))
        psycopg.connect(fresh.url("ash_web", password=passwords["ash_web"])).close()


def test_the_command_prints_four_urls_that_work_and_only_when_they_are_new(server, capsys):
    server.execute("DROP DATABASE ash")
    call_command("create_database_roles", admin_url=server.admin_url, reset_passwords=True)
    printed = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    assert set(printed) == {role.setting for role in DATABASE_ROLES.values()}
    for url in printed.values():
        psycopg.connect(url).close()

    call_command("create_database_roles", admin_url=server.admin_url)
    again = capsys.readouterr()
    assert urlsplit(printed["DATABASE_URL"]).password not in again.out
    assert ":PASSWORD@" in again.out
    assert "--reset-passwords" in again.err


def test_the_command_can_take_the_passwords_from_the_environment_and_prints_none(server, capsys, monkeypatch):
    for name, role in DATABASE_ROLES.items():
        monkeypatch.setenv(role.setting, f"postgresql://{name}:of-{name}@db:5432/ash")
    call_command("create_database_roles", admin_url=server.admin_url, from_environment=True)
    assert capsys.readouterr().out == ""
    psycopg.connect(server.url("ash_web", password="of-ash_web")).close()


def test_a_url_without_password_in_the_environment_is_named(server, monkeypatch):
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgresql://ash_owner@db:5432/ash")
    with pytest.raises(CommandError, match="DATABASE_OWNER_URL must be postgresql://ash_owner:password@"):
        call_command("create_database_roles", admin_url=server.admin_url, from_environment=True)


def test_a_wrong_administrator_gets_a_sentence(server):
    wrong = server.url("postgres", "postgres", password="wrong")
    with pytest.raises(CommandError, match=r"--admin-url: .*password authentication failed"):
        call_command("create_database_roles", admin_url=wrong)
