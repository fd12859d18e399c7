"""Running demos of a test's own, and finding whatever they leave behind."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from config.local.places import CHECKOUT


def bare_environment(directory: Path) -> dict[str, str]:
    """The environment of somebody who has set nothing but the local directory."""
    ours = ("DATABASE_", "BROKER_URL", "ASH_", "SECRET_KEY", "DEMO_PASSWORD", "PYTEST_", "PORT", "STATIC_ROOT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith((*ours, "SITE_URL"))}
    return kept | {"ASH_LOCAL_DIR": str(directory)}


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def processes_of(directory: Path) -> list[int]:
    """Every live process that was started for this local directory, by its command line or environment."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _belongs(path, os.fsencode(directory))]


def _belongs(process: Path, directory: bytes) -> bool:
    try:
        alive = b"\nState:\tZ" not in (process / "status").read_bytes()
        told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    except OSError:  # it ended while we looked
        return False
    return alive and directory in told


@dataclass
class DemoRun:
    """A demo without data, started as `make demo` starts it."""

    directory: Path
    port: int
    popen: subprocess.Popen[bytes]
    seconds: float = 0
    """How long it took to say that it runs."""

    @classmethod
    def started(cls, directory: Path, *, wait: bool = True, **environment: str) -> "DemoRun":
        """The demo, serving (or, with wait=False, just started)."""
        began = time.monotonic()
        port = int(environment.setdefault("PORT", str(free_port())))
        with (directory / "output").open("wb") as output:
            popen = subprocess.Popen(
                [sys.executable, "-m", "config.local.demo", "--without-data"],
                env=bare_environment(directory) | environment,
                cwd=CHECKOUT,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        run = cls(directory, port, popen)
        if wait:
            run.wait_for("The demo runs at")
            run.seconds = time.monotonic() - began
        return run

    @property
    def output(self) -> str:
        return (self.directory / "output").read_text()

    def wait_for(self, text: str, patience: float = 60) -> None:
        """Return when the demo has said the text."""
        until = time.monotonic() + patience
        while text not in self.output:
            assert self.popen.poll() is None, self.output
            assert time.monotonic() < until, self.output
            time.sleep(0.1)

    def end_with(self, signal_number: int) -> int:
        """Send the signal to the whole process group, as a terminal does; the exit code."""
        os.killpg(self.popen.pid, signal_number)
        return self.popen.wait(30)
