"""Lines for the person at the terminal."""

import contextlib
import sys


def say(line: str) -> None:
    """Write the line to the error stream, so that a command's own output stays alone on standard output."""
    with contextlib.suppress(OSError, ValueError):  # the terminal may be gone: ending goes on
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
