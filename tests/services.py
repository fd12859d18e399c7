"""Real PostgreSQL and Valkey for one test run; the caller's own where DATABASE_URL and BROKER_URL are set.

Loaded with `-p tests.services`, before pytest-django reads the settings. It works in the first process only:
the workers of pytest-xdist inherit the environment.
"""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from config.local.cluster import FAST_OPTIONS, Cluster
from config.local.environment import callers_database
from config.local.passwords import ADMINISTRATOR, new_secrets
from config.local.postgres import SharedPostgres
from config.local.processes import end
from config.local.refusal import Refused
from config.local.valkey import start_valkey, valkey_url
from institutions.database_roles import create_roles

_stop = contextlib.ExitStack()
atexit.register(_stop.close)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """Provide what the caller did not name; xdist's workers find everything named."""
    os.environ["ASH_MODE"] = "demo"
    os.environ.setdefault("SECRET_KEY", "only for tests")
    os.environ.setdefault("DEMO_PASSWORD", "only-for-tests-10")
    os.environ.setdefault("STATIC_ROOT", str(Path(__file__).parent.parent / "static"))
    try:
        if not callers_database():
            _provide_postgres()
        if not os.environ.get("BROKER_URL"):
            _provide_valkey()
        elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
            _use_own_part_of_broker(int(worker.removeprefix("gw")) + 1)
    except Refused as refusal:
        raise pytest.UsageError(str(refusal)) from None


def pytest_unconfigure() -> None:
    """Stop and remove what this process started, also after Ctrl-C."""
    _stop.close()


def _provide_postgres() -> None:
    cluster = Cluster(_temporary_directory(), new_secrets().databases, FAST_OPTIONS, dies_with_parent=True)
    server = SharedPostgres(cluster)
    _stop.callback(server.release)
    server.start_when_down()
    administrator = cluster.url(ADMINISTRATOR, "postgres")
    create_roles(administrator, passwords=cluster.passwords, owner_creates_databases=True)
    os.environ.update(cluster.urls(), ASH_TEST_ADMIN_URL=administrator)


def _provide_valkey() -> None:
    directory = _temporary_directory()
    _stop.callback(end, start_valkey(directory))
    os.environ["BROKER_URL"] = valkey_url(directory)


def _use_own_part_of_broker(number: int) -> None:
    """Give this xdist worker a database number of its own, so that it takes no other worker's tasks."""
    os.environ["BROKER_URL"] = broker_part(os.environ["BROKER_URL"], number)


def broker_part(url: str, number: int) -> str:
    """The URL with this database number, unless it names one other than the first itself."""
    parts = urlsplit(url)
    if parts.scheme.endswith("+socket"):
        return url if "virtual_host=" in parts.query else f"{url}{'&' if parts.query else '?'}virtual_host={number}"
    if parts.scheme in ("redis", "rediss") and parts.path in ("", "/", "/0"):
        return urlunsplit(parts._replace(path=f"/{number}"))
    return url


def _temporary_directory() -> Path:
    """Also the local directory of the run, so that no test reaches the demo's."""
    if not os.environ.get("ASH_LOCAL_DIR"):
        directory = tempfile.mkdtemp(prefix="ash-tests-")
        Path(directory).chmod(0o711)  # PostgreSQL's own account passes through when the tests run as root
        os.environ["ASH_LOCAL_DIR"] = directory
        _stop.callback(shutil.rmtree, directory, ignore_errors=True)
    return Path(os.environ["ASH_LOCAL_DIR"])
