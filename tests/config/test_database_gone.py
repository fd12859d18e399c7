"""PostgreSQL goes away and comes back, under a real web server."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from config.local.places import CHECKOUT
from config.local.postgres import stop_server
from institutions.models import User
from tests.config.demo_runs import free_port
from tests.config.servers import Server
from tests.running import wait_until

AT_MOST = 5
NOT_REACHABLE = "De gegevens zijn nu niet bereikbaar"


@contextmanager
def serving(environment: dict[str, str], port: int, log: Path) -> Iterator[None]:
    """gunicorn as in the container, until the block ends."""
    options = ("--worker-class", "gthread", "--workers", "1", "--threads", "4", "--no-control-socket")
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}", *options]
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=output, stderr=output)
    try:
        wait_until(lambda: process.poll() is not None or asked(port, "/healthz/")[0] == 200, 60)
        yield
    finally:
        process.terminate()
        process.wait(timeout=15)


def asked(port: int, path: str, method: str = "GET") -> tuple[int, str, float]:
    """Status, page and seconds; the request carries a session, which is the first thing read from the database."""
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers={"Cookie": "sessionid=abcdefghijklmnopqrstuvwxyz012345"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), time.monotonic() - began
    except ConnectionError:
        return 0, "", time.monotonic() - began
    finally:
        connection.close()


def test_without_postgresql_there_is_a_page_within_five_seconds_and_with_it_all_goes_on(tmp_path: Path) -> None:
    with Server.started(tmp_path) as server:
        environment = os.environ | server.cluster.urls() | {"STATIC_ROOT": str(tmp_path / "static")}
        for command in ("migrate --database owner", "collectstatic --no-input"):
            manage = [sys.executable, "manage.py", *command.split(), "--verbosity", "0"]
            subprocess.run(manage, cwd=CHECKOUT, env=environment, check=True)
        port = free_port()
        with serving(environment, port, tmp_path / "web.log"):
            assert asked(port, "/inloggen/")[0] == 200, (tmp_path / "web.log").read_text()
            stop_server(server.cluster)
            for path in ("/inloggen/", "/", "/api/v1/national/figures/"):
                status, page, seconds = asked(port, path)
                assert (status, NOT_REACHABLE in page, seconds < AT_MOST) == (503, True, True), (path, status, seconds)
            assert asked(port, "/healthz/")[:2] == (200, "ok")
            server.shared.start_when_down()
            assert asked(port, "/inloggen/")[0] == 200


@pytest.mark.django_db
@pytest.mark.parametrize("gone", [OperationalError, InterfaceError])
def test_a_database_that_goes_away_half_way_a_page_gets_the_same_page(
    signed_in: Any, analyst: User, monkeypatch: pytest.MonkeyPatch, gone: type[Exception]
) -> None:
    def lose_the_database(*args: object, **kwargs: object) -> None:
        raise gone("server closed the connection unexpectedly")

    monkeypatch.setattr("benchmark.views.figures.national_data", lose_the_database)
    browser: Client = signed_in(analyst)
    browser.raise_request_exception = False
    answer = browser.get("/landelijk/")
    assert answer.status_code == 503
    assert NOT_REACHABLE in answer.content.decode()
