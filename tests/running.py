"""Real processes beside the tests: a Celery worker on the database of the test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from django.db import connections

URLS = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_COUNTER_URL", "DATABASE_LOG_URL")


def environment_of_the_test() -> dict[str, str]:
    """The environment of this process, with the test database in the place of the real one."""
    urls = {url: on_the_test_database(os.environ[url]) for url in URLS}
    return os.environ | urls | {"DJANGO_SETTINGS_MODULE": "config.settings"}


def on_the_test_database(url: str) -> str:
    """The URL with the name of the test database of this process."""
    name = connections["owner"].settings_dict["NAME"]
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@contextmanager
def celery_worker() -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the broker of this test process, until the block ends."""
    arguments = ["worker", "--pool", "solo", "--without-mingle", "--without-gossip", "-l", "WARNING"]
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "config", *arguments],
        env=environment_of_the_test(),
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_until(happened: Callable[[], bool], seconds: float) -> float:
    """How many seconds it took; AssertionError when it does not happen in time."""
    start = time.monotonic()
    while not happened():
        assert time.monotonic() - start < seconds, f"did not happen within {seconds} seconds"
        time.sleep(0.02)
    return time.monotonic() - start
