"""`make demo`: starts once, says clearly why it does not, repairs itself, and leaves no process behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from config.local.leftovers import server_process
from config.local.places import CHECKOUT
from config.local.port import wanted_port
from config.local.refusal import Refused
from config.local.reset import reset
from tests.config.demo_runs import DemoRun, bare_environment, processes_of

pytestmark = [
    pytest.mark.xdist_group("demo"),
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One local directory for all tests here: only the first demo makes a database."""
    path = tmp_path_factory.mktemp("demo")
    yield path
    reset(path)


@pytest.fixture
def demo(directory: Path) -> Iterator[DemoRun]:
    """A serving demo; whatever a test left of it is ended."""
    run = DemoRun.started(directory)
    yield run
    if run.popen.poll() is None:
        run.end_with(signal.SIGKILL)


def eventually(claim: Callable[[], object], patience: float = 60) -> bool:
    until = time.monotonic() + patience
    while not claim():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def serves(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def process_with(directory: Path, words: str) -> int | None:
    """The first process of the demo whose command line has the words."""
    for number in sorted(processes_of(directory)):
        with suppress(FileNotFoundError):  # it ended meanwhile
            command = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode()
            if words in command:
                return number
    return None


def is_replaced(directory: Path, words: str, number: int | None) -> bool:
    return process_with(directory, words) not in (None, number)


def postgres_processes(directory: Path, postmaster: int | None) -> set[int]:
    return {
        number
        for number in processes_of(directory)
        if number == postmaster or f"PPid:\t{postmaster}\n" in Path(f"/proc/{number}/status").read_text()
    }


def try_demo(directory: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(directory, "config.local.demo", "--without-data", **environment)


def run(directory: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        env=bare_environment(directory) | environment,
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_second_demo_and_a_reset_are_refused_and_ctrl_c_ends_every_process(demo, directory):
    assert serves(demo.port)
    for part in ("bin/postgres", "valkey-server", "gunicorn", "celery -A config worker", "celery -A config beat"):
        assert process_with(directory, part), part

    second = try_demo(directory)
    assert second.returncode == 1
    assert f"the demo is already running at http://127.0.0.1:{demo.port}/" in second.stderr

    refused = run(directory, "config.local.reset")
    assert refused.returncode == 1
    assert "Nothing was removed: the demo is running." in refused.stderr

    figures = run(directory, "manage", "year_figures", "2022", "--json")
    assert figures.returncode == 0, figures.stderr
    assert json.loads(figures.stdout)["valid"] == 0
    assert serves(demo.port)

    assert demo.end_with(signal.SIGINT) == 0
    assert processes_of(directory) == []


def test_ctrl_c_while_starting_ends_every_process(directory):
    (directory / "prepared.txt").unlink(missing_ok=True)
    run = DemoRun.started(directory, wait=False)
    assert eventually(lambda: process_with(directory, "config.local.prepare"))
    assert run.end_with(signal.SIGINT) == 0
    assert processes_of(directory) == []


def test_no_child_survives_a_killed_supervisor_and_neither_lock_nor_database_stops_the_next(demo, directory):
    database = server_process(directory / "postgres")
    os.kill(demo.popen.pid, signal.SIGKILL)
    demo.popen.wait()
    assert eventually(lambda: set(processes_of(directory)) <= postgres_processes(directory, database))

    os.kill(database, signal.SIGKILL)
    again = DemoRun.started(directory)
    assert serves(again.port)
    assert again.seconds < demo.seconds  # nothing is made a second time
    assert again.end_with(signal.SIGTERM) == 0
    assert processes_of(directory) == []


def test_parts_that_are_killed_come_back_and_a_closed_terminal_ends_them_all(demo, directory):
    parts = ("celery -A config worker", "valkey-server", "bin/postgres")
    killed = {part: process_with(directory, part) for part in parts}
    for number in killed.values():
        os.kill(number, signal.SIGKILL)
    for part, number in killed.items():
        assert eventually(partial(is_replaced, directory, part, number)), f"{part}: {demo.output}"
    assert "worker ended unasked." in demo.output
    assert eventually(lambda: serves(demo.port))

    assert demo.end_with(signal.SIGHUP) == 0
    assert processes_of(directory) == []


def test_a_taken_port_is_named_before_any_work_is_done(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = try_demo(tmp_path, PORT=str(port))
    assert done.returncode == 1
    assert f"port {port} is taken by another program" in done.stderr
    assert f"PORT={port + 1} make demo" in done.stderr
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "٨٠٠٠"])
def test_a_port_that_is_no_port_is_named(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(Refused, match=f"PORT is {port!r}; it must be a number from 1 to 65535"):
        wanted_port()


def test_a_wrong_database_url_ends_the_start_with_the_name_of_the_setting(tmp_path):
    names = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_COUNTER_URL", "DATABASE_LOG_URL")
    urls = dict.fromkeys(names, "postgresql://ash_web:hunter2@127.0.0.1:1/ash")
    done = try_demo(tmp_path, ASH_MODE="demo", **urls)
    assert done.returncode == 1
    assert "Refused: DATABASE_OWNER_URL: no connection." in done.stderr
    assert "hunter2" not in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "postgres").exists()
    assert processes_of(tmp_path) == []


@pytest.mark.parametrize(
    ("environment", "refusal"),
    [
        ({"DATABASE_URL": "postgresql://registry"}, "DATABASE_URL is set, so say what this is"),
        ({"ASH_MODE": "production"}, "ASH_MODE is production, and this starts the demo."),
    ],
)
def test_the_demo_is_not_started_where_the_environment_says_or_may_mean_something_else(tmp_path, environment, refusal):
    done = try_demo(tmp_path, **environment)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Stopped: {refusal}")
    assert not (tmp_path / "postgres").exists()
