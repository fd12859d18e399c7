"""Starting and ending processes so that none is left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from config.local.accounts import Account

PR_SET_PDEATHSIG = 1
LARGEST_LOG = 5_000_000
LIBC = ctypes.CDLL(None, use_errno=True)


@dataclass
class Process:
    """A started process in a group of its own: Ctrl-C in the terminal reaches only who started it."""

    name: str
    popen: subprocess.Popen[bytes]
    log: Path
    log_start: int

    @property
    def ended(self) -> bool:
        return self.popen.poll() is not None

    def last_lines(self, number: int = 15) -> str:
        """The end of what this process has logged since it was started."""
        with self.log.open("rb") as file:
            file.seek(self.log_start)
            return "\n".join(file.read().decode(errors="replace").splitlines()[-number:])


def start(
    name: str,
    command: Sequence[str | Path],
    *,
    log: Path,
    account: Account | None = None,
    orphan_signal: signal.Signals | None = signal.SIGTERM,
    environment: Mapping[str, str] | None = None,
) -> Process:
    """Start a command that logs to the file; it gets the signal when this process dies, even by kill -9."""
    with _opened_log(log) as descriptor:
        log_start = os.lseek(descriptor, 0, os.SEEK_END)
        popen = subprocess.Popen(  # noqa: S603 the commands are ours
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=descriptor,
            stderr=descriptor,
            env=dict(os.environ if environment is None else environment),
            start_new_session=True,
            preexec_fn=_dies_with_parent(orphan_signal),
            **(account or Account()).arguments,
        )
        return Process(name, popen, log, log_start)


def end(*processes: Process, patience: float = 8) -> None:
    """Ask all of them to end, then make them: nothing of their groups is left."""
    for process in processes:
        _signal_group(process, signal.SIGTERM)
    until = time.monotonic() + patience
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.popen.wait(max(0.0, until - time.monotonic()))
        _signal_group(process, signal.SIGKILL)
        process.popen.wait()


def _signal_group(process: Process, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.popen.pid, number)


def _dies_with_parent(number: signal.Signals | None) -> Callable[[], None] | None:
    if number is None or sys.platform != "linux":
        return None
    parent = os.getpid()

    def ask_the_kernel() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, number.value)
        if os.getppid() != parent:  # it died before the kernel knew
            os._exit(1)

    return ask_the_kernel


@contextlib.contextmanager
def _opened_log(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".old"))
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def run(command: Sequence[str | Path]) -> tuple[int, str]:
    """Exit code and standard output of a command that ends by itself, or with this process."""
    popen = subprocess.Popen(  # noqa: S603 the commands are ours
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_dies_with_parent(signal.SIGTERM),
    )
    process = Process("command", popen, Path(os.devnull), 0)
    try:
        output, _ = popen.communicate()
    finally:
        end(process)
    return popen.returncode, output.decode()
