"""The files of the embedded PostgreSQL: where they are and how they come to be."""

import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from config.local.accounts import Account, open_the_way, server_account
from config.local.packages import postgres_program
from config.local.passwords import ADMINISTRATOR
from config.local.places import make_socket_directory, socket_directory
from config.local.refusal import Refused
from institutions.database_roles import DATABASE_ROLES

DATABASE = "ash"
SAFE_OPTIONS = {
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_error_verbosity": "terse",  # else a refused row stands in the log with all that is in it
}
FAST_OPTIONS = SAFE_OPTIONS | {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For tests only: a power cut may damage the files."""


@dataclass(frozen=True)
class Cluster:
    """One embedded PostgreSQL below a directory, with its passwords and server options."""

    directory: Path
    passwords: Mapping[str, str]
    options: Mapping[str, str] = field(default_factory=lambda: SAFE_OPTIONS)
    dies_with_parent: bool = False
    """False where several processes share the server: then the last one stops it."""

    @property
    def data(self) -> Path:
        return self.directory / "postgres"

    @property
    def log(self) -> Path:
        return self.directory / "logs" / "postgres.log"

    @property
    def sockets(self) -> Path:
        return socket_directory(self.directory)

    @property
    def account(self) -> Account:
        return server_account(self.data)

    @property
    def start_options(self) -> dict[str, Any]:
        orphan_signal = signal.SIGQUIT if self.dies_with_parent else None
        return {"account": self.account, "orphan_signal": orphan_signal}

    def url(self, role: str, database: str = DATABASE) -> str:
        """The connection URL of a role, over the socket."""
        login = f"{role}:{quote(self.passwords[role], safe='')}"
        return f"postgresql://{login}@/{database}?host={quote(str(self.sockets))}"

    def urls(self) -> dict[str, str]:
        """The URL per setting, as settings.py wants them."""
        return {role.setting: self.url(name) for name, role in DATABASE_ROLES.items()}

    def command(self) -> list[str | Path]:
        """The server's command line; its options stand here, so that a new version can change them."""
        places = {"listen_addresses": "", "unix_socket_directories": str(self.sockets)}
        options = [f"--{name}={value}" for name, value in ({**self.options, **places}).items()]
        return [postgres_program("postgres"), "-D", self.data, *options]


def prepare_files(cluster: Cluster) -> None:
    """Make the directory of sockets and, the first time, the data directory."""
    account = cluster.account
    open_the_way(cluster.data, account)
    make_socket_directory(cluster.sockets, account.user)
    account.owns(cluster.sockets)
    if not cluster.data.exists():
        open_the_way(postgres_program("postgres"), account)
        _make_data(cluster, account)


def _make_data(cluster: Cluster, account: Account) -> None:
    """Run initdb beside its final place, so that an interrupted one is never taken for a database."""
    draft = cluster.directory / "postgres.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.owns(draft)
    with tempfile.NamedTemporaryFile("w", dir=cluster.directory) as password:
        password.write(cluster.passwords[ADMINISTRATOR])
        password.flush()
        account.owns(Path(password.name))
        _run_initdb(draft, Path(password.name), account, wait_for_disk=cluster.options.get("fsync") != "off")
    draft.rename(cluster.data)


def _run_initdb(data: Path, password: Path, account: Account, *, wait_for_disk: bool) -> None:
    command = [
        *(postgres_program("initdb"), "-D", data, "--username", ADMINISTRATOR, "--pwfile", password),
        *("--auth=scram-sha-256", "--encoding=UTF8", "--no-locale"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        *([] if wait_for_disk else ["--no-sync"]),
    ]
    done = subprocess.run(  # noqa: S603 the command is ours
        command,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        start_new_session=True,
        **account.arguments,
    )
    if done.returncode:
        raise Refused(f"PostgreSQL could not create its files in {data}:\n{done.stderr.strip()}")
