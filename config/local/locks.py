"""Locks between processes that the kernel drops with their holder, so a lock is never stale."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock alone, after waiting for whoever has it."""
    with _opened(path) as descriptor:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def exclusive_or_none(path: Path) -> Iterator[int | None]:
    """Hold the lock alone and give the file's descriptor; None at once when another process has it."""
    with _opened(path) as descriptor:
        yield descriptor if _taken(descriptor) else None


class SharedUse:
    """One process's part in something many use at once; `release` tells whether it was the last."""

    def __init__(self, path: Path) -> None:
        self._descriptor = _open(path)
        fcntl.flock(self._descriptor, fcntl.LOCK_SH)

    @contextlib.contextmanager
    def release(self) -> Iterator[bool]:
        """Give up the part; True, with newcomers waiting until the block ends, when nobody else has one."""
        try:
            yield _taken(self._descriptor)
        finally:
            os.close(self._descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[int]:
    descriptor = _open(path)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
