"""The processes of the demo: their commands, and starting them again when they end unasked."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from config.local.messages import say
from config.local.processes import Process, start
from config.local.refusal import Refused

MOST_RESTARTS = 3
LONG_ENOUGH = 60
"""Seconds: a process that ran this long before it ended starts with a clean record."""


@dataclass
class Child:
    """A process that should always run."""

    start: Callable[[], Process]
    process: Process = field(init=False)
    started: float = field(init=False)
    restarts: int = 0

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.process = self.start()
        self.started = time.monotonic()

    def revive(self) -> None:
        """Start it again when it has ended; after three times in a row, give up on the demo."""
        if not self.process.ended:
            return
        name, log = self.process.name, self.process.log
        say(f"{name} ended unasked. The end of {log}:\n{self.process.last_lines()}")
        self.restarts = 0 if time.monotonic() - self.started > LONG_ENOUGH else self.restarts
        if self.restarts == MOST_RESTARTS:
            raise Refused(f"{name} keeps ending, so the demo ends. Its log: {log}")
        time.sleep(2**self.restarts)
        self.restarts += 1
        say(f"Starting {name} again.")
        self._start()


def web(port: int, log: Path) -> Process:
    """gunicorn, with the application loaded once for both workers."""
    options = (
        "--worker-class",
        "gthread",
        "--workers",
        "2",
        "--threads",
        "2",
        "--preload",
        "--no-control-socket",
    )
    patience = ("--timeout", "60", "--graceful-timeout", "5")
    return _python(
        "web", log, "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}", *options, *patience
    )


def development_web(port: int, log: Path) -> Process:
    """Django's own server, which starts anew when the code changes."""
    environment = os.environ | {"DJANGO_DEBUG": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{port}"]
    return start("web", command, log=log, environment=environment)


def worker(log: Path) -> Process:
    """One Celery worker; it has no others to talk to."""
    options = ("--concurrency", "1", "--without-mingle", "--without-gossip", "--loglevel", "INFO")
    return _python("worker", log, "celery", "-A", "config", "worker", *options)


def beat(log: Path, directory: Path) -> Process:
    """The clock that rings periodic tasks; without a pid file, which would be stale after a kill."""
    (directory / "beat").mkdir(exist_ok=True)
    options = ("--schedule", str(directory / "beat" / "schedule"), "--pidfile=", "--loglevel", "INFO")
    return _python("beat", log, "celery", "-A", "config", "beat", *options)


def _python(name: str, log: Path, module: str, *arguments: str) -> Process:
    return start(name, [sys.executable, "-m", module, *arguments], log=log)
