"""The embedded PostgreSQL server: one for all processes of this checkout that need it at the same time."""

import subprocess
import time

import psycopg

from config.local.cluster import Cluster, prepare_files
from config.local.leftovers import remove_stale_files, server_process
from config.local.locks import SharedUse, exclusive
from config.local.packages import postgres_program
from config.local.passwords import ADMINISTRATOR
from config.local.processes import Process, start
from config.local.refusal import Refused
from institutions.database_roles import WEB, create_roles

PATIENCE = 60
"""Seconds: a server that was killed first replays its log."""


class SharedPostgres:
    """This process's use of a cluster's server; whoever is the last to release it stops the server."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._use = SharedUse(cluster.directory / "postgres.lock")
        self._process: Process | None = None

    def start_when_down(self) -> None:
        """Make sure the server answers, whoever started it and however it went down."""
        with exclusive(self.cluster.directory / "postgres-start.lock"):
            if self._process:
                self._process.popen.poll()  # a killed child counts as alive until its parent has looked
            if not answers(self.cluster):
                prepare_files(self.cluster)
                remove_stale_files(self.cluster)
                self._process = _start_server(self.cluster)
            if not _roles_work(self.cluster):
                create_roles(self.cluster.url(ADMINISTRATOR, "postgres"), passwords=self.cluster.passwords)

    @property
    def is_down(self) -> bool:
        """Whether the server's process is gone; cheap enough to ask every second."""
        return not server_process(self.cluster.data)

    def release(self) -> None:
        """Stop using the server, and stop the server when nobody else uses it."""
        with self._use.release() as last:
            if last:
                stop_server(self.cluster)
                if self._process:
                    self._process.popen.wait()


def answers(cluster: Cluster) -> bool:
    """Whether a server answers; waits while it is starting up, stopping or recovering."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            psycopg.connect(cluster.url(ADMINISTRATOR, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if "the database system is" not in str(error):
                return _answered(cluster, str(error))
            time.sleep(0.1)
        else:
            return True
    raise Refused(f"PostgreSQL in {cluster.data} does not get ready. Its log: {cluster.log}")


def _answered(cluster: Cluster, error: str) -> bool:
    """A server that refuses is a server; without one there is only the error of the socket."""
    if "password authentication failed" in error:
        raise Refused(
            f"{cluster.directory / 'secrets.json'} does not belong to the database beside it. "
            "Put the right one back, or begin anew with: make reset"
        )
    return "FATAL:" in error


def _start_server(cluster: Cluster) -> Process:
    """A server that answers; tried again when sessions of a killed one are still ending."""
    for pause in (0.5, 2, 0):
        process = start("postgres", cluster.command(), log=cluster.log, **cluster.start_options)
        if _gets_ready(cluster, process):
            return process
        time.sleep(pause)
    raise Refused(f"PostgreSQL did not start. The end of {cluster.log}:\n{process.last_lines()}")


def _gets_ready(cluster: Cluster, process: Process) -> bool:
    until = time.monotonic() + PATIENCE
    while not process.ended and time.monotonic() < until:
        if answers(cluster):
            return True
        time.sleep(0.05)
    return False


def stop_server(cluster: Cluster) -> None:
    """Stop the server of these files, when one runs; everything committed is safe."""
    if not server_process(cluster.data):
        return
    command = [
        postgres_program("pg_ctl"),
        "stop",
        "-D",
        cluster.data,
        "-m",
        "fast",
        "-w",
        "-t",
        str(PATIENCE),
    ]
    subprocess.run(  # noqa: S603 the command is ours
        command,
        capture_output=True,
        cwd="/",
        check=False,
        start_new_session=True,
        **cluster.account.arguments,
    )


def _roles_work(cluster: Cluster) -> bool:
    """Whether every role can sign in, and the web role has the right that it did not have in older versions."""
    try:
        for url in cluster.urls().values():
            psycopg.connect(url, connect_timeout=5).close()
        with psycopg.connect(cluster.url(WEB), connect_timeout=5) as connection:
            found = connection.execute("SELECT has_database_privilege(current_database(), 'TEMPORARY')").fetchone()
    except psycopg.OperationalError:
        return False
    return found == (True,)
