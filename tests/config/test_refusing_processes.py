"""Web server and worker refuse to start on services that they must not use, in one sentence without a traceback."""

import os
import subprocess
import sys

import pytest

from tests.config.production import production_environment
from tests.running import environment_of_the_test, on_the_test_database

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)

WEB = ["gunicorn", "config.wsgi:application", "--check-config"]
WORKER = ["celery", "-A", "config", "worker", "--pool", "solo"]


def output_of(command: list[str], **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment_of_the_test() | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    return done.stderr


@pytest.mark.parametrize("command", [WEB, WORKER], ids=["web", "worker"])
def test_a_superuser_as_web_role_is_refused_by_name(command: list[str]) -> None:
    if "ASH_TEST_ADMIN_URL" not in os.environ:
        pytest.skip("needs the administrator of the test run's own PostgreSQL")
    found = output_of(command, DATABASE_URL=on_the_test_database(os.environ["ASH_TEST_ADMIN_URL"]))
    assert "Refused: DATABASE_URL: role postgres is a superuser" in found
    assert "Traceback" not in found


@pytest.mark.parametrize("command", [WEB, WORKER], ids=["web", "worker"])
def test_another_kind_of_database_is_refused_by_name(command: list[str]) -> None:
    found = output_of(command, **production_environment(DATABASE_COUNTER_URL="sqlite:///figures.db"))
    assert "DATABASE_COUNTER_URL must be like postgresql://" in found
