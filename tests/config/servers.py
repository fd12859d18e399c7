"""PostgreSQL servers for tests that change roles or kill things."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.local.cluster import FAST_OPTIONS, Cluster
from config.local.passwords import ADMINISTRATOR, new_secrets
from config.local.postgres import SharedPostgres


@dataclass
class Server:
    """A running server of a test's own."""

    shared: SharedPostgres

    @classmethod
    @contextlib.contextmanager
    def started(cls, directory: Path) -> Iterator["Server"]:
        """The server, with its roles, for as long as the block lasts."""
        secrets = new_secrets().databases
        shared = SharedPostgres(Cluster(directory, secrets, FAST_OPTIONS, dies_with_parent=True))
        try:
            shared.start_when_down()
            yield cls(shared)
        finally:
            shared.release()

    @property
    def cluster(self) -> Cluster:
        return self.shared.cluster

    @property
    def admin_url(self) -> str:
        return self.cluster.url(ADMINISTRATOR, "postgres")

    def url(self, role: str, database: str = "ash", password: str | None = None) -> str:
        """The connection URL of a role; its password is the one it was made with unless given."""
        if password is None:
            return self.cluster.url(role, database)
        return f"postgresql://{role}:{password}@/{database}?host={quote(str(self.cluster.sockets))}"

    def execute(self, statement: str, database: str = "postgres") -> None:
        """Run the statement as administrator."""
        with psycopg.connect(self.cluster.url(ADMINISTRATOR, database), autocommit=True) as connection:
            connection.execute(statement)
