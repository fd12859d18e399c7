"""`make reset`: removes the demo's data and secrets, so that the next start begins anew."""

import contextlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from config.local.cluster import Cluster
from config.local.locks import exclusive_or_none
from config.local.messages import say
from config.local.places import local_directory, socket_directory
from config.local.postgres import stop_server
from config.local.refusal import Refused

OURS = (
    *("postgres", "postgres.new", "run", "logs", "static", "static.stamp", "secrets.json", "secrets.new"),
    "prepared.txt",
    *("mail", "beat", "secrets.lock", "postgres-start.lock", "postgres.lock", "demo.lock"),
)
"""By name, so that an ASH_LOCAL_DIR that points at something else loses nothing."""


def reset(directory: Path) -> None:
    """Remove everything of the local services; refuse while anything uses it."""
    with (
        _alone(directory / "demo.lock", "the demo is running"),
        _alone(directory / "postgres.lock", "a command is using its database"),
    ):
        stop_server(Cluster(directory, passwords={}))
        shutil.rmtree(socket_directory(directory), ignore_errors=True)
        for name in OURS:
            _remove(directory / name)
    with contextlib.suppress(OSError):
        directory.rmdir()


@contextlib.contextmanager
def _alone(path: Path, reason: str) -> Iterator[None]:
    with exclusive_or_none(path) as descriptor:
        if descriptor is None:
            raise Refused(f"{reason}. End it first (Ctrl-C in its terminal), then run make reset again.")
        yield


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        reset(local_directory())
    except Refused as refusal:
        sys.exit(f"Nothing was removed: {refusal}")
    say("Removed. The next make demo begins anew.")
