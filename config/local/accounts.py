"""The system account PostgreSQL runs under: it refuses to be root."""

import contextlib
import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.local.messages import say
from config.local.refusal import Refused

ACCOUNT_FOR_ROOT = "ash_postgres"


@dataclass(frozen=True)
class Account:
    """A user and group to run a process as; `Account(None, None)` is the one running now."""

    user: int | None = None
    group: int | None = None

    @property
    def arguments(self) -> dict[str, Any]:
        """For subprocess.Popen."""
        if self.user is None:
            return {}
        return {"user": self.user, "group": self.group, "extra_groups": []}

    def owns(self, path: Path) -> None:
        """Give the path to this account."""
        if self.user is not None and self.group is not None:
            os.chown(path, self.user, self.group)


def server_account(data: Path) -> Account:
    """The present user; for root the owner of the data directory, or else an account made for it."""
    if os.geteuid() != 0:
        return Account()
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    entry = _account_for_root()
    return Account(entry.pw_uid, entry.pw_gid)


def _account_for_root() -> pwd.struct_passwd:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam(ACCOUNT_FOR_ROOT)
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", ACCOUNT_FOR_ROOT]
    if useradd is None or subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        raise Refused(
            f"PostgreSQL does not run as root and the account {ACCOUNT_FOR_ROOT} could not be made. "
            "Start as an ordinary user, or set DATABASE_URL to a server of your own."
        )
    return pwd.getpwnam(ACCOUNT_FOR_ROOT)


def open_the_way(path: Path, account: Account) -> None:
    """Let the account pass through the directories above the path (never list them); only root needs this."""
    if account.user is None:
        return
    for directory in path.resolve().parents:
        mode = directory.stat().st_mode
        passes = stat.S_IXUSR if directory.stat().st_uid == account.user else stat.S_IXOTH
        if not mode & passes:
            say(f"Letting PostgreSQL's account pass through {directory}.")
            directory.chmod(mode | passes)
