"""The embedded PostgreSQL: shared by processes, stopped by the last, and never in the way of the next start."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.local import leftovers
from config.local.cluster import Cluster
from config.local.leftovers import SOCKET, remove_stale_files, server_process
from config.local.locks import exclusive
from config.local.passwords import ADMINISTRATOR, local_secrets
from config.local.places import CHECKOUT, make_socket_directory, socket_directory
from config.local.postgres import SharedPostgres, answers
from config.local.refusal import Refused
from config.local.reset import reset
from config.local.valkey import server_user, start_valkey
from tests.config.demo_runs import bare_environment
from tests.config.servers import Server

pytestmark = pytest.mark.xdist_group("local_postgres")

USE_SERVER = """
import sys
from config.local.environment import provide_environment
provide_environment()
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    """A local directory whose server is stopped afterwards."""
    yield tmp_path / "local"
    if (tmp_path / "local").exists():
        reset(tmp_path / "local")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server.started(tmp_path_factory.mktemp("running")) as server:
        yield server


def user_of(directory: Path) -> subprocess.Popen[str]:
    """A process that uses the server until its standard input closes."""
    process = subprocess.Popen(
        [sys.executable, "-c", USE_SERVER],
        env=bare_environment(directory),
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def leave(process: subprocess.Popen[str]) -> None:
    process.communicate()


def test_the_last_process_to_leave_stops_the_server(directory):
    first, second = user_of(directory), user_of(directory)
    leave(first)
    assert server_process(directory / "postgres")
    leave(second)
    assert not server_process(directory / "postgres")


def test_a_process_that_is_asked_to_end_stops_the_server_too(directory):
    process = user_of(directory)
    process.terminate()
    leave(process)
    assert not server_process(directory / "postgres")


def test_a_start_after_everything_was_killed_finds_all_that_was_committed(directory):
    process = user_of(directory)
    cluster = Cluster(directory, local_secrets(directory).databases)
    with psycopg.connect(cluster.url("ash_owner")) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS number")
    process.kill()
    leave(process)
    os.kill(server_process(directory / "postgres"), signal.SIGKILL)

    again = user_of(directory)
    with psycopg.connect(cluster.url("ash_owner")) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (42,)
    leave(again)


def test_a_server_that_outlived_its_users_is_taken_over_and_stopped(directory):
    process = user_of(directory)
    process.kill()
    leave(process)
    left_behind = server_process(directory / "postgres")
    assert left_behind
    again = user_of(directory)
    assert server_process(directory / "postgres") == left_behind
    leave(again)
    assert not server_process(directory / "postgres")


def test_files_with_the_number_of_another_program_do_not_stop_a_start(tmp_path):
    with Server.started(tmp_path) as server:
        cluster = server.cluster
    for path in (cluster.data / "postmaster.pid", cluster.sockets / f"{SOCKET}.lock"):
        path.write_text(f"{os.getpid()}\n{cluster.data}\n1\n5432\n{cluster.sockets}\n\n0 0\nready\n")
    shared = SharedPostgres(cluster)
    shared.start_when_down()
    assert not shared.is_down
    shared.release()


def test_the_files_that_guard_data_stay_while_any_process_works_there(running, monkeypatch):
    monkeypatch.setattr(leftovers, "PATIENCE", 0)
    remove_stale_files(running.cluster)
    assert (running.cluster.data / "postmaster.pid").exists()


def test_half_made_database_files_are_made_again(tmp_path):
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")
    with Server.started(tmp_path) as server:
        psycopg.connect(server.url("ash_web")).close()


def test_roles_that_were_not_finished_are_made_at_the_next_start(running):
    running.execute("REVOKE CONNECT ON DATABASE ash FROM ash_log")
    running.shared.start_when_down()
    psycopg.connect(running.url("ash_log")).close()


def test_a_directory_too_deep_for_a_socket_works(tmp_path):
    deep = tmp_path / ("a long name with spaces " * 4)
    deep.mkdir()
    assert socket_directory(deep).is_relative_to("/tmp")  # noqa: S108
    with Server.started(deep) as server:
        psycopg.connect(server.url("ash_web")).close()
    reset(deep)
    assert not socket_directory(deep).exists()


def test_a_socket_directory_that_others_can_enter_is_refused(tmp_path):
    (tmp_path / "run").mkdir(mode=0o755)
    (tmp_path / "run").chmod(0o755)
    with pytest.raises(Refused, match="open to other users"), Server.started(tmp_path):
        pass


def test_valkey_refuses_a_socket_directory_that_others_can_enter(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run").chmod(0o755)
    with pytest.raises(Refused, match="open to other users"):
        start_valkey(tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_a_socket_directory_of_another_user_is_refused_save_the_one_postgresql_runs_as(tmp_path):
    for name in ("run", "postgres"):
        (tmp_path / name).mkdir(mode=0o700)
        os.chown(tmp_path / name, 65534, 65534)
    make_socket_directory(tmp_path / "run", server_user(tmp_path))
    (tmp_path / "postgres").rmdir()
    with pytest.raises(Refused, match="open to other users"):
        start_valkey(tmp_path)


def test_the_server_listens_on_no_port_and_its_files_are_closed_to_others(running):
    with psycopg.connect(running.cluster.url(ADMINISTRATOR)) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    for path in (running.cluster.data, running.cluster.sockets):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_secrets_are_drawn_once_and_only_their_user_can_read_them(tmp_path):
    first = local_secrets(tmp_path)
    assert local_secrets(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600
    assert len(first.secret_key) >= 50


def test_secrets_that_do_not_fit_the_database_are_named(running):
    wrong = Cluster(running.cluster.directory, {**running.cluster.passwords, ADMINISTRATOR: "wrong"})
    with pytest.raises(Refused, match=r"secrets\.json does not belong to the database"):
        answers(wrong)


def test_unreadable_secrets_are_named(tmp_path):
    (tmp_path / "secrets.json").write_text("{")
    with pytest.raises(Refused, match=r"secrets\.json cannot be read"):
        local_secrets(tmp_path)


def test_reset_refuses_while_a_command_uses_the_database(directory):
    process = user_of(directory)
    with pytest.raises(Refused, match="a command is using its database"):
        reset(directory)
    leave(process)


def test_reset_removes_what_is_ours_and_nothing_else(tmp_path):
    (tmp_path / "secrets.json").write_text("{}")
    (tmp_path / "thesis.txt").write_text("mine")
    reset(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_lock_ends_with_its_holder_however_that_goes(tmp_path):
    hold = f"""
import time
from pathlib import Path
from config.local.locks import exclusive
with exclusive(Path({str(tmp_path / "some.lock")!r})):
    print("held", flush=True)
    time.sleep(60)
"""
    holder = subprocess.Popen([sys.executable, "-c", hold], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    holder.kill()
    leave(holder)
    began = time.monotonic()
    with exclusive(tmp_path / "some.lock"):
        assert time.monotonic() - began < 1
