"""A ceiling on the memory that reading a file may take."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from exchange.files.unusable import UnusableFile

ROOM: Final = 200_000_000
"""Bytes; a file of 100,000 rows takes 20 to 50 million."""

TOO_MUCH_MEMORY: Final = "Het bestand is te groot om te lezen. Splits het in kleinere bestanden en upload die apart."


@contextmanager
def limited_memory(room: int = ROOM) -> Iterator[None]:
    """Inside, this process can take `room` bytes more than it uses now; UnusableFile when it wants more.

    The soft limit on address space of the whole process (Linux), set back at the end, so keep it short: around a pull
    from a generator and not around the generator, which somebody may never finish.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    lowest = min(limit for limit in (_in_use() + room, soft, hard) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (lowest, hard))
    try:
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    except MemoryError as error:
        raise UnusableFile(TOO_MUCH_MEMORY) from error


def _in_use() -> int:
    """The bytes of address space of this process."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
