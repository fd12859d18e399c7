"""Where everything of the local services lives: one directory, by default `.local` in the checkout."""

import hashlib
import os
import re
import stat
from pathlib import Path

from config.local.refusal import Refused

CHECKOUT = Path(__file__).resolve().parents[2]
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")
LONGEST_DIRECTORY_OF_SOCKETS = 85
"""A socket's whole path has at most 103 bytes on macOS and 107 on Linux; `/.s.PGSQL.5432` takes 14."""


def local_directory() -> Path:
    """The directory of the local services, made when absent; `ASH_LOCAL_DIR` names another one.

    It has one name, whatever symbolic links lead to it: by that name a running server is known.
    """
    directory = Path(os.environ.get("ASH_LOCAL_DIR") or CHECKOUT / ".local").absolute()
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if not os.access(directory, os.W_OK | os.X_OK):
            raise PermissionError(13, "no write permission")
    except OSError as error:
        raise Refused(
            f"{directory} cannot be used ({error.strerror}). Give it to this user, "
            "or set ASH_LOCAL_DIR to a directory of your own."
        ) from error
    return directory.resolve()


def socket_directory(directory: Path) -> Path:
    """Where the sockets stand: inside the directory, or in a short path when that is too long or odd."""
    inside = directory / "run"
    if len(os.fsencode(inside)) <= LONGEST_DIRECTORY_OF_SOCKETS and PLAIN_PATH.fullmatch(str(inside)):
        return inside
    name = hashlib.sha256(os.fsencode(directory)).hexdigest()[:12]
    return Path(f"/tmp/ash-{os.geteuid()}-{name}")  # noqa: S108 every process must find the same one, whatever its TMPDIR


def make_socket_directory(path: Path, server: int | None = None) -> None:
    """Make it for this user alone; refuse one that is another's or open to others, save the server's account."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    ours = found.st_uid in (os.geteuid(), server)
    if not stat.S_ISDIR(found.st_mode) or not ours or found.st_mode & 0o077:
        raise Refused(f"{path} is open to other users of this machine. Remove it and start again.")
