"""Serving and counting go without the owner of the tables; only migrating needs that URL, and says so."""

import pytest

from config.startup_roles import MIGRATE
from tests.config.production import in_production, run_in_production
from tests.running import environment_of_the_test

OWNER = "DATABASE_OWNER_URL"
CHECK = "import django; django.setup(); from config.startup import check_services; check_services(); "
ALIASES = "from django.conf import settings; print(sorted(settings.DATABASES))"


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_web_server_and_worker_start_without_the_owner() -> None:
    given = environment_of_the_test_database() | {OWNER: None}
    done = in_production(CHECK + ALIASES, **given)
    assert done.stdout == "['cache', 'counter', 'default', 'log']\n", done.stderr
    web = run_in_production("-m", "gunicorn", "config.wsgi:application", "--check-config", **given)
    assert web.returncode == 0, web.stderr


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_without_the_owner_the_web_role_sees_that_migrations_are_missing() -> None:
    spoil = (
        "import django; django.setup(); from django.db.migrations.loader import MigrationLoader as L; "
        "build = L.build_graph; "
        "L.build_graph = lambda s: (build(s), s.graph.nodes.__setitem__(('measurements', '9999_new'), None)); "
        "from config.startup import check_services; check_services()"
    )
    done = in_production(spoil, **environment_of_the_test_database(), **{OWNER: None})
    assert "DATABASE_URL: 1 migration(s) missing, first measurements.9999_new" in done.stderr
    assert MIGRATE in done.stderr


@pytest.mark.parametrize("argument", ["--database owner", "--database=owner"])
def test_migrating_without_the_owner_is_refused_by_name(argument: str) -> None:
    done = run_in_production("manage.py", "migrate", *argument.split(), **{OWNER: None})
    assert done.returncode == 1
    assert done.stderr.startswith("Refused: DATABASE_OWNER_URL is not set.")


def environment_of_the_test_database() -> dict[str, str]:
    """The URLs of the database of this test, in demo mode: its people may have the addresses of demo accounts."""
    found = environment_of_the_test()
    return {"ASH_MODE": "demo"} | {
        name: found[name] for name in found if name.startswith("DATABASE_") and name != OWNER
    }
