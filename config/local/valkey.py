"""The embedded Valkey server: the demo's broker, reachable only through a socket of this user."""

import contextlib
import socket
import time
from pathlib import Path

from config.local.packages import valkey_program
from config.local.places import make_socket_directory, socket_directory
from config.local.processes import Process, start
from config.local.refusal import Refused

PATIENCE = 10


def valkey_socket(directory: Path) -> Path:
    """The socket of the Valkey of these local services, whether it runs or not."""
    return socket_directory(directory) / "valkey.sock"


def valkey_url(directory: Path) -> str:
    """The broker URL of these local services."""
    return f"redis+socket://{valkey_socket(directory)}"


def start_valkey(directory: Path) -> Process:
    """Start Valkey, in the place of one that a killed demo left behind; it dies with this process."""
    path = valkey_socket(directory)
    make_socket_directory(path.parent, server_user(directory))
    _end_leftover(path)
    process = start("valkey", _command(path), log=directory / "logs" / "valkey.log")
    until = time.monotonic() + PATIENCE
    while not _answer(path, b"PING"):
        if process.ended or time.monotonic() > until:
            raise Refused(f"Valkey did not start. The end of {process.log}:\n{process.last_lines()}")
        time.sleep(0.02)
    return process


def server_user(directory: Path) -> int | None:
    """The user PostgreSQL runs as, which shares the sockets' directory: for root not the present one."""
    data = directory / "postgres"
    return data.stat().st_uid if data.exists() else None


def _command(path: Path) -> list[str | Path]:
    """Nothing on disk and no port: the broker may be lost at any moment, all work stands in PostgreSQL."""
    options = {"port": "0", "unixsocket": str(path), "unixsocketperm": "700", "save": "", "appendonly": "no"}
    return [valkey_program(), *(part for name, value in options.items() for part in (f"--{name}", value))]


def _end_leftover(path: Path) -> None:
    until = time.monotonic() + PATIENCE
    while _answer(path, b"PING") and time.monotonic() < until:
        _answer(path, b"SHUTDOWN NOSAVE")
        time.sleep(0.05)
    path.unlink(missing_ok=True)


def _answer(path: Path, command: bytes) -> bytes:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        connection.connect(str(path))
        connection.sendall(command + b"\r\n")
        return connection.recv(64)
    return b""
