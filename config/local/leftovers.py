"""What a PostgreSQL that was killed leaves behind, and whether one is still alive."""

import contextlib
import os
import subprocess
import time
from pathlib import Path

from config.local.cluster import Cluster

SOCKET = ".s.PGSQL.5432"
PATIENCE = 60
"""Seconds: sessions of a killed server end by themselves."""


def remove_stale_files(cluster: Cluster) -> None:
    """Remove what a killed server left: its process number may belong to another program by now.

    Never while a session of that server lives: those files are what keeps a second server off its data.
    """
    until = time.monotonic() + PATIENCE
    while _processes_in(cluster.data) and time.monotonic() < until:
        time.sleep(0.05)
    if Path("/proc/self/cwd").exists() and not _processes_in(cluster.data):
        (cluster.data / "postmaster.pid").unlink(missing_ok=True)
        (cluster.sockets / f"{SOCKET}.lock").unlink(missing_ok=True)


def _processes_in(data: Path) -> list[Path]:
    """Processes that work in the directory, as every process of a server does; Linux shows them in /proc."""
    return [process for process in Path("/proc").glob("[0-9]*/cwd") if _leads_to(process, data)]


def _leads_to(link: Path, directory: Path) -> bool:
    with contextlib.suppress(OSError):  # it ended meanwhile, or is another user's
        return link.readlink() == directory
    return False


def server_process(data: Path) -> int | None:
    """The process number of the server of these files, when it is alive."""
    try:
        pid = int((data / "postmaster.pid").read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _is_server(pid, data) else None


def _is_server(pid: int, data: Path) -> bool:
    """Whether the process is a server of these files; its command line tells, which Linux keeps in /proc."""
    kept = Path(f"/proc/{pid}/cmdline")
    if Path("/proc/self/cmdline").exists():
        return kept.exists() and os.fsencode(data) in kept.read_bytes().split(b"\0")
    command = ["/bin/ps", "-o", "args=", "-p", str(pid)]
    return f"-D {data}" in subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
